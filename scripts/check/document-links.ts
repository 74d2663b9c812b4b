import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import type { Check } from './check.ts';
import { files } from './files.ts';

/** Links, anchors, paths and `npm run` commands in the project's own documents lead somewhere. */
export const documentLinks: Check = {
  name: 'documents',
  run: (root) => {
    const documents = files(root).filter(
      (path) => /^[^/]+\.md$/.test(path) || (/^docs\//.test(path) && path.endsWith('.md')) || path === 'src/core/glossary.md',
    );
    const scripts = new Set(Object.keys((JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }).scripts));
    const problems = documents.flatMap((document) => {
      const text = readFileSync(join(root, document), 'utf8');
      return [...brokenLinks(root, document, text), ...brokenPaths(root, document, text), ...brokenScripts(document, text, scripts)];
    });
    return { problems, note: `${documents.length} documents` };
  },
};

function brokenLinks(root: string, document: string, text: string): string[] {
  // What stands in a fence is shown, not linked.
  const prose = text.replace(/^(`{3,})[^\n]*\n[\s\S]*?^\1`*\s*$/gm, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].flatMap((match) => {
    const link = match[1] ?? '';
    if (/^[a-z]+:/i.test(link)) return [];
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? document : normalize(join(dirname(document), path));
    if (!existsSync(join(root, target))) return [`${document}: (${link}) leads nowhere`];
    if (anchor === undefined || !target.endsWith('.md')) return [];
    return anchorsOf(readFileSync(join(root, target), 'utf8')).includes(anchor) ? [] : [`${document}: ${target} has no heading #${anchor}`];
  });
}

function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#{1,6}\s+(.+)$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
}

/** A path in backticks that begins with one of our folders; one with a star, a placeholder or an ellipsis is a pattern. */
function brokenPaths(root: string, document: string, text: string): string[] {
  return [...text.matchAll(/`((?:src|test|scripts|bench|docs|runbooks|examples|bin|\.ci)\/[^`\s]*)`/g)].flatMap((match) => {
    const path = (match[1] ?? '').replace(/[:#]\d+$/, '');
    if (/[*<…{]/.test(path)) return [];
    return existsSync(join(root, path)) ? [] : [`${document}: \`${path}\` does not exist`];
  });
}

function brokenScripts(document: string, text: string, scripts: Set<string>): string[] {
  return [...text.matchAll(/npm run ([a-z:-]+)/g)].flatMap((match) => {
    const name = match[1] ?? '';
    return scripts.has(name) ? [] : [`${document}: there is no \`npm run ${name}\``];
  });
}
