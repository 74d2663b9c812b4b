import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodeAction, Hover, ProtocolConnection, PublishDiagnosticsParams } from 'vscode-languageserver-protocol/node';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';

const URI = 'file:///srv/team/runbook.md';
const TEXT = [
  '# Incident response',
  '',
  '## Severity levels',
  '',
  '- **SEV-1:** everything is down',
  "- **SEV-2:** a part is down, see [the plan]('plan.md')",
  '',
  '## Contacts',
  '',
  '- On-call: TBD',
  '',
].join('\n');

let server: ChildProcess;
let client: ProtocolConnection;
let published: PublishDiagnosticsParams[] = [];
let heard: () => void = () => {};

beforeEach(async () => {
  server = spawn(process.execPath, ['bin/muster.js', 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  if (!server.stdout || !server.stdin) throw new Error('no pipes');
  client = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  published = [];
  client.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.push(params);
    heard();
  });
  client.listen();
  const { capabilities } = (await client.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} })) as {
    capabilities: object;
  };
  expect(capabilities).toMatchObject({ hoverProvider: true, codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll'] } });
  await client.sendNotification('initialized', {});
});

afterEach(async () => {
  const gone = once(server, 'exit');
  await client.sendRequest('shutdown');
  await client.sendNotification('exit');
  expect((await gone)[0]).toBe(0);
  client.dispose();
});

/** The remarks for a version of the document, as soon as the server has told them. */
async function remarks(version: number): Promise<PublishDiagnosticsParams['diagnostics']> {
  for (;;) {
    const found = published.find((each) => each.version === version);
    if (found) return found.diagnostics;
    await new Promise<void>((resolve) => {
      heard = resolve;
    });
  }
}

const open = () =>
  client.sendNotification('textDocument/didOpen', { textDocument: { uri: URI, languageId: 'markdown', version: 1, text: TEXT } });

describe('the language server, as an editor meets it', { timeout: 60_000 }, () => {
  it('underlines what check remarks, with the rule and the reason behind it', async () => {
    await open();
    const found = (await remarks(1)).find((each) => each.code === 'unfilled');
    expect(found).toMatchObject({
      severity: 2,
      source: 'muster',
      range: { start: { line: 9, character: 0 }, end: { line: 9, character: 14 } },
    });
    expect(found?.message).toContain('Fix: Write the number or the address');
    expect(found?.relatedInformation?.[0]?.message).toMatch(/^Why it matters at 03:00/);
  });

  it('offers the safe fix where it is, and forgets the remark when it was made', async () => {
    await open();
    await remarks(1);
    const actions = (await client.sendRequest('textDocument/codeAction', {
      textDocument: { uri: URI },
      range: { start: { line: 5, character: 0 }, end: { line: 5, character: 0 } },
      context: { diagnostics: [] },
    })) as CodeAction[];
    expect(actions.map(({ title, kind }) => [title, kind])).toEqual([
      ['Write [the plan](plan.md).', 'quickfix'],
      ['Make every safe fix of Muster', 'source.fixAll'],
    ]);
    const [edit] = actions[0]?.edit?.changes?.[URI] ?? [];
    expect(edit?.newText).toBe('plan.md');
    await client.sendNotification('textDocument/didChange', {
      textDocument: { uri: URI, version: 2 },
      contentChanges: [{ range: edit?.range, text: edit?.newText }],
    });
    const codes = (await remarks(2)).map((each) => each.code);
    expect(codes).toContain('unfilled');
    expect(codes).not.toContain('broken-link');
  });

  it('says of a line what was understood of it, and of an empty one nothing', async () => {
    await open();
    const hover = (line: number) =>
      client.sendRequest('textDocument/hover', { textDocument: { uri: URI }, position: { line, character: 3 } }) as Promise<Hover | null>;
    expect(await hover(4)).toMatchObject({
      contents: { kind: 'markdown', value: expect.stringContaining('SEV-1 is level 1 of 2: everything is down.') },
    });
    expect(await hover(1)).toBe(null);
  });

  it('tells only about the last of many changes, and nothing of a document that was closed', async () => {
    await open();
    for (let version = 2; version <= 12; version++)
      await client.sendNotification('textDocument/didChange', {
        textDocument: { uri: URI, version },
        contentChanges: [{ text: `${TEXT}\n${'x'.repeat(version)}\n` }],
      });
    await remarks(12);
    expect(published.length).toBeLessThan(6);
    await client.sendNotification('textDocument/didClose', { textDocument: { uri: URI } });
    await client.sendRequest('textDocument/hover', { textDocument: { uri: URI }, position: { line: 0, character: 0 } });
    expect(published.at(-1)?.diagnostics).toEqual([]);
  });
});
