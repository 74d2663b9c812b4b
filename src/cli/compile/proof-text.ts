import type { Colors } from 'picocolors/types.js';
import type { Source } from '../../core/policy/source.ts';
import { lengthOf } from '../../core/prove/counter-example.ts';
import type { Claim, CounterExample, Finding, LevelVerdict, Verdict } from '../../core/prove/verdict.ts';
import { MINUTE } from '../../core/time/instant.ts';
import { line } from '../remote/terminal-text.ts';

type Place = { file: string; lines: readonly string[]; zone: string; settings: string | null };

const CLAIM: Record<Claim['claim'], (count: string) => string> = {
  phases: (count) => `${count} phase can be reached and left`,
  gates: (count) => `${count} gate leads somewhere`,
  owners: (count) => `${count} promise has an owner who is somebody`,
  templates: (count) => `${count} message can be filled`,
  deadlines: (count) => `${count} stated time falls in the calendar`,
  roles: (count) => `${count} role that is called is held by somebody who can be reached`,
};

/** How many remarks of one kind are shown before the rest is counted. */
const MOST_REMARKS = 8;

/** The verdict as its owner reads it: what goes wrong first, each with the runbook's own line; then what was proved, and how. */
export function proofText(verdict: Verdict, place: Place, c: Colors): string {
  const problems = verdict.claims.flatMap((claim) => claim.findings.filter((one) => one.level === 'problem'));
  return [
    ...verdict.counterExamples.map((one) => `${counterExampleText(one, verdict, place, c)}\n`),
    ...problems.map((one) => `${problemText(one, place, c)}\n`),
    c.bold(`Is somebody who can be reached told in time, when nobody answers?`),
    ...levelLines(verdict, place, c),
    '',
    c.bold('Can the runbook be worked through?'),
    ...verdict.claims.flatMap((claim) => claimLines(claim, verdict, c)),
    '',
    ...summary(verdict, place, c),
  ].join('\n');
}

function counterExampleText(example: CounterExample, verdict: Verdict, place: Place, c: Colors): string {
  const { severity, answers, category, at, src, bound, path, minutes, toldAt, boundAt } = example;
  const said = Object.entries(answers).map(([field, value]) => `${field}: ${value}`);
  const which = [severity ?? 'any incident', ...(category === null ? [] : [category]), ...said].join(', ');
  const starts = (verdict.to - verdict.from) / MINUTE;
  const promised = `${boundWords(example.bound)}${lineWords(bound.src)}`;
  return [
    `${c.red(c.bold('error'))}${c.dim('[told-too-late]')} ${c.bold(`${clock(at, place.zone)}, ${line(which)}: ${line(example.text)}`)}`,
    ...excerpt(src, place, c),
    `  ${c.dim('=')} promised: ${promised}, so by ${clock(boundAt, place.zone)}`,
    ...path.map((step) => {
      const cross = step.unreachable.map((one) => `; ${one.name} ${one.why}`).join('');
      return `  ${c.dim('=')} ${clock(step.at, place.zone)} (+${step.afterMinutes === 0 ? '0' : lengthOf(step.afterMinutes * MINUTE)}): ${line(step.text + cross)}${lineWords(step.src)}`;
    }),
    `  ${c.dim('=')} ${toldAt === null ? 'after that nobody else is called' : `${clock(toldAt, place.zone)}: the first message that reaches somebody`}`,
    `  ${c.dim('=')} so it is for ${share(minutes, starts)} of all starts`,
    `  ${c.green('=')} ${c.green('fix')}: ${line(example.fix)}`,
  ].join('\n');
}

function problemText({ text, src }: Finding, place: Place, c: Colors): string {
  return [`${c.red(c.bold('error'))} ${c.bold(line(text))}`, ...excerpt(src, place, c)].join('\n');
}

function excerpt(src: Source | null, { file, lines }: Place, c: Colors): string[] {
  if (src === null) return [`  ${c.dim('-->')} ${file}`];
  const gutter = ' '.repeat(String(src.line).length);
  const text = line(lines[src.line - 1] ?? '');
  return [`${gutter} ${c.dim('-->')} ${file}:${src.line}`, ...(text === '' ? [] : [`${c.dim(`${src.line} |`)} ${text}`])];
}

