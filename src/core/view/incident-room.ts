import type { DecisionContext } from '../incident/context.ts';
import { lineOf } from '../incident/decision.ts';
import type { IncidentState } from '../incident/state.ts';
import type { CompiledPolicy } from '../policy/policy.ts';
import type { Instant } from '../time/instant.ts';
import { channelName } from './channel-name.ts';
import { escalationNote, escalationViews } from './escalation-view.ts';
import { type IncidentRecord, incidentSummary, severityViews } from './incident-summary.ts';
import type { IncidentView } from './incident-view.ts';
import { obligationViews } from './obligation-view.ts';
import { phaseViews } from './phase-view.ts';
import { procedureViews } from './procedure-view.ts';
import { questionViews } from './question-view.ts';
import { roleViews } from './role-view.ts';

/** The incident room: everything that a responder works with at `now`, each fact with the runbook's line. */
export function incidentView(context: DecisionContext, row: IncidentRecord, now: Instant): IncidentView {
  const { policy } = context;
  const { state } = row;
  return {
    ...incidentSummary(context, row, now),
    summary: state.summary,
    category: state.category,
    version: state.version,
    moments: state.moments,
    declaredAt: state.declaredAt,
    closedAt: state.closedAt,
    severities: severityViews(policy),
    categories: policy.categories.map(({ id, name }) => ({ id, name })),
    phase: state.phase,
    phases: phaseViews(context, state),
    procedures: procedureViews(context, state),
    questions: questionViews(context, state),
    roles: roleViews(context, state),
    obligations: obligationViews(context, state, now),
    escalation: escalationViews(context, state, now),
    escalationNote: escalationNote(state),
    alerts: Object.values(state.alerts),
    templates: templateViews(policy),
    tools: toolViews(policy),
    channels: channelViews(context, state),
    contacts: contactViews(policy),
  };
}

/** Messages only: what a postmortem or an action item must say belongs to the report. */
function templateViews(policy: CompiledPolicy): IncidentView['templates'] {
  return policy.templates
    .filter((template) => template.use !== 'postmortem' && template.use !== 'action-item')
    .map((template) => ({ id: template.id, name: template.name, use: template.use, audience: template.audience, src: lineOf(template) }));
}

/** A tool whose link is still a blank, and that has no command, is a diagnostic of the runbook and no help at 03:00. */
function toolViews(policy: CompiledPolicy): IncidentView['tools'] {
  return policy.tools
    .filter((tool) => !tool.unfilled || tool.command !== null)
    .map((tool) => ({
      name: tool.name,
      purpose: tool.purpose,
      link: tool.unfilled ? null : tool.link,
      command: tool.command,
      src: lineOf(tool),
    }));
}

/** Whom the runbook names to call, outside help included. A blank is a diagnostic of the runbook and no help at 03:00. */
function contactViews(policy: CompiledPolicy): IncidentView['contacts'] {
  return policy.contacts
    .filter((contact) => !contact.unfilled)
    .map(({ role, contact, backup, external, ...fact }) => ({ role, contact, backup, external, src: lineOf(fact) }));
}

function channelViews({ policy, calendar }: DecisionContext, state: IncidentState): IncidentView['channels'] {
  return policy.channels
    .filter((channel) => !channel.unfilled)
    .map((channel) => ({
      name: channel.pattern === null ? channel.name : channelName(channel.pattern, state, calendar.zone),
      medium: channel.medium,
      link: channel.link,
      src: lineOf(channel),
    }));
}
