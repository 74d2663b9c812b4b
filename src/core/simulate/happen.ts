import { type Actor, SYSTEM } from '../incident/actor.ts';
import type { IncidentCommand, Rejection } from '../incident/command.ts';
import { levelInForce } from '../incident/level.ts';
import type { Person } from '../oncall/directory.ts';
import { resolveRole } from '../oncall/resolve-role.ts';
import type { Instant } from '../time/instant.ts';
import { isAway, WORKING } from './answering.ts';
import { gateNamed, phaseNamed, stepNamed } from './in-the-runbook.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { Behaviour, Deed, Happening } from './scenario.ts';

/** Why a deed did not happen. `fault`: the scenario names what is not there, or says what cannot be said. */
export type Refused = { at: Instant; who: string | null; what: string; because: string; mark: string; fault: boolean };

/** Lets one thing happen; null when it did. */
export function happen(rehearsal: Rehearsal, { by, deed, mark }: Happening, people: readonly Behaviour[]): Refused | null {
  const person = by === null ? null : personNamed(rehearsal, by);
  const refused = (because: string, fault: boolean): Refused => ({
    ...{ at: rehearsal.now, who: person?.name ?? by, what: WORDS[deed.do], because, mark, fault },
  });
  if (by !== null && person === null) return refused(noPerson(rehearsal, by), true);
  if (person !== null && isAway(person.id, rehearsal.now, people, rehearsal)) return refused(`${person.name} is away.`, false);
  if (rehearsal.state === null && deed.do !== 'alert' && deed.do !== 'declare')
    return refused('Nothing has happened yet: begin with an alert or a declaration.', true);
  const commands = commandsOf(deed, rehearsal);
  if ('rejected' in commands) return refused(commands.rejected.message, true);
  const actor: Actor = person === null ? (NOBODYS[deed.do]?.(rehearsal) ?? SYSTEM) : { kind: 'person', id: person.id, name: person.name };
  for (const command of commands) {
    const rejected = rehearsal.give(command, actor);
    if (rejected !== null) return refused(rejected.message, rejected.code === 'unknown' || rejected.code === 'invalid');
  }
  return null;
}

const WORDS: Record<Deed['do'], string> = {
  alert: 'send an alert',
  clear: 'clear an alert',
  declare: 'declare the incident',
  acknowledge: 'acknowledge',
  accept: 'accept the incident',
  decline: 'decline the incident',
  answer: 'answer a question',
  'change-severity': 'change the severity',
  categorise: 'set the category',
  'hand-over': 'hand over a role',
  'enter-phase': 'enter a phase',
  'decide-gate': 'decide a gate',
  'tick-step': 'tick a step',
  'post-update': 'post an update',
  resolve: 'resolve the incident',
  reopen: 'reopen the incident',
};

const SOMEBODY: Actor = { kind: 'alert', name: 'Somebody' };
const MONITOR: Actor = { kind: 'alert', name: 'The monitor' };

/** In whose name a deed of nobody in particular is done; otherwise in the program's, so that no power stands in its way. */
const NOBODYS: Partial<Record<Deed['do'], (rehearsal: Rehearsal) => Actor>> = {
  alert: () => MONITOR,
  clear: () => MONITOR,
  declare: () => SOMEBODY,
  acknowledge: responder,
  accept: responder,
  decline: responder,
};

/** Whoever was paged first answers. */
function responder({ state, context }: Rehearsal): Actor {
  const first = Object.values(state?.notifications ?? {}).find((one) => one.purpose === 'page' || one.purpose === 'catch-all');
  const person = context.directory.people.find((one) => one.id === first?.personId);
  return { kind: 'person', id: person?.id ?? 'responder', name: person?.name ?? 'The first responder' };
}

