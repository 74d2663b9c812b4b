import type { LadderRung } from '../../policy/escalation.ts';
import type { Severities } from '../../policy/severity.ts';
import type { Source } from '../../policy/source.ts';
import { delayIn, durations } from '../read/duration.ts';
import { conditionIn, peopleIn } from '../read/people.ts';
import type { Reading } from '../read/reading.ts';
import { inside, stated } from '../read/reading.ts';
import { sentences, statements } from '../read/visit.ts';
import { addRule, levelOf } from './escalation-matrix.ts';

const STOP =
  '(?=\\s+(?:for|if|when|via|by|within|after|immediately|in|on(?!-|\\s+duty|\\s+call)|at|as|who|until|unless|once|per|with|to|from|through|and continue)\\b|[.;,(]|$)';
const ESCALATE = new RegExp(
  `\\b(?:escalates?d?(?:\\s+(?:immediately|it|this|further))?\\s+to|hands?\\s+off\\s+to|(?<!status )(?<!the )page)\\s+(?:the\\s+|an?\\s+)?(.{2,60}?)${STOP}`,
  'iu',
);
const INFORM = new RegExp(`\\b(?:notify|inform|alert)\\s+(?:the\\s+|an?\\s+)?(.{2,60}?)${STOP}`, 'iu');
const INFORMED =
  /\b(?:the\s+)?([\p{L}][\p{L} /-]{2,40}?)\s+(?:will be|is|are|must be|should be)\s+(?:notified|informed|paged|alerted|told)\b/iu;
const NOBODY =
  /^(?:stakeholders?|team|users?|customers?|clients?|everyone|people|appropriate|relevant|affected|slack|next level|operators?|you|all|this|it|them|us|of|status|level)\b|\b(?:users|customers|clients|stakeholders|operators|channel|page)$/iu;

/** "For SEV-1 and SEV-2, the executive team will be notified via email." "If not, escalate to additional responders." */
export function readEscalationProse(reading: Reading): void {
  const rungs: LadderRung[] = [];
  let first: Source | null = null;
  for (const { text, src, section, block } of statements(reading)) {
    if (
      inside(
        reading,
        section,
        'templates',
        'examples',
        'procedures',
        'roles',
        'background',
        'not-steps',
        'metrics',
        'references',
        'readiness',
        'drills',
        'recovery',
      ) ||
      (reading.claimed(block) && block.kind !== 'paragraph' && !inside(reading, section, 'escalation'))
    )
      continue;
    const escalation = inside(reading, section, 'escalation', 'stakeholders', 'executive');
    const mentioned = reading.scale.mentioned(text);
    const level = levelOf(reading, section);
    const severities: Severities = mentioned.length > 0 ? mentioned : level ? [level] : '*';
    const match = ESCALATE.exec(text);
    const inform = match ? null : (INFORMED.exec(text) ?? INFORM.exec(text));
    const said = match ?? (inform && (escalation || mentioned.length > 0) ? inform : null);
    if (!said?.[1] || NOBODY.test(said[1].trim()) || /\?$/u.test(text)) continue;
    const to = peopleIn(said[1], reading.words, src)
      .map((t) => t.name)
      .filter((name) => !NOBODY.test(name) && name.split(' ').length <= 6);
    if (to.length === 0) continue;
    const negated = previousQuestion(reading, text, block);
    const condition = conditionIn(negated ?? text, reading.words, src);
    const delay = durations(text, reading.words).length > 0 || match ? delayIn(text, reading.words) : delayIn(text, reading.words);
    if (escalation || block.kind === 'paragraph') reading.claim(block);
    if (escalation && condition?.field === 'unacknowledged') {
      first ??= src;
      rungs.push({ id: '', level: rungs.length + 1, delay, to, condition, ...stated(src) });
      continue;
    }
    if (mentioned.length === 0 && !escalation && condition === null) continue;
    for (const id of severities === '*' ? ['*'] : severities)
      addRule(reading, { severities: id === '*' ? '*' : [id], delay, to, condition, text, src, purpose: match ? 'escalate' : 'inform' });
  }
  if (rungs.length === 0 || first === null) return;
  const id = reading.id('ladder', 'acknowledgement');
  reading.policy.ladders.push({
    id,
    name: 'Until acknowledged',
    severities: '*',
    procedure: null,
    rungs: rungs.map((r) => ({ ...r, id: reading.id('rung', id, String(r.level)) })),
    ...stated(first),
  });
}

/** "If the root cause is identified, proceed. If not, escalate": the condition of the second is the first one's, turned round. */
function previousQuestion({ words }: Reading, text: string, block: { kind: string } & Record<string, unknown>): string | null {
  if (!/^if not\b/iu.test(text) || block.kind !== 'paragraph') return null;
  const all = sentences((block as unknown as { lines: Parameters<typeof sentences>[0] }).lines).map((s) => s.text);
  const before = all[all.indexOf(text) - 1];
  const match = before && /^if\s+(.+?)\s+(is|are|was|has been|have been)\s+(.+?),/iu.exec(before);
  return match && words ? `if ${match[1]} ${match[2]} not ${match[3]}` : null;
}
