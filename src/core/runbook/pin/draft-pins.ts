import { Document, isMap, isSeq, parseDocument } from 'yaml';
import type { CompiledPolicy } from '../../policy/policy.ts';
import type { Severities } from '../../policy/severity.ts';
import type { Fact, Stated } from '../../policy/source.ts';
import { NOT_STATED } from '../../policy/source.ts';
import type { Delay } from '../../time/delay.ts';
import { ruleOf } from '../rule/index.ts';
import type { EscalationPin, Pins, SeverityPin } from './pins.ts';

const inferred = (fact: Fact | 'not-stated'): boolean => fact !== NOT_STATED && fact.origin === 'inferred';
const written = (delay: Delay | null): string | null =>
  delay === null || delay.kind === 'unstated'
    ? null
    : delay.kind === 'after'
      ? delay.minutes === 0
        ? 'immediately'
        : `${delay.minutes}m`
      : delay.kind.replaceAll('-', ' ');
const levels = (severities: Severities): { severities?: string | string[] } => (severities === '*' ? {} : { severities });
const some = <T extends object>(key: string, value: T): object =>
  (Array.isArray(value) ? value : Object.keys(value)).length > 0 ? { [key]: value } : {};

/** The pins that confirm what was inferred, and set aside what was not understood; empty when all is stated and understood. */
export function draftPins(policy: CompiledPolicy, source: string): Pins {
  const lines = source.replace(/^\uFEFF/u, '').split(/\r\n?|\n/u);
  const named = <T extends Fact>(
    facts: T[],
    name: (fact: T) => string,
    pin: (fact: T) => object | string,
  ): Record<string, object | string> => Object.fromEntries(facts.filter(inferred).map((fact) => [name(fact), pin(fact)]));
  const cadence = policy.cadence
    .filter(inferred)
    .flatMap((each) => (each.severities === '*' ? ['*'] : each.severities).map((id) => [id, `${each.everyMinutes}m`]));
  return {
    ...some('severities', severityPins(policy)),
    ...some('escalation', escalationPins(policy)),
    ...some(
      'roles',
      named(
        policy.roles,
        (role) => role.name,
        () => ({}),
      ),
    ),
    ...some(
      'contacts',
      named(
        policy.contacts.filter((each) => !each.unfilled),
        (each) => each.role,
        (each) => each.contact,
      ),
    ),
    ...some('cadence', Object.fromEntries(cadence)),
    ...some(
      'channels',
      named(
        policy.channels,
        (each) => each.name,
        () => ({}),
      ),
    ),
    ...some(
      'phases',
      named(
        policy.phases,
        (each) => each.name,
        () => ({}),
      ),
    ),
    ...some(
      'templates',
      named(
        policy.templates,
        (each) => each.name,
        () => ({}),
      ),
    ),
    ...some(
      'ignore',
      policy.document.unread.flatMap(({ src }) => quoteOf(lines, src.line, src.endLine, policy)),
    ),
  } as Pins;
}

function severityPins({ severities }: CompiledPolicy): Record<string, SeverityPin> {
  const value = (target: Stated<{ delay: Delay }>): string | null =>
    target !== NOT_STATED && inferred(target) ? written(target.value.delay) : null;
  const pins = severities.map((severity): [string, SeverityPin] => [
    severity.id,
    Object.fromEntries([
      ...(['acknowledgeWithin', 'respondWithin', 'resolveWithin'] as const).flatMap((key) =>
        value(severity[key]) ? [[key, value(severity[key])]] : [],
      ),
      ...(severity.name !== NOT_STATED && inferred(severity.name) ? [['name', severity.name.value]] : []),
    ]),
  ]);
  return Object.fromEntries(pins.filter(([, pin]) => Object.keys(pin).length > 0));
}

/** A pin stands in for all that was read for its levels: so what is stated for them goes along. */
function escalationPins({ matrix, severities }: CompiledPolicy): EscalationPin[] {
  const calls = matrix.filter((rule) => rule.purpose === 'escalate' && rule.to.length > 0);
  const doubtful = calls.filter(inferred);
  const all = severities.map(({ id }) => id);
  const touched = new Set(doubtful.flatMap((rule) => (rule.severities === '*' ? all : rule.severities)));
  return calls
    .filter((rule) => doubtful.length > 0 && (rule.severities === '*' || rule.severities.some((id) => touched.has(id))))
    .map((rule) => {
      const after = written(rule.delay);
      const condition = rule.condition?.text ?? (rule.delay?.kind === 'unstated' ? rule.delay.text : null);
      return {
        ...levels(rule.severities),
        to: rule.to.length === 1 ? (rule.to[0] ?? '') : rule.to,
        ...(after ? { after } : {}),
        ...(condition ? { if: condition.replace(/^if\s+/iu, '') } : {}),
      };
    });
}

/** How a block that nobody understood is named: by the beginning of a line that stands nowhere else. */
function quoteOf(lines: string[], from: number, to: number, policy: CompiledPolicy): string[] {
  for (const line of lines.slice(from - 1, to)) {
    const quote = line.trim().slice(0, 60).trim();
    if ((quote.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < 5 || ruleOf(quote)) continue;
    const places = lines.flatMap((each, i) => (each.trim().startsWith(quote) ? [i + 1] : []));
    const apart = (place: number): boolean => !policy.document.unread.some(({ src }) => src.line <= place && place <= src.endLine);
    if (!places.some(apart)) return [quote];
  }
  return [];
}

/** The pins as YAML under `muster:`, as they would stand in the front matter. */
export const pinsYaml = (pins: Pins): string => new Document({ muster: pins }, { aliasDuplicateObjects: false }).toString({ lineWidth: 0 });

/** The text with the pins in its front matter. What the owner has pinned already stays. */
export function withPins(source: string, pins: Pins): string {
  if (Object.keys(pins).length === 0) return source;
  const eol = /\r\n/u.test(source) ? '\r\n' : '\n';
  const mark = source.startsWith('\uFEFF') ? '\uFEFF' : '';
  const body = source.slice(mark.length);
  const own = (yaml: string): string => yaml.replace(/\n/gu, eol);
  const found = /^---[ \t]*(?:\r\n?|\n)([\s\S]*?)^---[ \t]*(?=\r|\n|$)/mu.exec(body);
  if (found?.index !== 0) return `${mark}${own(`---\n${pinsYaml(pins)}---\n\n`)}${body}`;
  const inner = found[1] ?? '';
  const merged = /^muster\s*:/mu.test(inner) ? merge(inner, pins) : `${inner.replace(/\r\n?/gu, '\n')}${pinsYaml(pins)}`;
  return `${mark}${own(`---\n${merged}---`)}${body.slice(found[0].length)}`;
}

function merge(yaml: string, pins: Pins): string {
  const document = parseDocument(yaml.replace(/\r\n?/gu, '\n'));
  if (document.errors.length > 0) return yaml;
  for (const [kind, value] of Object.entries(pins)) {
    const there = document.getIn(['muster', kind]);
    if (isSeq(there) && Array.isArray(value))
      for (const item of value) there.add(document.createNode(item, { aliasDuplicateObjects: false }));
    else if (isMap(there) && typeof value === 'object') {
      for (const [name, pin] of Object.entries(value))
        if (!there.has(name)) there.set(name, document.createNode(pin, { aliasDuplicateObjects: false }));
    } else if (there === undefined) document.setIn(['muster', kind], document.createNode(value, { aliasDuplicateObjects: false }));
  }
  return document.toString({ lineWidth: 0 });
}
