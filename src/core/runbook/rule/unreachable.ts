import type { Severities } from '../../policy/severity.ts';
import { appliesTo } from '../../policy/severity.ts';
import { spellSeverities } from '../../policy/words.ts';
import type { GateOutcome, Step } from '../../policy/work.ts';
import type { Rule } from './rule.ts';

const leaves = (outcome: GateOutcome | null): boolean => outcome?.do === 'enter-phase' || outcome?.do === 'decline';

export const unreachablePhase: Rule = {
  id: 'unreachable-phase',
  level: 'warning',
  title: 'A phase that nothing leads to',
  what: 'The gate before a phase leads past it whatever the answer, and no other gate leads to it.',
  why: 'Its steps are never shown: what they were to prevent happens.',
  instead: 'Let one answer of the gate lead to it, or move its steps to a phase that is entered.',
  bad: [
    '# Incident response',
    '',
    '## Phase 1: Assessment',
    '',
    '- [ ] Look at the dashboards',
    '',
    'If the cause is known, proceed to Recovery. If not, proceed to Closure.',
    '',
    '## Phase 2: Containment',
    '',
    '- [ ] Stop the spread',
    '',
    '## Phase 3: Recovery',
    '',
    '- [ ] Bring it back',
    '',
    '## Phase 4: Closure',
    '',
    '- [ ] Close the ticket',
  ],
  good: [
    '# Incident response',
    '',
    '## Phase 1: Assessment',
    '',
    '- [ ] Look at the dashboards',
    '',
    'If the cause is known, proceed to Recovery. If not, proceed to Containment.',
    '',
    '## Phase 2: Containment',
    '',
    '- [ ] Stop the spread',
    '',
    '## Phase 3: Recovery',
    '',
    '- [ ] Bring it back',
  ],
  check({ policy }, report) {
    const entered = new Set(
      policy.phases.flatMap((phase) =>
        phase.gates.flatMap((gate) => [gate.yes, gate.no].flatMap((outcome) => (outcome?.do === 'enter-phase' ? [outcome.phase] : []))),
      ),
    );
    for (const [i, phase] of policy.phases.entries()) {
      const gate = policy.phases[i - 1]?.gates.find((each) => leaves(each.yes) && leaves(each.no));
      if (!gate || entered.has(phase.id)) continue;
      report('unreachable-phase', phase.src, {
        reason: `Nothing leads to the phase "${phase.name}".`,
        understood: `The gate on line ${gate.src.line} leads past it, whatever the answer.`,
        fix: 'Let one answer of that gate lead here, or move these steps to a phase that is entered.',
      });
    }
  },
};

export const unreachableStep: Rule = {
  id: 'unreachable-step',
  level: 'warning',
  title: 'A step that is never shown',
  what: 'A step is for severities that its phase, or its own parent step, is not for.',
  why: 'The step is in the document and never on the screen.',
  instead: 'Move it to a phase for its severity, or correct one of the two.',
  bad: [
    '## Severity levels',
    '',
    '- **SEV-1:** down',
    '- **SEV-2:** slow',
    '',
    '## Phase 1: Assessment',
    '',
    '- [ ] Look at the dashboards',
    '- [ ] Open a bridge (SEV-1 only)',
    '  - [ ] Open a ticket (SEV-2 only)',
    '',
    '## Phase 2: Recovery',
    '',
    '- [ ] Bring it back',
  ],
  good: [
    '## Severity levels',
    '',
    '- **SEV-1:** down',
    '- **SEV-2:** slow',
    '',
    '## Phase 1: Assessment',
    '',
    '- [ ] Look at the dashboards',
    '- [ ] Open a bridge (SEV-1 only)',
    '- [ ] Open a ticket (SEV-2 only)',
    '',
    '## Phase 2: Recovery',
    '',
    '- [ ] Bring it back',
  ],
  check({ policy }, report) {
    const ids = policy.severities.map(({ id }) => id);
    const visit = (steps: Step[], around: Severities): void => {
      for (const step of steps) {
        const reached = ids.filter((id) => appliesTo(step.severities, id) && appliesTo(around, id));
        if (ids.length > 0 && reached.length === 0)
          report('unreachable-step', step.src, {
            reason: `This step is for ${spellSeverities(step.severities)}, but stands where only ${spellSeverities(around)} comes.`,
            fix: 'Move it, or correct one of the two.',
          });
        else visit(step.steps, reached.length < ids.length ? reached : '*');
      }
    };
    for (const phase of policy.phases) visit(phase.steps, phase.severities);
  },
};
