import { people } from '../oncall/resolve-role.ts';
import type { Source } from '../policy/source.ts';
import type { IncidentCommand } from './command.ts';
import type { Decision, Verdict } from './decision.ts';
import { carryOut } from './escalate-due.ts';
import { escalationPlan } from './escalation-plan.ts';
import { catchAll, peopleBehind } from './incident-role.ts';
import { invalid, unknown, unlessOpen } from './refuse.ts';
import { about, Telling } from './telling.ts';

/** Calls for help by hand: roles in the runbook's words, or people. */
export function escalate(decision: Decision, command: Extract<IncidentCommand, { type: 'Escalate' }>): Verdict {
  const closed = unlessOpen(decision.state, 'escalated');
  if (closed !== undefined) return closed;
  if (command.roles.length + command.people.length === 0) return invalid('Say who is to be called: a role or a person.');
  const stranger = command.people.find((id) => !decision.context.directory.people.some((person) => person.id === id));
  if (stranger !== undefined) return unknown(`Nobody has the id "${stranger}".`);
  requestHelp(decision, { ...command, src: null });
  return undefined;
}

/** Pages them now. Where the words reach nobody ("additional responders"), the next step of the escalation is taken early, or the catch-all told. */
export function requestHelp(decision: Decision, asked: { roles: string[]; people: string[]; reason: string; src: Source | null }): void {
  const { context, state } = decision;
  const { roles, reason, src } = asked;
  decision.emit({ type: 'EscalationRequested', roles, people: asked.people, reason, src });
  const telling = new Telling();
  const self = decision.by.kind === 'person' ? decision.by.id : null;
  const behind = (names: string[]) => names.flatMap((role) => peopleBehind(role, context, state)).filter((person) => person.id !== self);
  const persons = [...people(asked.people, context.directory).filter((person) => person.id !== self), ...behind(roles)];
  const cause = {
    about: about(state, `help-${state.version}`),
    purpose: 'page' as const,
    reason: `Your help is asked for: ${reason}`,
    src,
  };
  if (persons.length > 0) telling.tell(persons, cause);
  else {
    const next = escalationPlan(context, state)
      .filter((step) => (step.status === 'pending' || step.status === 'stopped') && step.purpose === 'escalate' && step.condition === null)
      .filter((step) => behind(step.roles).length > 0)
      .sort((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity))[0];
    if (next !== undefined) carryOut(next, decision, telling);
    else telling.tell(catchAll(context.directory), { ...cause, purpose: 'catch-all' });
  }
  telling.send(decision, self);
}
