import {
  type Behaviour,
  type Deed,
  type Failure,
  type Happening,
  LOOK_AHEAD,
  type Scenario,
  type Span,
} from '../../core/simulate/scenario.ts';
import type { Milliseconds } from '../../core/time/instant.ts';
import { readLength } from '../../core/time/read-length.ts';
import { markOf, type ReadScenario } from './read-scenario.ts';
import { type Clock, readSpan, readWhen, spanOf } from './read-when.ts';
import type { FileBehaviour, FileFailure, FileHappening } from './scenario-file.ts';

type Fail = ReadScenario['fail'];

/** The scenario that a file says, with every time an instant. `lookAhead`: what an option said of it. */
export function toScenario({ content, fail }: ReadScenario, clock: Clock, lookAhead: Milliseconds | undefined): Scenario {
  const { happens, people, fails, promises, for: ahead } = content;
  return {
    start: clock.start,
    happenings: happens.flatMap((one, index) => happeningsOf(one, index, clock, fail)),
    people: Object.entries(people).map(([who, one]) => behaviourOf(who, one, clock, fail)),
    failures: fails.map((one, index) => failureOf(one, index, clock, fail)),
    keepsPromises: promises === 'kept',
    lookAhead: lookAhead ?? (ahead === undefined ? LOOK_AHEAD : lengthAt(ahead, ['for'], fail)),
  };
}

function happeningsOf(one: FileHappening, index: number, clock: Clock, fail: Fail): Happening[] {
  const at =
    readWhen(one.at, clock) ?? fail(markOf('happens', index, 'at'), `"${one.at}" is no time: write 15m, 02:30 or 2026-12-25T02:30`);
  if (at < clock.start)
    fail(markOf('happens', index, 'at'), `"${one.at}" lies before the start: write a later time, or let it start earlier ("start")`);
  const by = one.by ?? (typeof one.acknowledge === 'string' ? one.acknowledge : null);
  const happening = (key: string, deed: Deed): Happening[] => [{ at, by, deed, mark: markOf('happens', index, ...key.split('/')) }];
  const words = (value: true | string, otherwise: string): string => (value === true ? otherwise : value);
  if (one.alert !== undefined) {
    const alert = typeof one.alert === 'string' ? { summary: one.alert, labels: {} } : one.alert;
    const { summary, labels } = alert;
    const severity = 'severity' in alert ? (alert.severity ?? null) : null;
    return happening('alert', { do: 'alert', key: ('name' in alert ? alert.name : undefined) ?? summary, summary, severity, labels });
  }
  if (one.clears !== undefined) return happening('clears', { do: 'clear', key: one.clears });
  if (one.declare !== undefined) return happening('declare', { do: 'declare', ...one.declare });
  if (one.acknowledge !== undefined) return happening('acknowledge', { do: 'acknowledge' });
  if (one.accept !== undefined) return happening('accept', { do: 'accept', severity: one.accept === true ? null : one.accept });
  if (one.decline !== undefined) return happening('decline', { do: 'decline', because: one.decline });
  if (one.answers !== undefined) {
    return Object.entries(one.answers).flatMap(([field, value]) =>
      happening(`answers/${field}`, { do: 'answer', field, value: yesOrWords(value) }),
    );
  }
  if (one['change-severity'] !== undefined)
    return happening('change-severity', {
      do: 'change-severity',
      severity: one['change-severity'],
      because: one.because ?? 'As the scenario says.',
    });
  if (one.category !== undefined) return happening('category', { do: 'categorise', category: one.category });
  if (one.role !== undefined) return happening('role', { do: 'hand-over', role: one.role, to: one.to ?? '' });
  if (one.phase !== undefined) return happening('phase', { do: 'enter-phase', phase: one.phase });
  if (one.gate !== undefined) return happening('gate', { do: 'decide-gate', gate: one.gate, outcome: outcomeOf(one.answer, index, fail) });
  if (one.step !== undefined) return happening('step', { do: 'tick-step', step: one.step });
  if (one.update !== undefined) return happening('update', { do: 'post-update', text: one.update, publicStatus: one.status ?? null });
  if (one.resolve !== undefined) return happening('resolve', { do: 'resolve', summary: words(one.resolve, 'As the scenario says.') });
  return happening('reopen', { do: 'reopen', because: one.reopen ?? '' });
}

