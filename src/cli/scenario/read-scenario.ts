import { readFile } from 'node:fs/promises';
import { type Document, isMap, isNode, isPair, LineCounter, parseDocument } from 'yaml';
import { CommandFailure, EXIT } from '../command.ts';
import { type Issue, type Path, sayIssues } from './say-issue.ts';
import { type ScenarioFile, scenarioFile } from './scenario-file.ts';

/** A scenario file, checked; `fail` throws what is wrong with it, with the file, line and key of the place that `mark` names. */
export type ReadScenario = { content: ScenarioFile; fail: (mark: string, message: string) => never };

const LARGEST = 1024 * 1024;
const MOST_SAID = 10;

/** The name of a place in the file, to be given to what is made of it. */
export const markOf = (...path: Path): string => JSON.stringify(path);

export async function readScenarioFile(file: string): Promise<ReadScenario> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw usage(`${file}: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}.`);
  });
  if (text.length > LARGEST) throw usage(`${file}: ${Math.round(text.length / 1024)} KiB are no scenario.`);
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const [broken] = document.errors;
  if (broken !== undefined) throw usage(`${file}:${counter.linePos(broken.pos[0]).line}: this is no YAML: ${broken.message}`);
  const place = (path: Path) => placeOf(document, counter, path);
  const content: unknown = document.toJS({ maxAliasCount: 100 }) ?? {};
  const read = scenarioFile.safeParse(content);
  if (!read.success) {
    const said = sayIssues(read.error.issues as Issue[], (path) => valueAt(content, path)).map(({ path, message }) => ({
      ...place(path),
      message,
    }));
    const lines = [...new Set(said.sort((a, b) => a.line - b.line).map((one) => `${file}:${one.line}: ${one.key}: ${one.message}`))];
    const more = lines.length > MOST_SAID ? [`… and ${lines.length - MOST_SAID} more.`] : [];
    throw usage([...lines.slice(0, MOST_SAID), ...more].join('\n'));
  }
  const fail = (mark: string, message: string): never => {
    const { line, key } = place(mark === '' ? [] : (JSON.parse(mark) as Path));
    throw usage(`${file}:${line}: ${key}: ${message}`);
  };
  return { content: read.data, fail };
}

function valueAt(content: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, part) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : undefined),
    content,
  );
}

/** The line of a key (of its nearest parent where it is missing), and its name: `happens[2].step`. */
function placeOf(document: Document.Parsed, counter: LineCounter, path: Path): { line: number; key: string } {
  const key = path.map((part) => (typeof part === 'number' ? `[${part + 1}]` : `.${part}`)).join('');
  return { line: lineOf(document, counter, path), key: key.replace(/^\./, '') || 'the scenario' };
}

function lineOf(document: Document.Parsed, counter: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const [parent, last] = [document.getIn(path.slice(0, length - 1), true), path[length - 1]];
    const pair = isMap(parent) ? parent.items.find((item) => isPair(item) && String(item.key) === String(last)) : undefined;
    const node = pair?.key ?? document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
  }
  return 1;
}

function usage(message: string): CommandFailure {
  return new CommandFailure(message, EXIT.usage);
}
