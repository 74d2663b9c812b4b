import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Asks yes or no at the terminal. Anything but yes is no. */
export async function confirm(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${question} [y/N] `).finally(() => terminal.close());
  return /^y(es)?$/i.test(answer.trim());
}

/** Asks for something that nobody behind the chair should read: what is typed is not shown. */
export async function askSecret(question: string): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: process.stdin.isTTY === true });
  const answer = await terminal.question('').finally(() => terminal.close());
  process.stderr.write('\n');
  return answer.trim();
}
