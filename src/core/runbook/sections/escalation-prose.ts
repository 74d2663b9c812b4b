import type { Condition, LadderRung } from '../../policy/escalation.ts';
import type { Severities } from '../../policy/severity.ts';
import type { Source } from '../../policy/source.ts';
import type { Topic } from '../lexicon/lexicon.ts';
import type { Block } from '../read/block.ts';
import { delayIn } from '../read/duration.ts';
import { conditionIn, peopleIn } from '../read/people.ts';
import type { Reading } from '../read/reading.ts';
import { inside, slug, stated } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { sentences, statements } from '../read/visit.ts';
import { addRule, levelOf } from './escalation-rule.ts';

const NAME = '(?:the\\s+|an?\\s+|our\\s+)?(.{2,120}?)';
const STOP =
  '(?=,?\\s+(?:for|if|when|via|by|within|after|immediately|in|on(?!-|\\s+duty|\\s+call)|at|as|who|until|unless|once|per|with|to|from|through|know|then|and (?:continue|the)\\s+\\w+ing)\\b|[.;(]|$)';
const ESCALATE = new RegExp(
  `\\b(?:escalates?d?(?:\\s+(?:immediately|it|this|further))?\\s+to|hands?\\s+off\\s+to|(?<!\\b(?:status|the|this|that|a|an|our|each|every|web|home|wiki|error|landing|login|of|same|first)\\s)page)\\s+${NAME}${STOP}`,
  'iu',
);
const INFORM = new RegExp(
  `\\b(?:notify|inform|alert|(?<!(?:a|the|phone|video|bridge|conference|on|this) )(?:call|wake(?: up)?)(?= (?:the|an?|our) )|let(?=.{3,80}\\bknow\\b))\\s+${NAME}${STOP}`,
  'iu',
);
const INFORMED =
  /\b(?:the\s+)?([\p{L}][\p{L} /-]{2,40}?)\s+(?:will be|is|are|must be|should be)\s+(?:notified|informed|paged|alerted|told)\b/iu;
const NOBODY =
  /^(?:if|when|for|stakeholders?|team|users?|customers?|clients?|everyone|people|appropriate|relevant|affected|slack|next level|operators?|you|all|this|it|them|us|of|status|level|again|network|cloud|vendor|law)\b|\b(?:users|customers|clients|stakeholders|operators|channel|page|providers?|support if)$/iu;
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
  for (const { text, src, section, block } of statements(reading)) {
    if (NEVER.some((topic) => inside(reading, section, topic)) || /\?$/u.test(text)) continue;
    const home = inside(reading, section, 'escalation', 'stakeholders', 'executive');
    if (reading.claimed(block) && block.kind !== 'paragraph' && !home) continue;
    for (const clause of ESCALATE.test(text) ? text.split(/;\s+/u) : [text]) {
      const call = callIn(reading, clause, section, home, src, block);
      if (!call) continue;
      // A list to tick off is work: one sentence of it that calls somebody does not take the rest away.
      const work = block.kind === 'list' && block.items.some((item) => item.checked !== null);
      if (!work && (home || block.kind === 'paragraph')) reading.claim(block);
      if (home && call.condition?.field === 'unacknowledged')
        rungs.push({ id: '', level: rungs.length + 1, delay: call.delay, to: call.to, condition: call.condition, ...stated(src) });
      else
        for (const id of call.severities === '*' ? ['*'] : call.severities)
          addRule(reading, { ...call, severities: id === '*' ? '*' : [id], text: clause, src });
    }
  }
  const [first] = rungs;
  if (!first) return;
  const id = reading.id('ladder', 'acknowledgement');
  const named = rungs.map((rung) => ({ ...rung, id: reading.id('rung', id, String(rung.level)) }));
  reading.policy.ladders.push({ id, name: 'Until acknowledged', severities: '*', procedure: null, rungs: named, ...stated(first.src) });
}

type Call = {
  severities: Severities;
  delay: ReturnType<typeof delayIn>;
  to: string[];
  condition: Condition | null;
  purpose: 'escalate' | 'inform';
};

/** Who is called by this sentence. Telling counts only where it is the topic, or for named levels or roles; a duty of a role never does. */
function callIn(reading: Reading, text: string, section: Section, home: boolean, src: Source, block: Block): Call | null {
  const { words, scale } = reading;
  const mentioned = scale.mentioned(text);
  const level = levelOf(reading, section);
  const call = ESCALATE.exec(text);
  const told = call ? null : (INFORMED.exec(text) ?? INFORM.exec(text));
  const name = (call ?? told)?.[1]?.trim();
  if (!name || NOBODY.test(name)) return null;
  const duty = inside(reading, section, 'roles') && !/^if\b/iu.test(text);
  const aside = inside(reading, section, 'background');
  const procedure = inside(reading, section, 'procedures');
  const to = peopleIn(name, words, src)
    .map((t) => t.name.replace(/^(?:notify|inform|alert|page|call|tell)\s+(?:the\s+)?/iu, ''))
    .filter((n) => !NOBODY.test(n) && n.split(' ').length <= 6);
  if (to.length === 0 || duty) return null;
  const condition =
    conditionIn(previousQuestion(text, block) ?? text, words, src) ??
    (procedure ? { text: title(section), field: slug(title(section)), expects: true, ...stated(src) } : null);
  if (call ? aside && mentioned.length === 0 : aside || procedure || !(home || mentioned.length > 0)) return null;
  if (mentioned.length === 0 && !home && condition === null) return null;
  return {
    severities: mentioned.length > 0 ? mentioned : level ? [level] : '*',
    delay: delayIn(text, words),
    to,
    condition,
    purpose: call || /\b(?:call|wake(?: up)?) (?:the|an?|our) /iu.test(told?.[0] ?? '') ? 'escalate' : 'inform',
  };
}

const title = (section: Section): string => (section.rank === 'heading' || !section.parent ? section.title : title(section.parent));

/** "If the root cause is identified, proceed. If not, escalate": the condition of the second is the first one's, turned round. */
function previousQuestion(text: string, block: Block): string | null {
  if (!/^if not\b/iu.test(text) || block.kind !== 'paragraph') return null;
  const all = sentences(block.lines).map((s) => s.text);
  const before = all[all.indexOf(text) - 1];
  const match = before ? /^if\s+(.+?)\s+(is|are|was|has been|have been)\s+(.+?),/iu.exec(before) : null;
  return match ? `if ${match[1]} ${match[2]} not ${match[3]}` : null;
}
