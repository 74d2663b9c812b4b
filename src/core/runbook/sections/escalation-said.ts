import type { Condition, MatrixRule } from '../../policy/escalation.ts';
import type { Severities } from '../../policy/severity.ts';
import type { Source } from '../../policy/source.ts';
import type { Delay } from '../../time/delay.ts';
import type { Words } from '../lexicon/words.ts';
import type { Block } from '../read/block.ts';
import { splitLabel } from '../read/block.ts';
import { askedIn, conditionIn, conditionOf, fieldOf } from '../read/condition.ts';
import { delayIn } from '../read/duration.ts';
import { withoutArticle } from '../read/people.ts';
import type { Reading } from '../read/reading.ts';
import { coverOf, inside, stated } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { ancestors } from '../read/section.ts';
import type { Statement } from '../read/visit.ts';
import { sentences } from '../read/visit.ts';
import type { Called } from './escalation-call.ts';
import { alsoCalled, callable, calledIn, forAction, isNobody } from './escalation-call.ts';
import { clausesIn, unanswered } from './escalation-clause.ts';
import { levelSaidOf, ofKind } from './escalation-rule.ts';
import { timesByLevel } from './escalation-times.ts';

/** `wait`: how long whoever is called has to answer. `open`: it counts only where the next sentence says what follows without an answer. */
export type Call = Pick<MatrixRule, 'to' | 'delay' | 'condition' | 'purpose'> & { severities: Severities; wait?: Delay; open?: true };

const START: Delay = { kind: 'after', minutes: 0 };

/** Who is called by a clause; `before` is the call of the sentence before, `home` a chapter about escalation. */
export function callsIn(reading: Reading, text: string, statement: Statement, home: boolean, before: Call | null): Call[] {
  const { words } = reading;
  const first = firstIn(reading, text, statement, home);
  const called = calledIn(text, words);
  const labelled = labelledCalls(reading, text, statement);
  if (labelled.length > 0) return labelled;
  if (!called && first.length > 0) return first;
  if (!called) return statement.block.kind === 'list' ? (home ? ledTo(reading, statement) : []) : again(reading, text, before);
  if (opensList(reading, text) || isNobody(called.name, words)) return first;
  if (inside(reading, statement.section, 'roles') && words.find('if', text)?.index !== 0) return first;
  const found = saidOf(reading, text, called, statement, home, before);
  const others = found.length > 0 ? found : opened(reading, text, called, statement);
  return [...first.filter(({ to }) => !others.some((each) => each.to.join() === to.join())), ...others];
}

/** "Secondary on-call: paged if the primary does not answer within 15 minutes": who is called stands in front. */
function labelledCalls({ words, scale }: Reading, text: string, { src }: Statement): Call[] {
  const split = splitLabel({ text, strong: null });
  if (!split || words.find('called-when', split.value)?.index !== 0) return [];
  const to = callable(split.label, words, src).filter((name) => words.says('person-title', name) || words.says('turn', name));
  const delay = delayIn(split.value, words);
  const condition = conditionIn(split.value, words, src);
  const mentioned = scale.mentioned(split.value);
  if (to.length === 0 || (delay === null && condition === null && mentioned.length === 0)) return [];
  return [{ severities: mentioned.length > 0 ? mentioned : '*', to, delay, condition, purpose: 'escalate' }];
}

/**
 * To call counts where somebody says when, on what condition, or for which level; to tell only where that is the topic, for named
 * levels, or where whoever is told is a person by their title. A duty of a role never counts.
 */
