import { pathToFileURL } from 'node:url';

/** Was this module started as a program, or imported by a test? */
export function isMain(url: string): boolean {
  return process.argv[1] !== undefined && pathToFileURL(process.argv[1]).href === url;
}
