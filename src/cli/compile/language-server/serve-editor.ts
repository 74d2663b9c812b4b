import type { CodeAction, Connection } from 'vscode-languageserver/node';
import { createConnection, ProposedFeatures, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Compilation } from '../../../core/runbook/compilation.ts';
import { COMPILE_LIMITS, compileSafely } from '../../../engine/compile-safely.ts';
import { editorDiagnostic, editorEdit } from './editor-diagnostic.ts';
import { hoverText } from './hover-text.ts';

type Read = { version: number; compilation: Promise<Compilation> };

/** Serves one editor over standard input and output until it says goodbye or closes the pipe. */
export function serveEditor(): Promise<void> {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  const documents = new TextDocuments(TextDocument);
  connection.onInitialize(() => ({
    capabilities: {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll'] },
      hoverProvider: true,
    },
    serverInfo: { name: 'muster' },
  }));
  answer(connection, documents);
  documents.listen(connection);
  connection.listen();
  return new Promise((resolve) => connection.onExit(resolve));
}

function answer(connection: Connection, documents: TextDocuments<TextDocument>): void {
  const reads = new Map<string, Read>();
  /** What the document says now; an unchanged text is read once for remarks, hovers and actions. */
  const read = (document: TextDocument): Promise<Compilation> => {
    const known = reads.get(document.uri);
    if (known?.version === document.version) return known.compilation;
    const options = { today: Temporal.Now.plainDateISO().toString() };
    // One reading at a time: who types fast starts no heap of workers.
    const before = known?.compilation.catch(() => null) ?? Promise.resolve(null);
    const compilation = before.then(() => compileSafely(document.getText(), COMPILE_LIMITS, options));
    reads.set(document.uri, { version: document.version, compilation });
    return compilation;
  };
  const waiting = new Set<string>();
  const tell = async (uri: string): Promise<void> => {
    if (waiting.has(uri)) return;
    waiting.add(uri);
    await reads.get(uri)?.compilation.catch(() => null);
    waiting.delete(uri);
    const document = documents.get(uri);
    if (!document) return;
    const { version } = document;
    const { diagnostics } = await read(document);
    const now = documents.get(uri);
    if (!now || now.version !== version) return;
    const lines = now.getText().split(/\r\n?|\n/u);
    await connection.sendDiagnostics({ uri, version, diagnostics: diagnostics.map((one) => editorDiagnostic(one, uri, lines)) });
  };
  const fail = (error: unknown): void => connection.console.error(`muster: ${String(error)}`);

  documents.onDidChangeContent(({ document }) => void tell(document.uri).catch(fail));
  documents.onDidClose(({ document }) => {
    reads.delete(document.uri);
    void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });
  connection.onHover(async ({ textDocument, position }) => {
    const document = documents.get(textDocument.uri);
    const value = document ? hoverText((await read(document)).policy, position.line + 1) : null;
    return value === null ? null : { contents: { kind: 'markdown' as const, value } };
  });
  connection.onCodeAction(async ({ textDocument, range }) => {
    const document = documents.get(textDocument.uri);
    if (!document) return [];
    const { diagnostics } = await read(document);
    const lines = document.getText().split(/\r\n?|\n/u);
    const mendable = diagnostics.filter((one) => one.edits.length > 0);
    const here = mendable.filter((one) =>
      [one.line, ...one.also.map((place) => place.line)].some((line) => range.start.line < line && line <= range.end.line + 1),
    );
    const action = (title: string, kind: string, from: typeof mendable): CodeAction => ({
      title,
      kind,
      diagnostics: from.map((one) => editorDiagnostic(one, textDocument.uri, lines)),
      edit: { changes: { [textDocument.uri]: from.flatMap((one) => one.edits.map(editorEdit)) } },
    });
    return [
      ...here.map((one) => ({ ...action(one.fix ?? `Mend: ${one.reason}`, 'quickfix', [one]), isPreferred: true })),
      ...(mendable.length > 0 ? [action('Make every safe fix of Muster', 'source.fixAll', mendable)] : []),
    ];
  });
}
