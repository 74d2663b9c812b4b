import type { Condition } from '../../policy/escalation.ts';
import type { CompiledPolicy } from '../../policy/policy.ts';
import type { Target } from '../../policy/severity.ts';
import type { Stated } from '../../policy/source.ts';
import { NOT_STATED } from '../../policy/source.ts';
import { spellDelay, spellList, spellSeverities, spellWithin } from '../../policy/words.ts';
import type { Delay } from '../../time/delay.ts';
import type { Say } from './sentence.ts';

const when = (condition: Condition | null): string => (condition ? ` — ${condition.text.replace(/^\((.*)\)$/, '$1')}` : '');
/** A number and the name of its unit, in whatever language: "15 min", "< 4 horas". */
const ONLY_A_TIME = /^[<≤~\s]{0,3}\d+\s*\p{L}{1,8}\.?$/u;

/** How bad it is, who is called, who does what. */
export function explainPeople(policy: CompiledPolicy, say: Say): void {
  if (policy.severities.length === 0) say('Severity', 'No severity levels are stated.', null);
  for (const severity of policy.severities) {
    const name = severity.name === NOT_STATED ? severity.id : `${severity.id} (${severity.name.value})`;
    const criteria = severity.criteria.map((c) => c.text);
    say(
      'Severity',
      `${name} is level ${severity.rank} of ${policy.severities.length}${criteria.length > 0 ? `: ${criteria.join('; ')}` : ''}.`,
      severity,
    );
    if (severity.systemImpact !== NOT_STATED)
      say('Severity', `${severity.id}, impact on systems: ${severity.systemImpact.value}.`, severity.systemImpact);
    if (severity.businessImpact !== NOT_STATED)
      say('Severity', `${severity.id}, impact on the business: ${severity.businessImpact.value}.`, severity.businessImpact);
    for (const example of severity.examples) say('Severity', `${severity.id}, for example: ${example.text}.`, example);
    for (const t of severity.thresholds)
      say('Severity', `${severity.id} is suggested when ${t.measure} ${t.comparison} ${t.value}${t.unit === '' ? '' : ` ${t.unit}`}.`, t);
    target(say, severity.id, 'acknowledge', severity.acknowledgeWithin);
    target(say, severity.id, 'respond', severity.respondWithin);
    target(say, severity.id, 'resolve', severity.resolveWithin);
  }
  if (policy.matrix.length === 0 && policy.ladders.length === 0) say('Escalation', 'No escalation is stated.', null);
  for (const rule of policy.matrix) {
    const who =
      rule.to.length > 0
        ? spellList(rule.to)
        : rule.channels.length > 0 || rule.purpose === 'inform'
          ? 'nobody in person'
          : 'somebody whom it does not name';
    const how = rule.channels.length > 0 ? ` by ${spellList(rule.channels)}` : '';
    say(
      'Escalation',
      `${spellSeverities(rule.severities)}, ${spellDelay(rule.delay)}: ${rule.purpose === 'inform' ? 'tell' : 'page'} ${who}${how}${when(rule.condition)}.`,
      rule,
    );
  }
  for (const ladder of policy.ladders)
    for (const rung of ladder.rungs)
      say(
        'Escalation',
        `Until acknowledged${ladder.severities === '*' ? '' : `, for ${spellList(ladder.severities)}`}, level ${rung.level}, ${spellDelay(rung.delay)}: ${spellList(rung.to)}${rung.condition?.field === 'unacknowledged' ? '' : when(rung.condition)}.`,
        rung,
      );
  for (const turn of policy.rotation)
    say('Escalation', `On call, ${turn.position}: ${turn.schedule}${turn.unfilled ? ' (not filled in)' : ''}.`, turn);
  if (policy.roles.length === 0) say('Roles', 'No incident roles are stated.', null);
  for (const role of policy.roles) {
    say('Roles', `${role.name}, ${role.kind === 'support' ? 'a support role' : 'a role'} for ${spellSeverities(role.filledFor)}.`, role);
    if (role.firstHolder !== NOT_STATED)
      say(
        'Roles',
        `${role.name} is first held by the ${role.firstHolder.value === 'on-call' ? 'on-call engineer' : 'first responder'}.`,
        role.firstHolder,
      );
    for (const duty of role.responsibilities) say('Roles', `${role.name}: ${duty.text}.`, duty);
    for (const power of role.powers) say('Roles', `${role.name} has the power to ${power.name.replaceAll('-', ' ')}.`, power);
  }
  for (const contact of policy.contacts.toSorted((a, b) => a.src.line - b.src.line)) {
    const value = contact.unfilled ? `not filled in (${contact.contact || 'empty'})` : contact.contact;
    say(
      'Contacts',
      `${contact.role}${contact.external ? ' (external)' : ''}: ${value}${contact.backup ? `, backup ${contact.backup}` : ''}.`,
      contact,
    );
  }
}

function target(say: Say, id: string, verb: string, value: Stated<Target>): void {
  if (value === NOT_STATED) return;
  const { delay, text } = value.value;
  const written = delay.kind === 'unstated' ? ', which no clock can keep' : isNoNews(text.trim(), delay) ? '' : ` ("${text}")`;
  say('Severity', `${id}: ${verb}${delay.kind === 'unstated' ? ':' : ''} ${spellWithin(delay)}${written}.`, value);
}

/** The runbook's own words for a time are no news beside the time itself. */
const isNoNews = (text: string, delay: Delay): boolean => ONLY_A_TIME.test(text) || text.toLowerCase() === spellWithin(delay);
