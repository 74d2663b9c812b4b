import type { Colors } from 'picocolors/types.js';
import type { Source } from '../../core/policy/source.ts';
import { lengthOf } from '../../core/prove/counter-example.ts';
import type { Claim, CounterExample, Finding, LevelVerdict, PathStep, Verdict } from '../../core/prove/verdict.ts';
import { MINUTE } from '../../core/time/instant.ts';
import { line } from '../remote/terminal-text.ts';

type Place = { file: string; lines: readonly string[]; zone: string; settings: string | null };

/** These are about people, so that they are not known while nobody's are given. */
const ABOUT_PEOPLE: ReadonlySet<Claim['claim']> = new Set(['unanswered', 'acknowledged', 'delivery', 'roles']);

/** The rest is about the work that the runbook asks for. */
const CALLS: ReadonlySet<Claim['claim']> = new Set(['unanswered', 'acknowledged', 'delivery']);

const CLAIM: Record<Claim['claim'], (count: string) => string> = {
  unanswered: () => 'when whoever is told first does not answer, somebody else is called',
  acknowledged: () => 'when they acknowledge and do nothing more, people are called again',
  delivery: () => 'when the one message to them is lost, somebody is told in time all the same',
  phases: (count) => `${count} phase can be reached and left`,
  gates: (count) => `${count} gate leads somewhere`,
  owners: (count) => `${count} promise has an owner who is somebody`,
  templates: (count) => `${count} message can be filled`,
  deadlines: (count) => `${count} stated time falls in the calendar`,
  roles: (count) => `${count} role that is called is held by somebody who can be reached`,
};

const UNKNOWN = 'Not known without your people: give muster.yaml with -f';

/** How many remarks of one kind are shown before the rest is counted. */
const MOST_REMARKS = 8;

/** The verdict as its owner reads it: what goes wrong first, each with the runbook's own line; then what was proved, and how. */
export function proofText(verdict: Verdict, place: Place, c: Colors): string {
  const problems = problemsOf(verdict);
  const calls = verdict.claims.filter(({ claim }) => CALLS.has(claim));
  const work = verdict.claims.filter(({ claim }) => !CALLS.has(claim));
  return [
    ...together(verdict.counterExamples).map((alike) => `${counterExampleText(alike, verdict, place, c)}\n`),
    ...problems.map((one) => `${problemText(one, place, c)}\n`),
    c.bold(`Is somebody who can be reached told in time, when nobody answers?`),
    ...levelLines(verdict, place, c),
    '',
    c.bold('Does it ever end in silence?') + (verdict.imagined ? ` ${UNKNOWN}.` : ''),
    ...calls.flatMap((claim) => claimLines(claim, verdict, c)),
    '',
    c.bold('Can the runbook be worked through?'),
    ...work.flatMap((claim) => claimLines(claim, verdict, c)),
    '',
    ...summary(verdict, place, c),
  ].join('\n');
}

/** Whoever cannot be reached at all is said by the counter-example already, with the way that it takes: the claim only names them. */
function problemsOf(verdict: Verdict): Finding[] {
  const said = saidBy(verdict);
  return verdict.claims.flatMap(({ findings }) => findings.filter((one) => one.level === 'problem' && !isSaid(one, said)));
}

function saidBy({ counterExamples }: Verdict): Set<string> {
  return new Set(counterExamples.flatMap(({ path }) => path.flatMap((step) => step.unreachable.map(({ name }) => name))));
}

const isSaid = ({ unreachable }: Finding, said: ReadonlySet<string>): boolean =>
  unreachable !== undefined && unreachable.length > 0 && unreachable.every((name) => said.has(name));