function saidOf(reading: Reading, text: string, called: Called, statement: Statement, home: boolean, before: Call | null): Call[] {
  const { words, scale } = reading;
  const { section, src, block } = statement;
  const mentioned = scale.mentioned(text);
  const level = levelSaidOf(reading, statement);
  const said: Severities = mentioned.length > 0 ? mentioned : level ? [level] : '*';
  const call = called.manner === 'calls';
  const aside = inside(reading, section, 'background');
  const procedure = inside(reading, section, 'procedures');
  if (insideCondition(called, text, words) || isDenied(called, text, words)) return [];
  if (reading.claimed(block) && block.kind === 'list' && !home && !opensWith(called, text, words)) return [];
  const parts = clausesIn(text, words, src);
  const named = parts.every((part) => part.delay !== null && part.to.length > 0 && titled(part.to, words));
  if (parts.length > 1 && named && (home || said !== '*'))
    return parts.map(({ text: own, to, delay, condition, purpose }) => {
      const levels = scale.mentioned(own);
      return { severities: levels.length > 0 ? levels : said, to, delay, condition, purpose };
    });
  const to = callable(called.name, words, src);
  if (to.length === 0) return [];
  const purpose = forAction(called.manner) ? 'escalate' : 'inform';
  // "If it is not solved after 30 minutes", above "Ping the team lead".
  const above = words.find('if', statement.lead)?.index === 0 ? statement.lead.replace(/[:：]$/u, '') : '';
  const asked = otherwise(reading, text, block, src) ?? conditionIn(text, words, src) ?? conditionIn(above, words, src);
  const delay = delayIn(text, words) ?? delayIn(above, words);
  // "Escalation to the secondary if needed" among somebody's duties says nothing of when.
  if (!home && asked !== null && delay === null && words.isOnly('not-required', asked.text)) return [];
  // "After that, the secondary is paged": when the time of the one before is over.
  const next = before?.wait && delay === null && (words.find('then', text)?.index === 0 || asked?.field === 'unacknowledged');
  if (next) return [{ severities: before.severities, to, delay: before.wait ?? null, condition: asked ?? unanswered(text, src), purpose }];
  // "After another 15 minutes, call the CTO" goes on from the call before it.
  const goesOn = before !== null && isLater(delay) && words.says('further', text);
  const sure = asked !== null && to.every((name) => words.says('person-title', name) || words.says('named-team', name));
  const late = asked?.field === 'unacknowledged' && delay !== null;
  const onCall = to.every((name) => words.says('on-call', name));
  const timely = delay !== null && titled(to, words);
  const placed = level !== null && (call || onCall || timely) && opensWith(called, text, words);
  if (
    call
      ? aside && mentioned.length === 0 && !sure
      : !(sure || late || goesOn || placed) && (aside || procedure || !(home || mentioned.length > 0))
  )
    return [];
  const atOnce = called.manner === 'calls' && delay !== null && !isLater(delay) && titled(to, words);
  const condition =
    asked ??
    (goesOn ? before.condition : null) ??
    (said === '*' ? kindSaid(statement, words) : null) ??
    (procedure
      ? ofKind(title(section), src)
      : mentioned.length === 0 && !home && level === null && atOnce
        ? kindOf(reading, section, src)
        : null);
  if (mentioned.length === 0 && !home && condition === null && !placed && !(call && isLater(delay)) && !atOnce) return [];
  const opens = home && before === null && (said === '*' || level !== null);
  const now = delay === null && condition === null && onCall && (call || opens) ? START : delay;
  const times = timesByLevel(reading, text);
  if (times.length > 0) return times.flatMap((time) => [{ severities: time.severities, delay: time.delay, to, condition, purpose }]);
  const found: Call = { severities: said, delay: now, to, condition, purpose };
  const also = alsoCalled(called.rest, words, src);
  return also
    ? [
        found,
        {
          ...found,
          ...also,
          delay: also.delay ?? (words.says('also', called.rest) ? found.delay : null),
          condition: also.condition ?? condition,
        },
      ]
    : [found];
}

/** "Security incidents: escalate to the security team": the kind of incident that an item is of is asked for. */
function kindSaid({ item, src }: Statement, words: Words): Condition | null {
  const label = item?.label ?? '';
  const kind = words.says('incident-noun', label) || words.says('trouble-title', label);
  const all = words.says('all-severities', label) || words.isOnly('incident-noun', label);
  return kind && !all && !words.says('on-call', label) ? ofKind(label, src) : null;
}

