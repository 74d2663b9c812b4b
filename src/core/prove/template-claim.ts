import type { DecisionContext } from '../incident/context.ts';
import { lineOf } from '../incident/decision.ts';
import type { Template } from '../policy/communication.ts';
import { spellList } from '../policy/words.ts';
import type { Instant } from '../time/instant.ts';
import { fillTemplate } from '../view/fill-template.ts';
import { claimOf } from './claim.ts';
import { answered, levelsOf } from './rehearse.ts';
import type { Claim, Finding } from './verdict.ts';

const AFTERWARDS: ReadonlySet<Template['use']> = new Set(['resolution', 'postmortem', 'action-item']);

/** Every blank of every message is filled by what Muster knows at that moment, or by a person: those are listed, so that nobody is surprised. */
export function templateClaim(context: DecisionContext, at: Instant): Claim {
  const severity = levelsOf(context.policy)[0] ?? 'incident';
  const during = answered(context, severity, at);
  const after = answered(context, severity, at);
  after.give({ type: 'ResolveIncident', summary: 'Proved' });
  const found = context.policy.templates
    .filter((template) => template.origin !== 'base')
    .flatMap((template): Finding[] => {
      const { state } = AFTERWARDS.has(template.use) ? after : during;
      if (state === null) return [];
      const { missing } = fillTemplate(context, state, template, at);
      const names = [...new Set(missing.map(({ name, choices }) => `"${choices.length > 0 ? choices.join(' or ') : name}"`))];
      if (names.length === 0) return [];
      return [{ level: 'note', text: `"${template.name}": a person fills ${spellList(names)}.`, src: lineOf(template) }];
    });
  return claimOf('templates', context.policy.templates.filter((one) => one.origin !== 'base').length, found);
}
