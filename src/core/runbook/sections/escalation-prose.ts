import type { LadderRung } from '../../policy/escalation.ts';
import type { Source } from '../../policy/source.ts';
import type { Delay } from '../../time/delay.ts';
import { fold } from '../lexicon/fold.ts';
import type { Topic } from '../lexicon/lexicon.ts';
import type { Block } from '../read/block.ts';
import { conditionIn } from '../read/condition.ts';
import { delayIn, sinceStart } from '../read/duration.ts';
import type { Reading } from '../read/reading.ts';
import { inside, stated } from '../read/reading.ts';
import { statements } from '../read/visit.ts';
import { calledIn } from './escalation-call.ts';
import { addRule, levelSaidOf } from './escalation-rule.ts';
import type { Call } from './escalation-said.ts';
import { callsIn } from './escalation-said.ts';
import { ARROW, rungStart } from './ladder-rung.ts';

const NEVER: Topic[] = [
  'templates',
  'examples',
  'not-steps',
  'metrics',
  'references',
  'readiness',
  'drills',
  'recovery',
  'review',
  'late-phase',
];

type Found = { call: Call; text: string; src: Source; block: Block; home: boolean };

/** "For SEV-1 and SEV-2, the executive team will be notified via email." "If not, escalate to additional responders." */
export function readEscalationProse(reading: Reading): void {
  const rungs: LadderRung[] = [];
  for (const { call: said, text, src, block, home } of settled(found(reading))) {
    // A list to tick off is work: one sentence of it that calls somebody does not take the rest away.
    const work = block.kind === 'list' && block.items.some((item) => item.checked !== null);
    if (!work && (home || block.kind === 'paragraph')) reading.claim(block);
    const call = byRung(reading, said);
    if (call === null) continue;
    if (home && call.condition?.field === 'unacknowledged' && call.severities === '*')
      rungs.push({ id: '', level: rungs.length + 1, delay: call.delay, to: call.to, condition: call.condition, ...stated(src) });
    else
      for (const id of call.severities === '*' ? ['*'] : call.severities)
        addRule(reading, { ...call, severities: id === '*' ? '*' : [id], text, src });
  }
  const [first] = rungs;
  if (!first) return;
  const id = reading.id('ladder', 'acknowledgement');
  const named = rungs.map((rung) => ({ ...rung, id: reading.id('rung', id, String(rung.level)) }));
  reading.policy.ladders.push({ id, name: 'Until acknowledged', severities: '*', procedure: null, rungs: named, ...stated(first.src) });
}

/** "Escalate to L2 after 30 minutes" calls whom the ladder has there; null where the ladder says the same itself. */
function byRung({ policy, words }: Reading, call: Call): Call | null {
  const numbered = call.to.map((name) => {
    const found = rungStart(words).exec(name);
    return found?.[0].trim() === name ? Number(found[1]) : null;
  });
  if (numbered.includes(null) || numbered.length === 0) return call;
  const rungs = policy.ladders.flatMap((ladder) => ladder.rungs.filter(({ level }) => numbered.includes(level)));
  const same = rungs.some(({ delay }) => JSON.stringify(delay) === JSON.stringify(call.delay));
  return rungs.length === 0 ? call : same ? null : { ...call, to: rungs.flatMap(({ to }) => to) };
}

/** Every call that a sentence makes, in order, with its time from the start. */
function found(reading: Reading): Found[] {
  const all: Found[] = [];
  for (const statement of statements(reading)) {
    const { text, src, section, block } = statement;
    if (NEVER.some((topic) => inside(reading, section, topic)) || /[?？]$/u.test(text)) continue;
    const home = inside(reading, section, 'escalation', 'stakeholders', 'executive');
    const level = levelSaidOf(reading, statement);
    // "Backup is paged if the primary does not answer in 5 minutes" counts wherever it stands.
    const late = conditionIn(text, reading.words, src)?.field === 'unacknowledged' && delayIn(text, reading.words) !== null;
    const read = (!home && level === null && !late) || isRead(reading, src);
    if (reading.claimed(block) && block.kind !== 'paragraph' && read) continue;
    for (const clause of clausesOf(reading, text)) {
      const last = all.at(-1);
      const before = last?.block === block ? last.call : null;
      for (const call of callsIn(reading, clause, statement, home, before)) {
        const delay = fromBefore(call, before) ?? sinceStart(clause, call.delay, before?.delay ?? null, reading.words);
        all.push({ call: { ...call, delay }, text: clause, src, block, home });
      }
    }
  }
  return all;
}

const isRead = ({ policy }: Reading, src: Source): boolean =>
  [...policy.matrix, ...policy.ladders.flatMap(({ rungs }) => rungs)].some((each) => each.src.line === src.line);

/** "If the secondary does not answer within 10 minutes" counts from when the sentence before calls the secondary. */
function fromBefore({ delay, condition }: Call, before: Call | null): Delay | null {
  if (condition?.field !== 'unacknowledged' || delay?.kind !== 'after' || before?.delay?.kind !== 'after') return null;
  const asked = fold(condition.text);
  const named = before.to.length > 0 && before.to.every((name) => asked.includes(fold(name)));
  return named ? { kind: 'after', minutes: before.delay.minutes + delay.minutes } : null;
}

/** Whoever is called without a time right before somebody is called because nobody answered is called at once. */
function settled(all: Found[]): Found[] {
  return all.flatMap((each, i) => {
    const after = all[i + 1];
    const { call } = each;
    const first =
      call.delay === null && call.condition === null && after?.block === each.block && after.call.condition?.field === 'unacknowledged';
    if (!first) return call.open ? [] : [each];
    return [{ ...each, call: { ...call, delay: { kind: 'after', minutes: 0 } } }];
  });
}

/** "Page the lead after 10 minutes; tell the CTO": each clause that calls somebody, or else the whole sentence. */
function clausesOf({ words, scale }: Reading, text: string): string[] {
  const [level = '', ...rest] = text.split(ARROW);
  // "SEV-1 → page the primary": an arrow that is a colon.
  if (rest.length > 0 && scale.mentioned(level).length > 0 && level.split(' ').length <= 3) {
    const parts = rest.join(', ').split(/[;；]\s+/u);
    return parts.map((part) => `${level}: ${part}`);
  }
  if (rest.length > 0) return [level, ...rest];
  const parts = text.split(/[;；]\s+/u);
  const [first = '', next = ''] = parts;
  return calledIn(text, words, ['calls']) || (calledIn(first, words) && words.find('asks', next)?.index !== 0) ? parts : [text];
}
