import type { CompiledPolicy } from '../../policy/policy.ts';
import type { Severities } from '../../policy/severity.ts';
import type { Fact, Stated } from '../../policy/source.ts';
import { NOT_STATED } from '../../policy/source.ts';
import type { Delay } from '../../time/delay.ts';
import { linesRead } from '../lines-read.ts';
import { ruleOf } from '../rule/index.ts';
import type { EscalationPin } from './pin-escalation.ts';
import type { Pins } from './pins.ts';

/** How much of a line is quoted at most, in UTF-16 units. */
const LONGEST_QUOTE = 60;

/** A pin for the owner to confirm: under which key, of which name (null: an item of a list), and why it is asked. */
export type DraftedPin = { kind: keyof Pins; name: string | null; value: unknown; because: string };

const inferred = (fact: Fact | typeof NOT_STATED): boolean => fact !== NOT_STATED && fact.origin === 'inferred';
const written = (delay: Delay | null): string | null =>
  delay === null || delay.kind === 'unstated'
    ? null
    : delay.kind === 'after'
      ? delay.minutes === 0
        ? 'immediately'
        : `${delay.minutes}m`
      : delay.kind.replaceAll('-', ' ');
const reason = ({ because, src }: Fact): string => `${because ?? 'Inferred.'} (line ${src.line})`;
const oneOf = (names: string[]): string | string[] => (names.length === 1 ? (names[0] ?? '') : names);
const levels = (severities: Severities): { severities?: string | string[] } =>
  severities === '*' ? {} : { severities: oneOf(severities) };

/** The pins that confirm what was inferred, and set aside what was not understood; none when all is stated and understood. */
export function draftPins(policy: CompiledPolicy, source: string): DraftedPin[] {
  const lines = source.replace(/^\uFEFF/u, '').split(/\r\n?|\n/u);
  return [
    ...severityPins(policy),
    ...escalationPins(policy),
    ...ladderPins(policy),
    ...namedPins(policy),
    ...templatePins(policy),
    ...unreadPins(policy, lines),
  ];
}

/** Each block that nobody understood, by a line of it; one quote is enough for all blocks that begin alike. */
function unreadPins(policy: CompiledPolicy, lines: string[]): DraftedPin[] {
  const told = linesRead(policy);
  const pins = policy.document.unread.flatMap(({ src, why }) =>
    quoteOf(lines, src.line, src.endLine, policy, told).map(
      (value): DraftedPin => ({ kind: 'ignore', name: null, value, because: `${why} (line ${src.line})` }),
    ),
  );
  return pins.filter(({ value }, i) => pins.findIndex((pin) => pin.value === value) === i);
}

/** What has a name, and is confirmed by naming it. */
function namedPins(policy: CompiledPolicy): DraftedPin[] {
  const confirm = <T extends Fact>(
    kind: keyof Pins,
    facts: T[],
    name: (fact: T) => string,
    value: (fact: T) => unknown = () => ({}),
  ): DraftedPin[] => facts.filter(inferred).map((fact) => ({ kind, name: name(fact), value: value(fact), because: reason(fact) }));
  const { review } = policy;
  return [
    ...confirm('roles', policy.roles, (role) => role.name),
    ...confirm(
      'contacts',
      policy.contacts.filter((each) => !each.unfilled),
      (each) => each.role,
      (each) => each.contact,
    ),
    ...policy.cadence
      .filter(inferred)
      .flatMap((each) =>
        (each.severities === '*' ? ['*'] : each.severities).map(
          (id): DraftedPin => ({ kind: 'cadence', name: id, value: `${each.everyMinutes}m`, because: reason(each) }),
        ),
      ),
    ...review.deadlines
      .filter((each) => inferred(each) && each.what === 'hold')
      .flatMap((each) =>
        (each.severities === '*' ? ['*'] : each.severities).map((id): DraftedPin => {
          const within = written(each.delay);
          return { kind: 'review', name: id, value: { ...(within ? { within } : {}), required: each.required }, because: reason(each) };
        }),
      ),
    ...confirm('channels', policy.channels, (each) => each.name),
    ...confirm('phases', policy.phases, (each) => each.name),
    ...confirm('procedures', policy.procedures, (each) => each.name),
    ...confirm(
      'gates',
      policy.phases.flatMap((phase) => phase.gates),
      (each) => each.question,
    ),
    ...confirm('tools', policy.tools, (each) => each.name),
    ...confirm('detection', policy.detection, (each) => each.text),
    ...confirm('categories', policy.categories, (each) => each.name),
    ...confirm('scenarios', policy.scenarios, (each) => each.name),
    ...confirm('metrics', policy.metrics, (each) => each.name),
    ...confirm('readiness', policy.readiness, (each) => each.name),
    ...confirm('recordFields', policy.recordFields, (each) => each.name),
    ...confirm('communication', policy.communication, (each) => each.text),
    ...(['reports', 'drills', 'upkeep'] as const).flatMap((kind) =>
      confirm(
        kind,
        policy[kind].filter((each) => each.every !== null),
        (each) => each.text,
        (each) => each.every,
      ),
    ),
  ];
}

