import type { CompiledPolicy } from '../../policy/policy.ts';
import { NOT_STATED } from '../../policy/source.ts';
import { spell, spellList, spellSeverities } from '../../policy/words.ts';
import type { GateOutcome, Step } from '../../policy/work.ts';
import type { Say } from './sentence.ts';

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
  if (policy.phases.length === 0) say('Phases', 'No phases and no steps are stated.', null);
  for (const [i, phase] of policy.phases.entries()) {
    const box = phase.timeBox ? `, ${phase.timeBox.text}` : '';
    say(
      'Phases',
      `Phase ${i + 1}: ${phase.name}${box}${phase.stage === 'review' ? ', after the resolution' : ''}${phase.severities === '*' ? '' : `, for ${spellSeverities(phase.severities)}`}.`,
      phase,
    );
    for (const step of phase.steps) explainStep(step, phase.name, 1, say);
    for (const gate of phase.gates)
      say(
        'Phases',
        `${phase.name}, gate: ${gate.question} Yes: ${spellOutcome(gate.yes)}. No: ${gate.no ? spellOutcome(gate.no) : 'not stated'}.`,
        gate,
      );
  }
  for (const procedure of policy.procedures) {
    say('Procedures', `${procedure.name} (${procedure.kind})${procedure.category ? `, of ${procedure.category}` : ''}.`, procedure);
    for (const step of procedure.steps) explainStep(step, procedure.name, 1, say, 'Procedures');
  }
  for (const block of policy.commandBlocks)
    for (const command of block.commands) {
      const needs = command.variables.length > 0 ? `, needs ${spellList(command.variables)}` : '';
      say(
        'Commands',
        `${block.title}: ${command.text.split('\n')[0]} (${command.risk}${needs})${command.comment ? ` — ${command.comment}` : ''}`,
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
      `${template.name}: ${template.use} message, audience ${template.audience}${holes.length > 0 ? `, blanks: ${holes.join(' · ')}` : ', without blanks'}.`,
      template,
    );
  }
  for (const cadence of policy.cadence)
    say('Messages', `${spellSeverities(cadence.severities)}: an update every ${spell(cadence.everyMinutes)}.`, cadence);
  for (const rule of policy.communication) say('Messages', `On ${rule.topic.replace('-', ' ')}: ${rule.text}.`, rule);
}

function explainStep(step: Step, owner: string, depth: number, say: Say, section = 'Phases'): void {
  const notes = [
    step.severities === '*' ? null : `only for ${spellSeverities(step.severities)}`,
    step.role ? `by ${step.role}` : null,
    step.does ? `done by itself when: ${step.does.replaceAll('-', ' ')}` : null,
    step.asks ? 'a question' : null,
    step.condition,
    step.records ? 'recorded with its time' : null,
  ].filter(Boolean);
  const group = depth === 1 && step.group ? `${step.group}: ` : '';
  say(section, `${owner}${' ›'.repeat(depth)} ${group}${step.text}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`, step);
  for (const inner of step.steps) explainStep(inner, owner, depth + 1, say, section);
}

function spellOutcome(outcome: GateOutcome): string {
  switch (outcome.do) {
    case 'enter-phase':
      return `go on with ${outcome.phase}`;
    case 'escalate':
      return `escalate to ${spellList(outcome.to)}`;
    case 'decline':
      return `decline it (${outcome.text})`;
    default:
      return outcome.text;
  }
}
