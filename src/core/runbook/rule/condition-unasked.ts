import type { Condition } from '../../policy/escalation.ts';
import { slug } from '../read/reading.ts';
import { leaves } from '../sections/step.ts';
import type { Rule } from './rule.ts';

export const conditionUnasked: Rule = {
  id: 'condition-unasked',
  level: 'info',
  title: 'A condition that no step asks about',
  what: 'Somebody is called only "if …", and no step, gate or record field asks whether it is so.',
  why: 'Until somebody answers, the page is held. Nobody who works the steps meets the question; Muster asks it beside them.',
  instead: 'Add a step that asks it: "- [ ] Is the incident customer-facing?"',
  bad: [
    '## Severity levels',
    '',
    '- **SEV-1:** down',
    '- **SEV-2:** slow',
    '',
    '## Escalation',
    '',
    '### SEV-1',
    '- **Immediately**: On-call engineer',
    '- **Within 30 min**: Head of Support (if customer-facing)',
  ],
  good: [
    '## Severity levels',
    '',
    '- **SEV-1:** down',
    '- **SEV-2:** slow',
    '',
    '## Escalation',
    '',
    '### SEV-1',
    '- **Immediately**: On-call engineer',
    '- **Within 30 min**: Head of Support (if customer-facing)',
    '',
    '## Phase 1: Assessment',
    '',
    '- [ ] Is the incident customer-facing?',
    '',
    '## Phase 2: Recovery',
    '',
    '- [ ] Bring it back',
  ],
  check({ policy, words }, report) {
    const steps = [...policy.phases.flatMap((phase) => leaves(phase.steps)), ...policy.procedures.flatMap((one) => leaves(one.steps))];
    const asked = new Set([...steps.map((step) => step.asks), ...policy.phases.flatMap((phase) => phase.gates.map((gate) => gate.field))]);
    const said = steps.map((step) => `-${slug(step.text)}-${step.asks ?? ''}-`).join('\n');
    const seen = new Set<string>();
    const conditions: (Condition | null)[] = [
      ...policy.matrix.map((rule) => rule.condition),
      ...policy.ladders.flatMap((ladder) => ladder.rungs.map((rung) => rung.condition)),
    ];
    for (const condition of conditions) {
      if (!condition || condition.field === 'unresolved' || condition.field === 'unacknowledged' || seen.has(condition.field)) continue;
      seen.add(condition.field);
      const { text } = condition;
      const opening = words.find('if', text);
      const core = (opening?.index === 0 ? text.slice(opening[0].length) : text).trim();
      if (asked.has(condition.field) || said.includes(`-${condition.field}-`) || (slug(core) !== '' && said.includes(`-${slug(core)}-`)))
        continue;
      const question = `${core.charAt(0).toUpperCase()}${core.slice(1)}?`;
      report('condition-unasked', condition.src, {
        reason: `No step asks about "${condition.text}".`,
        understood: `Muster asks "${question}" beside the steps, and holds the page until somebody answers.`,
        fix: `Add a step that asks it, for example "- [ ] ${question}"`,
        group: 'condition',
      });
    }
  },
};
