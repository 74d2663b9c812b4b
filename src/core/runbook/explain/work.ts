import type { CommunicationRule, Template } from '../../policy/communication.ts';
import type { CompiledPolicy } from '../../policy/policy.ts';
import type { Role } from '../../policy/role.ts';
import { NOT_STATED } from '../../policy/source.ts';
import { spellList, spellPace, spellSeverities } from '../../policy/words.ts';
import type { GateOutcome, Procedure, Step, StepMeaning } from '../../policy/work.ts';
import { beginning, type Say } from './sentence.ts';

/** How it is noticed, what is done, what is said to whom. */
export function explainWork(policy: CompiledPolicy, say: Say): void {
  for (const source of policy.detection)
    say(
      'Detection',
      `Noticed by ${source.kind === 'automated' ? 'machines' : 'people'}: ${source.text}${source.unfilled ? ' (not filled in)' : ''}.`,
      source,
    );
  for (const category of policy.categories)
    say(
      'Categories',
      `${category.name}${category.procedures.length > 0 ? `, handled by ${spellList(category.procedures)}` : ''}${category.roles.length > 0 ? `, with ${spellList(category.roles)}` : ''}.`,
      category,
    );
  const phaseName = (id: string): string => policy.phases.find((phase) => phase.id === id)?.name ?? id;
  const roles = new Map(policy.roles.map((role) => [role.id, role]));
  const steps = (section: string, owner: string, all: readonly Step[]): void => {
    for (const step of all) explainStep(step, [owner], roles, (text, fact, within) => say(section, text, fact, within));
  };
  if (policy.phases.length === 0) say('Phases', 'No phases and no steps are stated.', null);
  for (const [i, phase] of policy.phases.entries()) {
    const box = phase.timeBox && !phase.name.toLowerCase().includes(phase.timeBox.text.toLowerCase()) ? `, ${phase.timeBox.text}` : '';
    say(
      'Phases',
      `Phase ${i + 1}: ${phase.name}${box}${phase.stage === 'review' ? ', after the resolution' : ''}${phase.severities === '*' ? '' : `, for ${spellSeverities(phase.severities)}`}.`,
      phase,
    );
    steps('Phases', phase.name, phase.steps);
    for (const gate of phase.gates) {
      const no = gate.no ? spellOutcome(gate.no, phaseName) : 'not stated';
      say('Phases', `Gate: ${gate.question} Yes: ${spellOutcome(gate.yes, phaseName)}. No: ${no}.`, gate, [phase.name]);
    }
  }
  for (const procedure of policy.procedures) {
    say('Procedures', `${procedure.name}, ${KIND[procedure.kind]}${procedure.category ? ` (${procedure.category})` : ''}.`, procedure);
    steps('Procedures', procedure.name, procedure.steps);
  }
  for (const block of policy.commandBlocks)
    for (const command of block.commands) {
      const needs = command.variables.length > 0 ? `, needs ${spellList(command.variables)}` : '';
      say(
        'Commands',
        `${block.title}: ${shown(command.text)} (${command.risk}${needs})${command.comment ? ` — ${command.comment}` : ''}`,
        command,
      );
    }
  for (const scenario of policy.scenarios)
    say(
      'Scenarios',
      `${scenario.name}${scenario.severity === NOT_STATED ? '' : `, ${scenario.severity.value}`}: ${scenario.moments.map((m) => `${m.phase}: ${m.text}`).join(' ')}`,
      scenario,
    );
  for (const tool of policy.tools)
    say(
      'Tools',
      `${tool.name}${tool.purpose ? `, for ${tool.purpose}` : ''}${tool.access ? `: ${tool.access}` : ''}${tool.unfilled ? ' (not filled in)' : ''}.`,
      tool,
    );
  for (const channel of policy.channels)
    say(
      'Channels',
      `${channel.name} (${[channel.service, channel.medium].filter(Boolean).join(', ')})${channel.perIncident ? ', one for each incident' : ''}${channel.unfilled ? ' (not filled in)' : ''}.`,
      channel,
    );
  for (const template of policy.templates) {
    const holes = [...new Set(template.holes.map((hole) => hole.name))];
    say(
      'Messages',
      `${template.name}: ${USE[template.use]}${AUDIENCE[template.audience]}; ${holes.length > 0 ? `blanks: ${holes.join(' · ')}` : 'without blanks'}.`,
      template,
    );
  }
  for (const cadence of policy.cadence)
    say('Messages', `${spellSeverities(cadence.severities)}: an update every ${spellPace(cadence.everyMinutes)}.`, cadence);
  const paced = new Set(policy.cadence.map(({ src }) => src.line));
  for (const rule of policy.communication)
    if (!paced.has(rule.src.line)) say('Messages', `About ${TOPIC[rule.topic]}: ${rule.text}.`, rule);
}

