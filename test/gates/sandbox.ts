import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** A project in a folder of its own, in which a test can break a rule: our own files by name, and others as they are written here. */
export class Sandbox {
  readonly root = mkdtempSync(join(tmpdir(), 'muster-gate-'));

  /** Copies files or folders of the real project. */
  take(...paths: string[]): this {
    for (const path of paths) cpSync(join(project, path), join(this.root, path), { recursive: true });
    return this;
  }

  plant(path: string, text: string): this {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
    return this;
  }

  /** The installed packages, but not their cache: what a tool remembers of the sandbox must not reach the project. */
  withPackages(): this {
    mkdirSync(join(this.root, 'node_modules'));
    for (const name of readdirSync(join(project, 'node_modules'))) {
      if (name === '.cache' || name === '.vite' || name === '.vitest') continue;
      symlinkSync(join(project, 'node_modules', name), join(this.root, 'node_modules', name));
    }
    return this;
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