function severityPins({ severities }: CompiledPolicy): DraftedPin[] {
  return severities.flatMap((severity): DraftedPin[] => {
    const value = (target: Stated<{ delay: Delay }>): string | null =>
      target !== NOT_STATED && inferred(target) ? written(target.value.delay) : null;
    const doubtful = (['name', 'acknowledgeWithin', 'respondWithin', 'resolveWithin'] as const).filter((key) => inferred(severity[key]));
    if (doubtful.length === 0) return [];
    const pin = Object.fromEntries(
      doubtful.flatMap((key) => {
        const fact = severity[key];
        if (fact === NOT_STATED) return [];
        const said = key === 'name' ? fact.value : value(severity[key]);
        return said === null ? [] : [[key, said]];
      }),
    );
    const reasons = doubtful.flatMap((key) => (severity[key] === NOT_STATED ? [] : [reason(severity[key])]));
    return Object.keys(pin).length === 0
      ? []
      : [{ kind: 'severities', name: severity.id, value: pin, because: [...new Set(reasons)].join(' ') }];
  });
}

/** A pin stands in for all that was read for its levels: so what is stated for them goes along. */
function escalationPins({ matrix, severities }: CompiledPolicy): DraftedPin[] {
  const all = severities.map(({ id }) => id);
  return (['escalate', 'inform'] as const).flatMap((purpose) => {
    const calls = matrix.filter((rule) => rule.purpose === purpose && rule.to.length > 0);
    const doubtful = calls.filter(inferred);
    const touched = new Set(doubtful.flatMap((rule) => (rule.severities === '*' ? all : rule.severities)));
    return calls
      .filter((rule) => doubtful.length > 0 && (rule.severities === '*' || rule.severities.some((id) => touched.has(id))))
      .map((rule): DraftedPin => {
        const pin: EscalationPin = {
          ...levels(rule.severities),
          ...rungOf(rule),
          ...(rule.channels.length > 0 ? { channels: rule.channels } : {}),
          ...(purpose === 'inform' ? { purpose } : {}),
        };
        const because = inferred(rule) ? reason(rule) : `Stated on line ${rule.src.line}; it goes along with what is to be confirmed.`;
        return { kind: 'escalation', name: null, value: pin, because };
      });
  });
}

const ladderPins = ({ ladders }: CompiledPolicy): DraftedPin[] =>
  ladders
    .filter((ladder) => inferred(ladder) || ladder.rungs.some(inferred))
    .map((ladder) => ({
      kind: 'ladders',
      name: ladder.name,
      value: { rungs: ladder.rungs.map(rungOf) },
      because: reason([ladder, ...ladder.rungs].find(inferred) ?? ladder),
    }));

function rungOf({ to, delay, condition }: Pick<CompiledPolicy['matrix'][number], 'to' | 'delay' | 'condition'>): EscalationPin {
  const after = written(delay);
  const said = condition?.text ?? (delay?.kind === 'unstated' ? delay.text : null);
  return { to: oneOf(to), ...(after ? { after } : {}), ...(said ? { if: said.replace(/^if\s+/iu, '') } : {}) };
}

/** A message is confirmed by its name; one with a doubtful blank by all of its blanks. */
const templatePins = ({ templates }: CompiledPolicy): DraftedPin[] =>
  templates.flatMap((template): DraftedPin[] => {
    const doubtful = [template, ...template.holes].filter(inferred);
    if (!doubtful[0]) return [];
    const holes = template.holes.some(inferred) ? { holes: [...new Set(template.holes.map((hole) => hole.name))] } : {};
    const reasons = [...new Set(doubtful.map((fact) => fact.because ?? 'Inferred.'))].slice(0, 3);
    return [{ kind: 'templates', name: template.name, value: holes, because: `${reasons.join(' ')} (line ${doubtful[0].src.line})` }];
  });

/** How a block that nobody understood is named: by the beginning of a line that stands nowhere else. One of which a fact was read would lose it. */
function quoteOf(lines: string[], from: number, to: number, policy: CompiledPolicy, told: Set<number>): string[] {
  for (const line of lines.slice(from - 1, to)) {
    if (/^\s*(?:```|~~~)/u.test(line)) continue;
    const quote = beginningOf(line.trim());
    if ((quote.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < 5 || ruleOf(quote)) continue;
    const places = lines.flatMap((each, i) => (each.trim().startsWith(quote) ? [i + 1] : []));
    const apart = (place: number): boolean =>
      told.has(place) || !policy.document.unread.some(({ src }) => src.line <= place && place <= src.endLine);
    if (!places.some(apart)) return [quote];
  }
  return [];
}

/** As much of a line as names it, in whole words. */
function beginningOf(line: string): string {
  if (line.length <= LONGEST_QUOTE) return line;
  const cut = line.slice(0, LONGEST_QUOTE + 1);
  const space = cut.lastIndexOf(' ');
  return cut.slice(0, space > LONGEST_QUOTE / 2 ? space : LONGEST_QUOTE).trim();
}
