import type { Node, YAMLMap, YAMLSeq } from 'yaml';
import { Document, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { DraftedPin } from './draft-pins.ts';

const PLAIN = { aliasDuplicateObjects: false } as const;

/** The pins as YAML under `muster:`, as they would stand in the front matter, each below the reason why it is asked. */
export function pinsYaml(pins: readonly DraftedPin[]): string {
  const document = new Document({ muster: {} }, PLAIN);
  for (const pin of pins) put(document, pin);
  return document.toString({ lineWidth: 0 });
}

/** The text with the pins in its front matter. What the owner has pinned already stays. */
export function withPins(source: string, pins: readonly DraftedPin[]): string {
  if (pins.length === 0) return source;
  const lines = (text: string): number => text.split(/\r\n?|\n/u).length;
  // The reasons name lines of the text, which stand lower once the pins are above them.
  const lower = lines(added(source, pins)) - lines(source);
  const shifted = (because: string): string =>
    because.replace(/\b(line) (\d+)/giu, (_, word: string, n: string) => `${word} ${Number(n) + lower}`);
  return added(
    source,
    pins.map((pin) => ({ ...pin, because: shifted(pin.because) })),
  );
}

function added(source: string, pins: readonly DraftedPin[]): string {
  const eol = /\r\n/u.test(source) ? '\r\n' : '\n';
  const mark = source.startsWith('\uFEFF') ? '\uFEFF' : '';
  const body = source.slice(mark.length);
  const own = (yaml: string): string => yaml.replace(/\n/gu, eol);
  const found = /^---[ \t]*(?:\r\n?|\n)([\s\S]*?)^---[ \t]*(?=\r|\n|$)/mu.exec(body);
  // A text may open with a ruler and have another one later on: what lies between is no front matter.
  if (found?.index !== 0 || !isFrontMatter(found[1] ?? '')) return `${mark}${own(`---\n${pinsYaml(pins)}---\n\n`)}${body}`;
  const inner = (found[1] ?? '').replace(/\r\n?/gu, '\n');
  const merged = /^muster\s*:/mu.test(inner) ? merge(inner, pins) : `${inner}${pinsYaml(pins)}`;
  return `${mark}${own(`---\n${merged}---`)}${body.slice(found[0].length)}`;
}

function isFrontMatter(inner: string): boolean {
  const { contents, errors } = parseDocument(inner, { logLevel: 'error' });
  return /^muster\s*:/mu.test(inner) || contents === null || (isMap(contents) && errors.length === 0);
}

function merge(yaml: string, pins: readonly DraftedPin[]): string {
  const document = parseDocument(yaml, { logLevel: 'error' });
  if (document.errors.length > 0) return yaml;
  if (!isMap(document.get('muster'))) document.set('muster', document.createNode({}));
  for (const pin of pins) put(document, pin);
  return document.toString({ lineWidth: 0 });
}

/** Adds one pin with its reason above it; one that is there already stays as it is. */
function put(document: Document, { kind, name, value, because }: DraftedPin): void {
  const start = document.createNode(name === null ? [] : {}, PLAIN) as YAMLMap | YAMLSeq;
  if (document.getIn(['muster', kind]) === undefined) document.setIn(['muster', kind], start);
  const there = document.getIn(['muster', kind]);
  const node = document.createNode(value, PLAIN) as Node;
  const comment = ` ${because.replace(/\s+/gu, ' ')}`;
  if (isSeq(there) && name === null) {
    node.commentBefore = comment;
    there.add(node);
  } else if (isMap(there) && name !== null && !there.has(name)) {
    const pair = document.createPair(name, node);
    if (isScalar(pair.key)) pair.key.commentBefore = comment;
    there.add(pair);
  }
}