/** Those that say the same of several levels are one thing to mend. */
function together(examples: readonly CounterExample[]): CounterExample[][] {
  const alike = new Map<string, CounterExample[]>();
  for (const one of examples) {
    const key = `${one.text}\n${one.fix}\n${one.toldAt === null}`;
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  return [...alike.values()];
}

function counterExampleText(alike: CounterExample[], verdict: Verdict, place: Place, c: Colors): string {
  const [example, ...others] = alike as [CounterExample, ...CounterExample[]];
  const { at, src, bound, path, minutes, toldAt, boundAt } = example;
  const starts = (verdict.to - verdict.from) / MINUTE;
  const promised = `${boundWords(example.bound)}${lineWords(bound.src)}`;
  const likewise = others.map((one) => `${which(one)}${lineWords(one.src ?? one.bound.src)}`);
  return [
    `${c.red(c.bold('error'))}${c.dim('[told-too-late]')} ${c.bold(`${clock(at, place.zone)}, ${line(which(example))}: ${line(example.text)}`)}`,
    ...excerpt(src, place, c),
    `  ${c.dim('=')} promised: ${promised}, so by ${clock(boundAt, place.zone)}`,
    ...pathLines(path, place, c),
    `  ${c.dim('=')} ${toldAt === null ? 'after that nobody else is called' : `${clock(toldAt, place.zone)}: the first message that reaches somebody`}`,
    `  ${c.dim('=')} so it is for ${share(minutes, starts)}`,
    ...(likewise.length === 0 ? [] : [`  ${c.dim('=')} likewise: ${line(likewise.join('; '))}`]),
    fixLine(example.fix, c),
  ].join('\n');
}

/** `SEV-2, database, customer-facing: yes, declared by a person`. */
function which({ severity, category, answers, raisedBy }: CounterExample): string {
  const said = Object.entries(answers).map(([field, value]) => `${field}: ${value}`);
  const by = raisedBy === 'person' ? ['declared by a person'] : [];
  return [severity ?? 'any incident', ...(category === null ? [] : [category]), ...said, ...by].join(', ');
}

function problemText({ text, src, example }: Finding, place: Place, c: Colors): string {
  const when = example === undefined ? '' : `${clock(example.at, place.zone)}, `;
  return [
    `${c.red(c.bold('error'))} ${c.bold(`${when}${line(text)}`)}`,
    ...excerpt(src, place, c),
    ...(example === undefined ? [] : [...pathLines(example.path, place, c), fixLine(example.fix, c)]),
  ].join('\n');
}

function pathLines(path: PathStep[], { zone }: Place, c: Colors): string[] {
  const again = (index: number): boolean => index > 0 && isSameCall(path[index], path[index - 1]);
  return path.flatMap((step, index) => {
    if (again(index)) {
      if (again(index + 1)) return [];
      const times = index - path.findLastIndex((_, at) => at <= index && !again(at));
      return [`  ${c.dim('=')} … and ${times === 1 ? 'once more' : `${times} times more`}, the last ${clock(step.at, zone)}`];
    }
    const cross = step.unreachable.map((one) => `; ${one.name} ${one.why}`).join('');
    const after = step.afterMinutes === 0 ? 'at once' : `+${lengthOf(step.afterMinutes * MINUTE)}`;
    const text = cross === '' ? step.text : step.text.replace(/\.$/, '') + cross;
    return [`  ${c.dim('=')} ${clock(step.at, zone)} (${after}): ${line(text)}${lineWords(step.src)}`];
  });
}

/** Calling begins again every hour: the first time says it. */
function isSameCall(step: PathStep | undefined, before: PathStep | undefined): boolean {
  const said = (one: PathStep | undefined) => JSON.stringify([one?.text.replace(/\d+ \w+/g, ''), one?.unreachable, one?.src]);
  return said(step) === said(before);
}

const fixLine = (fix: string, c: Colors): string => `  ${c.green('=')} ${c.green('fix')}: ${line(fix)}`;

function excerpt(src: Source | null, { file, lines }: Place, c: Colors): string[] {
  if (src === null) return [`  ${c.dim('-->')} ${file}`];
  const gutter = ' '.repeat(String(src.line).length);
  const text = line(lines[src.line - 1] ?? '');
  return [`${gutter} ${c.dim('-->')} ${file}:${src.line}`, ...(text === '' ? [] : [`${c.dim(`${src.line} |`)} ${text}`])];
}

function levelLines({ levels, effort }: Verdict, { zone }: Place, c: Colors): string[] {
  const said = levels.map((level) => {
    const mark = !level.holds ? c.red('no ') : effort.complete ? c.green('yes') : c.yellow('?  ');
    return {
      mark,
      name: level.severity ?? 'any incident',
      words: `${boundWords(level.bound)}${lineWords(level.bound.src)}; ${worstWords(level, zone)}`,
    };
  });
  // Levels that are served alike are one line: mostly those of the base policy, where the runbook has none.
  const alike = [...Map.groupBy(said, ({ mark, words }) => mark + words).values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ ...first, name: group.map(({ name }) => name).join(', ') }];
  });
  const width = Math.max(...alike.map(({ name }) => name.length));
  return alike.map(({ mark, name, words }) => `  ${mark}  ${line(name).padEnd(width)}  ${line(words)}`);
}