function commandsOf(deed: Deed, rehearsal: Rehearsal): IncidentCommand[] | { rejected: Rejection } {
  const { context, state, now } = rehearsal;
  const { policy } = context;
  switch (deed.do) {
    case 'alert': {
      const alert = { key: deed.key, status: 'firing' as const, summary: deed.summary, labels: deed.labels, link: null };
      if (state !== null) return [{ type: 'AttachAlert', alert }];
      return [{ type: 'RaiseIncident', ...opening(rehearsal, deed.summary), severity: deed.severity, startedAt: now, alert }];
    }
    case 'clear': {
      if (state === null || !Object.hasOwn(state.alerts, deed.key))
        return { rejected: noAlert(deed.key, Object.keys(state?.alerts ?? {})) };
      const othersFiring = Object.values(state.alerts).some((one) => one.key !== deed.key && one.status === 'firing');
      return [{ type: 'ClearAlert', key: deed.key, because: 'monitor', othersFiring }];
    }
    case 'declare':
      if (state?.lifecycle === 'triage') return [{ type: 'AcceptIncident', severity: deed.severity }];
      return [{ type: 'DeclareIncident', ...opening(rehearsal, deed.title), severity: deed.severity, startedAt: now }];
    case 'acknowledge':
      return [{ type: 'AcknowledgeIncident', via: 'simulation' }, WORKING];
    case 'accept': {
      const level = state === null ? null : levelInForce(policy, state);
      return [{ type: 'AcceptIncident', severity: deed.severity ?? level?.id ?? state?.severity ?? '' }];
    }
    case 'decline':
      return [{ type: 'DeclineIncident', reason: deed.because }];
    case 'answer':
      return [{ type: 'AnswerQuestion', field: deed.field, value: deed.value }];
    case 'change-severity':
      return [{ type: 'ChangeSeverity', severity: deed.severity, reason: deed.because }];
    case 'categorise':
      return [{ type: 'SetCategory', category: deed.category }];
    case 'hand-over': {
      const person = personNamed(rehearsal, deed.to);
      if (person === null) return { rejected: { code: 'unknown', message: noPerson(rehearsal, deed.to) } };
      return [{ type: 'AssignRole', role: deed.role, personId: person.id }];
    }
    case 'enter-phase': {
      const phase = phaseNamed(policy, deed.phase);
      return 'found' in phase ? [{ type: 'EnterPhase', phase: phase.found.id }] : phase;
    }
    case 'decide-gate': {
      const gate = gateNamed(policy, deed.gate);
      return 'found' in gate ? [{ type: 'DecideGate', gate: gate.found.id, outcome: deed.outcome }] : gate;
    }
    case 'tick-step': {
      const step = stepNamed(policy, deed.step);
      return 'found' in step ? [{ type: 'TickStep', step: step.found.id, note: null }] : step;
    }
    case 'post-update':
      return [
        {
          type: 'PostUpdate',
          ...{ template: null, audience: 'internal', subject: null, body: deed.text, publicStatus: deed.publicStatus },
        },
      ];
    case 'resolve':
      return [{ type: 'ResolveIncident', summary: deed.summary }];
    case 'reopen':
      return [{ type: 'ReopenIncident', reason: deed.because }];
  }
}

function opening({ context: { policy } }: Rehearsal, title: string) {
  const runbook = { id: 'simulated', name: policy.document.title ?? 'The runbook', hash: policy.hash };
  return { number: 1, title, summary: '', category: null, service: null, runbook, drill: true };
}

function personNamed({ context }: Rehearsal, name: string): Person | null {
  return resolveRole(name, context.directory)[0] ?? null;
}

const MOST_NAMED = 12;

/** Whom the scenario could have meant. */
export function noPerson({ context }: Rehearsal, name: string): string {
  const names = context.directory.people.map((one) => one.name);
  const more = names.length > MOST_NAMED ? `, and ${names.length - MOST_NAMED} more` : '';
  return `There is nobody called "${name}". There are: ${names.slice(0, MOST_NAMED).join(', ') || 'no people at all'}${more}.`;
}

function noAlert(key: string, known: string[]): Rejection {
  return {
    code: 'unknown',
    message: `No alert "${key}" has fired by then. ${known.length === 0 ? 'None has.' : `Fired: ${known.join(', ')}.`}`,
  };
}
