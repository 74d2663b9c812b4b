import type { Condition, LadderRung } from '../../policy/escalation.ts';
import type { Severities } from '../../policy/severity.ts';
import type { Source } from '../../policy/source.ts';
import type { Delay } from '../../time/delay.ts';
import type { Topic } from '../lexicon/lexicon.ts';
import type { Block } from '../read/block.ts';
import { askedIn, conditionIn, conditionOf, fieldOf } from '../read/condition.ts';
import { delayIn, sinceStart } from '../read/duration.ts';
import type { Reading } from '../read/reading.ts';
import { inside, slug, stated } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import type { Statement } from '../read/visit.ts';
import { sentences, statements } from '../read/visit.ts';
import { alsoCalled, callable, calledIn, forAction, isNobody } from './escalation-call.ts';
import { clausesIn } from './escalation-clause.ts';
import { addRule, levelSaidOf } from './escalation-rule.ts';
import { ARROW } from './ladder-rung.ts';

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

/** "For SEV-1 and SEV-2, the executive team will be notified via email." "If not, escalate to additional responders." */
export function readEscalationProse(reading: Reading): void {
  const rungs: LadderRung[] = [];
  let last: { block: Block; call: Call } | null = null as { block: Block; call: Call } | null;
  for (const statement of statements(reading)) {
    const { text, src, section, block } = statement;
    if (NEVER.some((topic) => inside(reading, section, topic)) || /[?？]$/u.test(text)) continue;
    const home = inside(reading, section, 'escalation', 'stakeholders', 'executive');
    if (reading.claimed(block) && block.kind !== 'paragraph' && (!home || reading.policy.matrix.some((rule) => rule.src.line === src.line)))
      continue;
    for (const clause of clausesOf(reading, text)) {
      const before: Call | null = last?.block === block ? last.call : null;
      for (const call of callsIn(reading, clause, statement, home, before)) {
        call.delay = sinceStart(clause, call.delay, before?.delay ?? null, reading.words);
        last = { block, call };
        // A list to tick off is work: one sentence of it that calls somebody does not take the rest away.
        const work = block.kind === 'list' && block.items.some((item) => item.checked !== null);
        if (!work && (home || block.kind === 'paragraph')) reading.claim(block);
        if (home && call.condition?.field === 'unacknowledged' && call.severities === '*')
          rungs.push({ id: '', level: rungs.length + 1, delay: call.delay, to: call.to, condition: call.condition, ...stated(src) });
        else
          for (const id of call.severities === '*' ? ['*'] : call.severities)
            addRule(reading, { ...call, severities: id === '*' ? '*' : [id], text: clause, src });
      }
    }
  }
  const [first] = rungs;
  if (!first) return;
  const id = reading.id('ladder', 'acknowledgement');
  const named = rungs.map((rung) => ({ ...rung, id: reading.id('rung', id, String(rung.level)) }));
  reading.policy.ladders.push({ id, name: 'Until acknowledged', severities: '*', procedure: null, rungs: named, ...stated(first.src) });
}

/** "Page the lead after 10 minutes; tell the CTO": each clause that calls somebody, or else the whole sentence. */
function clausesOf({ words }: Reading, text: string): string[] {
  if (ARROW.test(text)) return text.split(ARROW);
  return calledIn(text, words, ['calls']) ? text.split(/[;；]\s+/u) : [text];
}

type Call = {
  severities: Severities;
  delay: Delay | null;
  to: string[];
  condition: Condition | null;
  purpose: 'escalate' | 'inform';
};

/**
 * Who is called by a clause. To call counts where somebody says when, on what condition, or for which level; to tell only where that is
 * the topic, for named levels, or where whoever is told is a person by their title. A duty of a role never counts.
 */