function levelLines({ levels, effort }: Verdict, { zone }: Place, c: Colors): string[] {
  const names = levels.map((level) => level.severity ?? 'any incident');
  const width = Math.max(...names.map((name) => name.length));
  return levels.map((level, index) => {
    const mark = !level.holds ? c.red('no ') : effort.complete ? c.green('yes') : c.yellow('?  ');
    return `  ${mark}  ${line(names[index] ?? '').padEnd(width)}  ${line(boundWords(level.bound))}${lineWords(level.bound.src)}; ${line(worstWords(level, zone))}`;
  });
}

function worstWords({ worst, first }: LevelVerdict, zone: string): string {
  if (worst === null || first === null) return 'at worst nobody ever is';
  const when =
    worst.afterMinutes === 0 ? 'always at once' : `at worst after ${lengthOf(worst.afterMinutes * MINUTE)} (${clock(worst.at, zone)})`;
  const only = first.catchAll ? ', the catch-all only: the runbook calls nobody who can be told' : '';
  return `${when}: ${first.who}${lineWords(first.src)}${only}`;
}

function boundWords({ kind, text }: LevelVerdict['bound']): string {
  if (kind === 'acknowledge') return `acknowledge: ${text}`;
  if (kind === 'respond') return `respond: ${text}`;
  if (kind === 'first-call') return `first call: ${text}`;
  return 'no time is stated, so at once';
}

function claimLines({ claim, checked, holds, findings }: Claim, { imagined }: Verdict, c: Colors): string[] {
  const notes = findings.filter(({ level }) => level === 'note');
  const mark = holds ? c.green('yes') : c.red('no ');
  const counted = CLAIM[claim]('every');
  const words = checked < 2 ? counted : `${counted} (${checked})`;
  const unknown = claim === 'roles' && imagined && checked > 0 ? ' (not known without muster.yaml: give it with -f)' : '';
  const shown = notes.slice(0, MOST_REMARKS).map(({ text, src }) => `         ${c.dim(`${line(text)}${lineWords(src)}`)}`);
  const more = notes.length > MOST_REMARKS ? [`         ${c.dim(`and ${notes.length - MOST_REMARKS} more`)}`] : [];
  return [`  ${unknown === '' ? mark : c.yellow('?  ')}  ${checked === 0 ? nothing(claim) : words}${unknown}`, ...shown, ...more];
}

const nothing = (claim: Claim['claim']): string =>
  `there are no ${{ phases: 'phases', gates: 'gates', owners: 'promises', templates: 'messages of its own', deadlines: 'stated times', roles: 'roles that are called' }[claim]}`;

function summary(
  { proved, from, to, imagined, effort, counterExamples, claims }: Verdict,
  { file, zone, settings }: Place,
  c: Colors,
): string[] {
  const days = `${clock(from, zone)} to ${clock(to, zone)} ${zone}`;
  const who = imagined
    ? 'each role taken for one reachable person (give -f muster.yaml for your own)'
    : `people and working days from ${settings}`;
  const wrong = counterExamples.length + claims.flatMap((claim) => claim.findings).filter(({ level }) => level === 'problem').length;
  const outcome = proved
    ? c.green(c.bold('proved'))
    : wrong > 0
      ? c.red(c.bold(`not proved: ${wrong} ${wrong === 1 ? 'thing' : 'things'} to mend`))
      : c.yellow(c.bold('not proved: there are more situations than were looked at'));
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
  return percent >= 99.95 ? 'all' : percent < 0.1 ? `${minutes} minutes (less than 0.1 %)` : `${percent.toFixed(1)} %`;
}

const lineWords = (src: Source | null): string => (src === null ? '' : ` (line ${src.line})`);

function clock(at: number, zone: string): string {
  const when = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const day = when.toLocaleString('en-GB', { weekday: 'short' });
  return `${day} ${when.toPlainDate()} ${when.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}
