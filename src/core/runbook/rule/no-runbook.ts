import type { CompiledPolicy } from '../../policy/policy.ts';
import type { Rule } from './rule.ts';

export const noRunbook: Rule = {
  id: 'no-runbook',
  level: 'error',
  title: 'This is no incident runbook',
  what: 'The document has neither severity levels, nor phases, nor messages, nor two other kinds of fact that an incident is run by.',
  why: 'An incident that starts under it has no steps, no clocks and nobody to call but what the base policy supplies.',
  instead: 'Give the runbook itself. If this is it, put its levels, steps and people under headings that say what they are.',
  bad: ['# Saturday', '', '- milk', '- bread'],
  good: ['# Incident response', '', '## Severity levels', '', '- **SEV-1:** everything is down', '- **SEV-2:** a part is down'],
  check({ policy }, report) {
    if (!isNoRunbook(policy)) return;
    report(
      'no-runbook',
      { line: 1, column: 1, endLine: 1 },
      {
        reason: 'This document is no incident runbook.',
        understood:
          workingKinds(policy) === 0 ? 'Nothing that an incident could be run by.' : 'Next to nothing that an incident could be run by.',
        missing: 'Severity levels, phases with steps, escalation, roles or messages.',
        fix: 'Give the runbook itself, or start from one of the samples in the folder runbooks/ of Muster.',
      },
    );
  },
};

/** Neither levels, nor phases, nor messages, nor two other kinds of fact that an incident is run by. */
function isNoRunbook(policy: CompiledPolicy): boolean {
  const { severities, phases, templates } = policy;
  return workingKinds(policy) < 2 && severities.length === 0 && phases.length === 0 && templates.length === 0;
}

function workingKinds({ severities, matrix, ladders, roles, phases, procedures, templates, contacts }: CompiledPolicy): number {
  return [severities, matrix, ladders, roles, phases, procedures, templates, contacts].filter((facts) => facts.length > 0).length;
}
