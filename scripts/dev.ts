// `npm run dev`: the server (restarted when its source changes), the console with hot reload, and fakes that take what Muster sends.
// One command; everything ends with it.
import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';

process.chdir(new URL('..', import.meta.url).pathname);

const PORTS = { server: process.env['PORT'] ?? '8080', console: '5173', mail: '1025', push: '2586', webhook: '9099' };
const data = process.env['MUSTER_DATA'] ?? './data/dev';
const server = `http://127.0.0.1:${PORTS.server}`;

const ENVIRONMENT: Record<string, Record<string, string>> = {
  server: { PORT: PORTS.server, MUSTER_DATA: data },
  console: { MUSTER_URL: server },
  mail: { SMTP_PORT: PORTS.mail },
  push: { NTFY_PORT: PORTS.push },
  webhook: { WEBHOOK_PORT: PORTS.webhook },
};
const COMMANDS: Record<string, string[]> = {
  server: ['node', '--watch', '--watch-preserve-output', 'src/main.ts', 'serve'],
  console: ['vite', 'src/console', '--port', PORTS.console, '--strictPort', '--clearScreen', 'false'],
  mail: ['node', 'test/fakes/smtp-sink.ts'],
  push: ['node', 'test/fakes/ntfy-sink.ts'],
  webhook: ['node', 'test/fakes/webhook-sink.ts'],
};

console.log(`Muster for developers

  console   http://127.0.0.1:${PORTS.console}   (hot reload; the API behind it is the server's)
  server    ${server}   (restarts when src/ changes; its data is in ${resolve(data)})
  mail      smtp://127.0.0.1:${PORTS.mail}   (prints every mail)
  push      http://127.0.0.1:${PORTS.push}   (an ntfy server that prints what it would push)
  webhook   http://127.0.0.1:${PORTS.webhook}   (prints every request)

  examples/muster.yaml is set up for these: npx muster apply -f examples/muster.yaml
  Ctrl-C ends everything.
`);

const children: ChildProcess[] = [];
let ending = false;
for (const [name, [program = '', ...args]] of Object.entries(COMMANDS)) {
  const child = spawn(program, args, { env: { ...process.env, ...ENVIRONMENT[name] }, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) label(name, stream);
  child.on('error', (error) => end(`${name} could not be started: ${error.message}`));
  child.on('exit', (code) => {
    if (!ending) end(`${name} has ended (${code ?? 'by a signal'}); is another \`npm run dev\` running?`);
  });
  children.push(child);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => end(null));

/** Each line of what a part says, with its name before it. */
function label(name: string, stream: NodeJS.ReadableStream): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) console.log(`${name.padEnd(8)} │ ${line}`);
  });
}

function end(because: string | null): void {
  if (ending) return;
  ending = true;
  if (because !== null) console.error(because);
  for (const child of children) child.kill('SIGTERM');
  process.exitCode = because === null ? 0 : 1;
}
