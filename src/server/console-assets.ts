import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { problem } from './problem.ts';
import { pagePolicy } from './security-headers.ts';

const SOURCES = fileURLToPath(new URL('../console/', import.meta.url));
/** What the console is made of beside its own folder. */
const SHARED = ['../contract/', '../core/'].map((folder) => fileURLToPath(new URL(folder, import.meta.url)));
const DIST = join(SOURCES, 'dist');
/** The console's page may carry this where a nonce belongs; then its styles need no `unsafe-inline`. */
const NONCE_MARK = '__CSP_NONCE__';

/** Builds the console when it is missing or older than its sources. `onBuild` is told before it takes its few seconds. */
export async function buildConsole(onBuild: () => void): Promise<void> {
  if (isBuilt()) return;
  onBuild();
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  // In a process of its own: the half gigabyte that a build takes would stay with the server.
  const building = spawn(process.execPath, [vite, 'build', SOURCES, '--logLevel', 'warn'], { stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = (await once(building, 'exit')) as [number | null];
  if (code !== 0) throw new Error('The console could not be built: the lines above say why. `npm run build` tries again.');
}

/** Is the built console there and not older than any of its sources? */
function isBuilt(): boolean {
  const page = join(DIST, 'index.html');
  if (!existsSync(page)) return false;
  const built = statSync(page).mtimeMs;
  return [SOURCES, ...SHARED].every((folder) => newest(folder) <= built);
}

function newest(folder: string): number {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  const sources = files.filter((file) => !file.parentPath.startsWith(DIST) && !/\.test\.tsx?$/.test(file.name));
  return Math.max(0, ...sources.map((file) => statSync(join(file.parentPath, file.name)).mtimeMs));
}

/** Serves the console: hashed files for ever, and its page for every address of the application. */
export async function addConsole(app: FastifyInstance, folder: string = DIST): Promise<void> {
  if (existsSync(folder)) {
    await app.register(staticFiles, {
      root: folder,
      index: false,
      wildcard: false,
      decorateReply: false,
      globIgnore: ['index.html', '**/*.br', '**/*.gz'],
      preCompressed: true,
      setHeaders: (reply, path) => {
        reply.header('cache-control', path.includes(`${folder}/assets/`) ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  const index = join(folder, 'index.html');
  app.setNotFoundHandler(async (request, reply) => {
    const wantsPage = ['GET', 'HEAD'].includes(request.method) && (request.headers.accept ?? '').includes('text/html');
    if (!wantsPage || /^\/(api|l|health|docs)(\/|$)/.test(request.url)) {
      return reply.code(404).type('application/problem+json').send(problem('unknown', 'There is nothing at this address.'));
    }
    return existsSync(index)
      ? sendPage(reply, readFileSync(index, 'utf8'))
      : reply.code(503).type('text/plain').send('The console is not built yet: run `npm run build`.\n');
  });
}

function sendPage(reply: FastifyReply, page: string) {
  const nonce = randomBytes(16).toString('base64');
  const style = page.includes(NONCE_MARK) ? `'self' 'nonce-${nonce}'` : "'self' 'unsafe-inline'";
  const policy = pagePolicy({ script: "'self'", style, img: "'self' data:", connect: "'self'" });
  return reply
    .headers({ 'content-security-policy': policy, 'cache-control': 'no-cache' })
    .type('text/html; charset=utf-8')
    .send(page.replaceAll(NONCE_MARK, nonce));
}
