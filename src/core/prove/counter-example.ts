import type { Recorded } from '../incident/event.ts';
import type { Directory } from '../oncall/directory.ts';
import type { Source } from '../policy/source.ts';
import { type Instant, MINUTE } from '../time/instant.ts';
import type { Night, Reach } from './night.ts';
import type { CounterExample, PathStep, Setting } from './verdict.ts';

/** The way of a night that went wrong, step by step, and one sentence that says where it ended. */
export function counterExample(night: Night, minutes: number, directory: Directory, reach: Reach): CounterExample {
  const { at: boundAt, ...bound } = night.bound;
  const path = pathOf(night.rehearsal.history, night.start, directory, reach);
  const last = path.findLast((step) => step.src !== null);
  return {
    ...night.opening,
    ...{ answers: night.answers, at: night.start, minutes, bound, boundAt, toldAt: night.told?.at ?? null },
    path,
    text: sentence(night, path),
    fix: fixOf(night, path),
    settings: settingsOf(night, path, directory),
    src: last?.src ?? bound.src,
  };
}

/** What an incident's history shows of who was called, and of whom that reached. */
export function pathOf(history: readonly Recorded[], start: Instant, directory: Directory, reach: Reach): PathStep[] {
  return history.flatMap((recorded) => stepOf(recorded, start, directory, reach));
}

function stepOf({ at, by, event }: Recorded, start: Instant, directory: Directory, reach: Reach): PathStep[] {
  const afterMinutes = (at - start) / MINUTE;
  const step = (text: string, src: Source | null, people: string[] = []): PathStep[] => {
    const called = people.map((id) => {
      const person = directory.people.find((one) => one.id === id);
      return { name: person?.name ?? id, why: person === undefined ? 'is not in the directory' : reach(person) };
    });
    const reached = called.flatMap(({ name, why }) => (why === null ? [name] : []));
    const unreachable = called.flatMap(({ name, why }) => (why === null ? [] : [{ name, why }]));
    return [{ at, afterMinutes, text, reached, unreachable, src }];
  };
  switch (event.type) {
    case 'EscalationReached':
      return step(event.label, event.src, event.people);
    case 'EscalationSkipped':
      return step(`${event.label}. ${event.because}`, event.src);
    case 'EscalationExhausted':
      return step(event.because, null, event.people);
    case 'EscalationRepeated':
      return step(event.because, event.src, event.people);
    case 'IncidentAcknowledged':
      return step(`${by.name} acknowledges, and does nothing more.`, null);
    case 'AcknowledgementExpired':
      return step('The acknowledgement runs out.', null);
    case 'NotificationFailed':
      return event.channel === LOST ? step(`The message to ${nameOf(event.personId, directory)} is lost.`, null) : [];
    default:
      return [];
  }
}

/** The channel of a message that is taken to be lost, whatever it was sent by. */
export const LOST = 'lost';

const nameOf = (id: string, { people }: Directory): string => people.find((one) => one.id === id)?.name ?? id;

function sentence({ told, bound, start, rehearsal }: Night, path: PathStep[]): string {
  const within = bound.kind === 'at-once' || bound.at === start ? 'at once' : `within ${lengthOf(bound.at - start)}`;
  const whom = path.flatMap((step) => step.unreachable);
  const why = [...new Map(whom.map((one) => [one.name, `${one.name} ${one.why}`])).values()];
  const vacant = [...new Set(path.flatMap((step) => /Nobody holds [^.]+/.exec(step.text)?.[0] ?? []))].map(lowerFirst);
  const reasons = [...why, ...vacant];
  const because = reasons.length === 0 ? '' : `: ${reasons.join('; ')}`;
  if (told === null) return `nobody who can be reached is ever told${because}${endOf(rehearsal.history, start)}`;
  return `nobody who can be reached is told ${within}, only after ${lengthOf(told.at - start)}${because}`;
}

/** Where the runbook's own calls end: `; the last call is "Level 2: Team Lead" after 15 min, line 68`. */
function endOf(history: readonly Recorded[], start: Instant): string {
  const last = history.findLast(({ event }) => event.type === 'EscalationReached' || event.type === 'EscalationSkipped');
  if (last?.event.type !== 'EscalationReached' && last?.event.type !== 'EscalationSkipped') return '';
  const { label, src } = last.event;
  const after = last.at === start ? 'at once' : `after ${lengthOf(last.at - start)}`;
  return `; the last call is "${label}" ${after}${src === null ? '' : `, line ${src.line}`}`;
}

/** Nearest cause first: somebody without a contact method, a role without a person, or times that do not fit. */
function fixOf(night: Night, path: PathStep[]): string {
  const { told, bound, start } = night;
  const names = [...new Set(path.flatMap((step) => step.unreachable.map((one) => one.name)))];
  if (names.length > 0) return `Give ${list(names)} a contact method that works, or name a catch-all contact who has one.`;
  const vacant = path.find((step) => step.text.includes('Nobody holds '));
  if (vacant !== undefined) return 'Bind the roles that nobody holds, and name a catch-all contact.';
  if (told === null) return 'Say whom to call at this level, and name a catch-all contact.';
  const line = bound.src === null ? '' : ` on line ${bound.src.line}`;
  if (isByTheClock(night, path)) {
    const within = bound.at <= start ? 'at once' : `within ${lengthOf(bound.at - start)}`;
    return `Call somebody ${within}, or promise no less than ${lengthOf(told.at - start)}${line}.`;
  }
  return `Call somebody sooner, or promise a time${line} that holds on every day ("next business day").`;
}

/** Are they called late on every day, because of the time that the runbook gives, and not because of nights and holidays? */
function isByTheClock({ told, rehearsal }: Night, path: PathStep[]): boolean {
  const line = path.find((step) => step.at === told?.at && step.src !== null)?.src?.line;
  const { matrix, ladders } = rehearsal.context.policy;
  const calls = [...matrix, ...ladders.flatMap(({ rungs }) => rungs)].filter(({ src }) => src.line === line);
  return calls.length > 0 && calls.every(({ delay }) => delay?.kind === 'after' && (delay.businessDays ?? 0) === 0);
}

/** As in `fixOf`: a text that promises what no working day can keep may also be the calendar's fault. */
function settingsOf(night: Night, path: PathStep[], { people }: Directory): Setting[] {
  const names = new Set(path.flatMap((step) => step.unreachable.map((one) => one.name)));
  if (names.size > 0) {
    const noChannel = people.some(({ name, contacts }) => names.has(name) && contacts.length > 0);
    const noContact = people.some(({ name, contacts }) => names.has(name) && contacts.length === 0);
    return [...(noContact ? (['contacts'] as const) : []), ...(noChannel ? (['channels'] as const) : []), 'catch-all'];
  }
  if (path.some((step) => step.text.includes('Nobody holds '))) return ['bindings', 'catch-all'];
  if (night.told === null) return ['catch-all'];
  return isByTheClock(night, path) ? [] : ['calendar'];
}

const lowerFirst = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
const list = (parts: string[]): string => (parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`);

/** "15 min", "1 h 30 min", "2 d 9 h": short, for a line that says much. */
export function lengthOf(length: number): string {
  const minutes = Math.round(length / MINUTE);
  const parts: [number, string][] = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor((minutes % 1440) / 60), 'h'],
    [minutes % 60, 'min'],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return said.length === 0 ? 'no time' : said.join(' ');
}