function worstWords({ worst, first, next }: LevelVerdict, zone: string): string {
  if (worst === null || first === null) return 'at worst nobody ever is';
  const when =
    worst.afterMinutes === 0 ? 'always at once' : `at worst after ${lengthOf(worst.afterMinutes * MINUTE)} (${clock(worst.at, zone)})`;
  const only = first.catchAll ? ', the catch-all only: the runbook calls nobody who can be told' : '';
  const told = `${when}: ${first.who}${first.catchAll ? '' : sourceWords(first.src)}${only}`;
  if (next === null) return told;
  const then = `${next.who}${next.catchAll ? catchAllWords(next.who) : sourceWords(next.src)}`;
  if (next.afterMinutes <= worst.afterMinutes) return `${told}; and ${then}`;
  return `${told}; not answered: ${then} after ${lengthOf(next.afterMinutes * MINUTE)}`;
}

/** An imagined catch-all is called that already. */
const catchAllWords = (who: string): string => (/catch-all/i.test(who) ? '' : ' (catch-all)');

/** What has no line of the runbook's own is the base policy's. */
const sourceWords = (src: Source | null): string => (src === null ? ' (base policy)' : lineWords(src));

function boundWords({ kind, text }: LevelVerdict['bound']): string {
  if (kind === 'at-once') return 'no time is stated, so at once';
  return `${kind === 'first-call' ? 'first call' : kind} ${text}`;
}

function claimLines({ claim, checked, holds, findings }: Claim, verdict: Verdict, c: Colors): string[] {
  const { imagined } = verdict;
  const said = saidBy(verdict);
  const notes = findings.filter((one) => one.level === 'note' || isSaid(one, said));
  const mark = holds ? c.green('yes') : c.red('no ');
  const counted = CLAIM[claim]('every');
  const words = checked < 2 || CALLS.has(claim) ? counted : `${counted} (${checked})`;
  const unknown = ABOUT_PEOPLE.has(claim) && imagined && (checked > 0 || CALLS.has(claim));
  const shown = notes.slice(0, MOST_REMARKS).map(({ text, src }) => `         ${c.dim(`${line(text)}${lineWords(src)}`)}`);
  const more = notes.length > MOST_REMARKS ? [`         ${c.dim(`and ${notes.length - MOST_REMARKS} more`)}`] : [];
  if (claim === 'delivery' && checked === 0 && !imagined)
    return [`  ${mark}  whoever is told first has a second contact method`, ...shown, ...more];
  return [
    `  ${unknown ? c.yellow('?  ') : mark}  ${checked === 0 && !(imagined && CALLS.has(claim)) ? NOTHING[claim] : words}${unknown && !CALLS.has(claim) ? ` (${UNKNOWN.toLowerCase()})` : ''}`,
    ...shown,
    ...more,
  ];
}

const NOTHING: Record<Claim['claim'], string> = {
  unanswered: 'nobody is ever told, so nobody follows',
  acknowledged: 'nobody is ever told, so nobody acknowledges',
  delivery: 'there is no single message',
  phases: 'there are no phases',
  gates: 'there are no gates',
  owners: 'there are no promises',
  templates: 'there are no messages of its own',
  deadlines: 'there are no stated times',
  roles: 'there are no roles that are called',
};

function summary(verdict: Verdict, { file, zone, settings }: Place, c: Colors): string[] {
  const { proved, from, to, imagined, effort } = verdict;
  const days = `${clock(from, zone)} to ${clock(to, zone)} ${zone}`;
  const who = imagined
    ? 'each role taken for one reachable person (give -f muster.yaml for your own)'
    : `people and working days from ${settings}`;
  const wrong = together(verdict.counterExamples).length + problemsOf(verdict).length;
  const outcome = proved
    ? c.green(c.bold(imagined ? 'proved, if each of its roles is somebody who can be reached' : 'proved'))
    : wrong > 0
      ? c.red(c.bold(`not proved: ${wrong} ${wrong === 1 ? 'thing' : 'things'} to mend`))
      : c.yellow(c.bold('not proved: there are more situations than were looked at; ask for a shorter time (--for 7d)'));
  return [
    `${file}: ${outcome}`,
    c.dim(`  ${days}, ${who}`),
    c.dim(
      `  ${effort.starts.toLocaleString('en')} starts are ${effort.situations.toLocaleString('en')} situations, played in ${effort.runs.toLocaleString('en')} runs; questions answered at the start or never`,
    ),
  ];
}

function share(minutes: number, starts: number): string {
  const percent = (minutes / starts) * 100;
  if (percent >= 99.95) return 'every start';
  return percent < 0.1 ? `${minutes} of ${starts.toLocaleString('en')} starts` : `${percent.toFixed(1)} % of all starts`;
}

const lineWords = (src: Source | null): string => (src === null ? '' : ` (line ${src.line})`);

function clock(at: number, zone: string): string {
  const when = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const day = when.toLocaleString('en-GB', { weekday: 'short' });
  return `${day} ${when.toPlainDate()} ${when.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}