const KIND: Record<Procedure['kind'], string> = {
  'incident-type': 'for one kind of incident',
  recovery: 'a way to recover',
  alert: 'for one alert',
};

/** When a step is ticked without a hand. */
const TICKED: Record<StepMeaning, string> = {
  acknowledge: 'somebody acknowledges',
  declare: 'the incident is declared',
  'set-severity': 'its severity is set',
  'assign-commander': 'somebody leads it',
  'create-channel': 'its channel is there',
  'create-ticket': 'its ticket is there',
  'notify-stakeholders': 'those who wait are told',
  'update-status-page': 'the status page is updated',
  resolve: 'it is resolved',
  'close-ticket': 'its ticket is closed',
  'schedule-review': 'the review is scheduled',
  'write-postmortem': 'the report is written',
};

const USE: Record<Template['use'], string> = {
  initial: 'the first message',
  update: 'a message for updates',
  resolution: 'the message when it is resolved',
  'status-page': 'a message for the status page',
  'action-item': 'the form of an action item',
  postmortem: 'the form of the report',
  escalation: 'a message when somebody else is called',
  other: 'a message',
};

const AUDIENCE: Record<Template['audience'], string> = {
  internal: ', inside the team',
  stakeholders: ', to those who wait',
  public: ', to the public',
  unstated: '',
};

const TOPIC: Record<CommunicationRule['topic'], string> = {
  updates: 'updates',
  'customer-impact': 'customers',
  public: 'telling the public',
  executive: 'telling executives',
  other: 'talking',
};

/** How much of a step is said again before those that stand below it. */
const NAMED = 48;

type SayStep = (text: string, fact: Step, within: string[]) => void;

function explainStep(step: Step, within: string[], roles: ReadonlyMap<string, Role>, say: SayStep): void {
  const role = step.role === null ? undefined : roles.get(step.role);
  const notes = [
    step.severities === '*' ? null : `only for ${spellSeverities(step.severities)}`,
    role && !names(step.text, role) ? `whose: ${role.name}` : null,
    step.does ? `ticked by itself once ${TICKED[step.does]}` : null,
    step.asks ? 'a question' : null,
    // A condition mostly stands in the step's own words.
    step.condition && !step.text.toLowerCase().includes(step.condition.toLowerCase()) ? step.condition : null,
    step.records ? 'recorded with its time' : null,
  ].filter(Boolean);
  const group = within.length === 1 && step.group ? `${step.group}: ` : '';
  say(`${group}${step.text}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`, step, within);
  for (const inner of step.steps) explainStep(inner, [...within, beginning(step.text, NAMED)], roles, say);
}

/** "IC posts in #incidents" says already whose step it is. */
function names(text: string, { name, abbreviation }: Role): boolean {
  return text.includes(name.replace(/\s*\(.*$/, '')) || (abbreviation !== null && text.includes(abbreviation));
}

/** The first line, without the spaces that align what stands behind it. */
function shown(command: string): string {
  const [first = '', ...rest] = command.split('\n');
  return first.replace(/\s*\\$/, '').replace(/\s{2,}/g, '  ') + (rest.length > 0 ? ' …' : '');
}

function spellOutcome(outcome: GateOutcome, phaseName: (id: string) => string): string {
  switch (outcome.do) {
    case 'enter-phase':
      return `go on with ${phaseName(outcome.phase)}`;
    case 'escalate':
      return `escalate to ${spellList(outcome.to)}`;
    case 'decline':
      return `decline it (${outcome.text})`;
    default:
      return outcome.text;
  }
}