/** "Do not escalate to the CTO", "Nobody is paged": no call. */
function isDenied({ manner, name }: Called, text: string, words: Words): boolean {
  if (words.isOnly('nobody', name)) return true;
  const before = text.slice(0, words.find(manner, text)?.index ?? 0).trim();
  const last = before.slice(before.lastIndexOf(' ') + 1);
  return words.isOnly('not', last) || /n['’]t$/u.test(last);
}

/** "If you need to escalate to the board, look up the rota": the verb is part of what is asked, and calls nobody. */
function insideCondition({ manner }: Called, text: string, words: Words): boolean {
  if (words.find('if', text)?.index !== 0 || words.captured('if', text) !== null) return false;
  const end = text.search(/[,，、:：]\s|[（(]|\s[–—-]\s/u);
  const verb = words.find(manner, text);
  return end > 0 && verb !== null && verb.index < end && words.says('need-to', text.slice(0, verb.index));
}

/** "Page the on-call engineer", "SEV-1: page the on-call engineer": what to do; "severity: page — the budget is spent" is not. */
const opensWith = ({ manner }: Called, text: string, words: Words): boolean =>
  words.find(manner, text.replace(/^[^:：\s]{0,20}(?:\s[^:：\s]{1,20})?[:：]\s/u, ''))?.index === 0;

const titled = (to: string[], words: Words): boolean => to.every((name) => words.says('person-title', name));
const isLater = (delay: Delay | null): boolean => delay?.kind === 'after' && delay.minutes > 0;

/** "The primary is the first responder", "The on-call has 5 minutes to acknowledge": who is called when the incident begins. */
function firstIn({ words, scale }: Reading, text: string, { src }: Statement, home: boolean): Call[] {
  const given = words.says('time-to-answer', text) ? words.captured('given-time', text) : null;
  // "Primary on-call responds within 15 minutes", where that is the topic.
  const answers = home && scale.mentioned(text).length === 0 ? words.find('answers-by', text) : null;
  const name = given ?? words.captured('answers-first', text) ?? (answers ? withoutArticle(text.slice(0, answers.index), words) : null);
  if (name === null || words.find('if', text)?.index === 0) return [];
  const to = callable(name, words, src).filter((each) => words.says('on-call', each) || words.says('turn', each));
  if (to.length === 0) return [];
  const wait = given === null ? null : delayIn(text, words);
  return [{ severities: '*', to, delay: START, condition: null, purpose: 'escalate', ...(wait ? { wait } : {}) }];
}

/** "Page the primary. If they do not answer in 15 minutes, page the backup": the first is called at once, as the second shows. */
function opened({ words, scale }: Reading, text: string, called: Called, { src }: Statement): Call[] {
  const to = called.manner === 'calls' || called.manner === 'rings' ? callable(called.name, words, src) : [];
  const plain = delayIn(text, words) === null && conditionIn(text, words, src) === null && scale.mentioned(text).length === 0;
  return plain && to.length > 0 && titled(to, words)
    ? [{ severities: '*', to, delay: null, condition: null, purpose: 'escalate', open: true }]
    : [];
}

/** "Escalate to the manager when any of these holds:", which the items below complete. */
const opensList = ({ words }: Reading, lead: string): boolean => /[:：]$/u.test(lead) && words.says('if', lead);

/** "More than one team is needed", below whom to call in that case. */
function ledTo(reading: Reading, { text, lead, src, section }: Statement): Call[] {
  const { words, scale } = reading;
  const inLead = opensList(reading, lead) ? calledIn(lead, words) : null;
  // "Escalate to them when:" below "Escalation to management".
  const unnamed = opensList(reading, lead) && words.says('escalate', lead) && (inLead === null || isNobody(inLead.name, words));
  const called = unnamed ? calledIn(section.title, words) : inLead;
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

/** What a chapter of no common matter is about: "Child safety protocol", above "Escalate immediately to the safety officer". */
function kindOf(reading: Reading, section: Section, src: Source): Condition | null {
  const cover = coverOf(reading);
  const chapter = ancestors(section).find(
    (each) => each !== cover && each.rank === 'heading' && each.title !== '' && reading.words.topics(each.title).size === 0,
  );
  return chapter ? ofKind(chapter.title, src) : null;
}

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