function callsIn(reading: Reading, text: string, statement: Statement, home: boolean, before: Call | null): Call[] {
  const { words, scale } = reading;
  const { section, src, block } = statement;
  const called = calledIn(text, words);
  if (!called) return block.kind === 'list' ? (home ? ledTo(reading, statement) : []) : again(reading, text, before);
  if (opensList(reading, text)) return [];
  if (isNobody(called.name, words)) return [];
  const mentioned = scale.mentioned(text);
  const level = levelSaidOf(reading, statement);
  const said: Severities = mentioned.length > 0 ? mentioned : level ? [level] : '*';
  const call = called.manner === 'calls';
  if (inside(reading, section, 'roles') && words.find('if', text)?.index !== 0) return [];
  const aside = inside(reading, section, 'background');
  const procedure = inside(reading, section, 'procedures');
  const parts = clausesIn(text, words, src);
  const named = parts.every(
    (part) => part.delay !== null && part.to.length > 0 && part.to.every((name) => words.says('person-title', name)),
  );
  if (parts.length > 1 && named && (home || said !== '*'))
    return parts.map(({ to, delay, condition, purpose }) => ({ severities: said, to, delay, condition, purpose }));
  const to = callable(called.name, words, src);
  if (to.length === 0) return [];
  const asked = otherwise(reading, text, block, src) ?? conditionIn(text, words, src);
  const delay = delayIn(text, words);
  // "After another 15 minutes, call the CTO" goes on from the call before it.
  const goesOn = before !== null && isLater(delay) && words.says('further', text);
  const sure = asked !== null && to.every((name) => words.says('person-title', name));
  const late = asked?.field === 'unacknowledged' && delay !== null;
  if (
    call ? aside && mentioned.length === 0 && !sure : !(sure || late || goesOn) && (aside || procedure || !(home || mentioned.length > 0))
  )
    return [];
  const condition =
    asked ??
    (goesOn ? before.condition : null) ??
    (procedure ? { text: title(section), field: slug(title(section)), expects: true, ...stated(src) } : null);
  if (mentioned.length === 0 && !home && condition === null && !(call && isLater(delay))) return [];
  const found: Call = {
    severities: said,
    delay,
    to,
    condition,
    purpose: forAction(called.manner) ? 'escalate' : 'inform',
  };
  const also = alsoCalled(called.rest, words, src);
  return also ? [found, { ...found, ...also }] : [found];
}

const isLater = (delay: Delay | null): boolean => delay?.kind === 'after' && delay.minutes > 0;

/** "Escalate to the manager when any of these holds:", which the items below complete. */
const opensList = ({ words }: Reading, lead: string): boolean => /[:：]$/u.test(lead) && words.says('if', lead);

/** "More than one team is needed", below whom to call in that case. */
function ledTo(reading: Reading, { text, lead, src }: Statement): Call[] {
  const { words, scale } = reading;
  const called = opensList(reading, lead) ? calledIn(lead, words) : null;
  const to = called ? callable(called.name, words, src) : [];
  if (!called || to.length === 0) return [];
  const mentioned = scale.mentioned(text);
  const condition = mentioned.length > 0 && text.split(' ').length <= 4 ? null : conditionOf(text, words, src);
  const purpose = forAction(called.manner) ? 'escalate' : 'inform';
  return [{ severities: mentioned.length > 0 ? mentioned : '*', delay: delayIn(text, words), to, condition, purpose }];
}

/** "Otherwise escalate it after 30 minutes": to whom, the sentence before has said. */
function again({ words, scale }: Reading, text: string, before: Call | null): Call[] {
  const delay = delayIn(text, words);
  if (before?.purpose !== 'escalate' || !isLater(delay) || !words.says('escalate', text) || scale.mentioned(text).length > 0) return [];
  return [{ ...before, severities: '*', delay, condition: null }];
}

const title = (section: Section): string => (section.rank === 'heading' || !section.parent ? section.title : title(section.parent));

/** "If the root cause is identified, proceed. If not, escalate": the condition of the second is the first one's, turned round. */
function otherwise({ words }: Reading, text: string, block: Block, src: Source): Condition | null {
  const not = words.find('otherwise', text);
  if (not?.index !== 0 || block.kind !== 'paragraph') return null;
  const all = sentences(block.lines).map((s) => s.text);
  const before = all[all.indexOf(text) - 1];
  const asked = before ? askedIn(before, words)?.asked : null;
  if (!asked) return null;
  const { field, expects } = fieldOf(asked, words);
  return { text: `${text.slice(0, not[0].length)} (${asked})`, field, expects: !expects, ...stated(src) };
}
