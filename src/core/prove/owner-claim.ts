import type { DecisionContext } from '../incident/context.ts';
import { peopleBehind, peopleInCharge } from '../incident/incident-role.ts';
import type { Obligation } from '../incident/obligation.ts';
import type { IncidentState } from '../incident/state.ts';
import type { Instant } from '../time/instant.ts';
import { claimOf } from './claim.ts';
import { answered, declared, levelsOf } from './rehearse.ts';
import type { Claim, Finding } from './verdict.ts';

/** Every promise that an incident of each level makes, until its review: is its owner somebody, once whoever was called has answered? */
export function ownerClaim(context: DecisionContext, at: Instant): Claim {
  const found: Finding[] = [];
  let checked = 0;
  for (const severity of levelsOf(context.policy)) {
    const before = declared(context, severity, at);
    const rehearsal = answered(context, severity, at);
    rehearsal.give({ type: 'ResolveIncident', summary: 'Proved' });
    const { state } = rehearsal;
    if (state === null) continue;
    const owed = { ...before.state?.obligations, ...state.obligations };
    for (const one of Object.values(owed)) {
      checked++;
      if (holds(one, context, state)) continue;
      const charge = peopleInCharge(context, state)[0]?.name;
      const instead = charge === undefined ? 'nobody is reminded of it' : `whoever leads (${charge}) is reminded instead`;
      const text = `${one.owner} owes "${one.what}", and nobody holds that role: ${instead}.`;
      found.push({ level: charge === undefined ? 'problem' : 'note', text, src: one.src, settings: ['bindings'] });
    }
  }
  return claimOf('owners', checked, found);
}

function holds({ owner, kind }: Obligation, context: DecisionContext, state: IncidentState): boolean {
  const answered = context.directory.people.some(({ id }) => id === state.acknowledged?.personId);
  if (owner === 'Whoever acknowledged') return answered;
  if (context.directory.people.some((person) => person.name === owner)) return true;
  if (peopleBehind(owner, context, state).length > 0) return true;
  // The first one called owes the answer; that somebody is called at all is what the levels prove.
  return (kind === 'acknowledge' || kind === 'respond') && answered;
}
