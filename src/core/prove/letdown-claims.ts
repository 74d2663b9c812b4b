import type { Directory } from '../oncall/directory.ts';
import { MINUTE } from '../time/instant.ts';
import { type Aftermath, type Letdown, silenceOf } from './aftermath.ts';
import { claimOf } from './claim.ts';
import { lengthOf, pathOf } from './counter-example.ts';
import type { Night, Reach } from './night.ts';
import type { Claim, Finding, Setting } from './verdict.ts';

const KINDS: readonly Letdown[] = ['unanswered', 'acknowledged', 'delivery'];

type Seen = { night: Night; after: Aftermath; silence: 'nobody-again' | 'nobody-else' | 'late'; severities: Set<string | null> };

/** What the nights show of those who are told first and let the incident down, put together into one finding for each way and person. */
export class Letdowns {
  readonly #directory: Directory;
  readonly #reach: Reach;
  readonly #checked = new Map<Letdown, number>();
  readonly #seen = new Map<string, Seen>();

  constructor(directory: Directory, reach: Reach) {
    this.#directory = directory;
    this.#reach = reach;
  }

  see(night: Night, after: Aftermath): void {
    this.#checked.set(after.kind, (this.#checked.get(after.kind) ?? 0) + 1);
    const silence = silenceOf(after, night);
    if (silence === null) return;
    const key = [after.kind, after.first.id, silence].join(' ');
    const known = this.#seen.get(key) ?? { night, after, silence, severities: new Set() };
    known.severities.add(night.opening.severity);
    this.#seen.set(key, known);
  }

  claims(notes: readonly Finding[]): Claim[] {
    return KINDS.map((kind) => {
      const found = [...this.#seen.values()]
        .filter((one) => one.after.kind === kind && !this.#follows(one))
        .map((one) => this.#finding(one));
      return claimOf(kind, this.#checked.get(kind) ?? 0, kind === 'delivery' ? [...found, ...notes] : found);
    });
  }

  /** Where there is nobody else at all, that is the one thing to mend. */
  #follows({ after, silence, severities }: Seen): boolean {
    if (after.kind === 'unanswered' || (after.kind === 'acknowledged' && silence === 'nobody-again')) return false;
    const alone = this.#seen.get(['unanswered', after.first.id, 'nobody-else'].join(' '));
    return alone !== undefined && [...severities].every((one) => alone.severities.has(one));
  }

  #finding({ night, after, silence, severities }: Seen): Finding {
    const path = pathOf(after.history, night.start, this.#directory, this.#reach);
    const text = `${[...severities].map((one) => one ?? 'Any incident').join(', ')}: ${sentence(night, after, silence)}`;
    const { category, raisedBy } = night.opening;
    const settings: Setting[] = after.kind === 'delivery' ? ['contacts', 'catch-all'] : ['catch-all', 'bindings'];
    const example = { severities: [...severities], category, raisedBy, at: night.start, path, fix: fixOf(after) };
    const src = path.findLast((step) => step.src !== null)?.src ?? null;
    return { level: 'problem', text, src, settings, example };
  }
}

function sentence({ told, bound, start }: Night, { kind, first, again }: Aftermath, silence: Seen['silence']): string {
  if (kind === 'unanswered') return `when ${first.name} does not answer, nobody else is ever called.`;
  if (kind === 'acknowledged') {
    const then = silence === 'nobody-again' ? 'nobody is called again when that runs out' : 'nobody else is called after that';
    return `when ${first.name} acknowledges and then does nothing, ${then}.`;
  }
  const lost = `when the one message to ${first.name} is lost`;
  if (again === null) return `${lost}, nobody is ever told.`;
  const promised = Math.max(bound.at, told?.at ?? start) - start;
  const within = promised === 0 ? 'at once' : `within ${lengthOf(promised)}`;
  return `${lost}, nobody is told ${within}, only after ${lengthOf(Math.ceil((again.at - start) / MINUTE) * MINUTE)}.`;
}

function fixOf({ kind, first }: Aftermath): string {
  if (kind === 'delivery') return `Give ${first.name} a second contact method, or name a catch-all contact who is somebody else.`;
  return `Call somebody else after ${first.name}, or name a catch-all contact who is somebody else.`;
}