function outcomeOf(answer: FileHappening['answer'], index: number, fail: Fail): 'yes' | 'no' {
  const text = yesOrWords(answer ?? '').toLowerCase();
  return text === 'yes' || text === 'no' ? text : fail(markOf('happens', index, 'answer'), `"${text}": a gate is answered by yes or no`);
}

const yesOrWords = (value: boolean | string | number): string => (value === true ? 'yes' : value === false ? 'no' : String(value));

function behaviourOf(who: string, one: FileBehaviour, clock: Clock, fail: Fail): Behaviour {
  const mark = (...keys: string[]) => markOf('people', who, ...keys);
  const length = (text: string | undefined, ...keys: string[]): Milliseconds =>
    text === undefined ? 0 : lengthAt(text, ['people', who, ...keys], fail);
  const { accepts, declines } = one;
  if (accepts !== undefined && declines !== undefined) fail(mark('declines'), 'they cannot accept it and decline it');
  const accepting =
    typeof accepts === 'object' ? accepts : { severity: typeof accepts === 'string' ? accepts : undefined, after: undefined };
  const declining = typeof declines === 'object' ? declines : { because: declines ?? '', after: undefined };
  const then: Behaviour['then'] =
    accepts !== undefined
      ? { do: 'accept', severity: accepting.severity ?? null, after: length(accepting.after, 'accepts', 'after') }
      : declines !== undefined
        ? { do: 'decline', because: declining.because, after: length(declining.after, 'declines', 'after') }
        : null;
  if (then !== null && one.acknowledges === undefined)
    fail(mark(then.do === 'accept' ? 'accepts' : 'declines'), 'say how soon they acknowledge: "acknowledges"');
  return {
    who,
    acknowledgeAfter: one.acknowledges === undefined ? null : length(one.acknowledges, 'acknowledges'),
    from: one.from === undefined ? null : (readWhen(one.from, clock) ?? fail(mark('from'), `"${one.from}" is no time: write 06:30 or 4h`)),
    absent: absences(one.absent, clock, (message) => fail(mark('absent'), message)),
    goesOn: one['goes-silent'] !== true,
    then,
    mark: mark(),
  };
}

function absences(said: string | string[] | undefined, clock: Clock, fail: (message: string) => never): Span[] {
  return [said ?? []].flat().map((text) => {
    const span = readSpan(text, clock);
    return typeof span === 'string' ? fail(span) : span;
  });
}

/** `ana's push from 02:00 to 02:30`: whose, what, when; all but the middle may be missing. */
const FAILING = /^(?:(?<person>.+?)['’]s\s+)?(?<channel>[^\s]+)(?:\s+(?<span>(?:from|until|to)\s.+))?$/iu;

function failureOf(one: FileFailure, index: number, clock: Clock, fail: Fail): Failure {
  const mark = markOf('fails', index);
  if (typeof one !== 'string') {
    const span = spanOf(one.from, one.to, clock) ?? fail(mark, 'its times are none, or end before they begin: write 02:00 or 30m');
    return { ...span, channel: one.channel, person: one.person ?? null, mark };
  }
  const { person, channel, span } = FAILING.exec(one.trim())?.groups ?? {};
  if (channel === undefined) return fail(mark, `"${one}" is not understood: write "mail from 02:00 to 02:30" or "ana's push until 1h"`);
  const during = span === undefined ? { from: clock.start, to: null } : readSpan(span, clock);
  if (typeof during === 'string') return fail(mark, during);
  return { ...during, channel, person: person ?? null, mark };
}

function lengthAt(text: string, path: (string | number)[], fail: Fail): Milliseconds {
  return readLength(text) ?? fail(markOf(...path), `"${text}" is not a length of time: write 15m, 4h or 1h30m`);
}
