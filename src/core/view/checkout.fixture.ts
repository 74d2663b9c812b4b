import {
  declared,
  directoryOf,
  fact,
  gate,
  minutes,
  person,
  phase,
  role,
  rule,
  START,
  Story,
  severity,
  step,
} from '../incident/incident.fixture.ts';
import type { Hole, Template } from '../policy/communication.ts';
import type { CompiledPolicy } from '../policy/policy.ts';
import { MINUTE } from '../time/instant.ts';

export const ana = person('ana');
export const ben = person('ben');

/** A template whose holes are whatever stands in square or curly brackets; `[A/B/C]` offers choices. */
export function template(id: string, body: string, more: Partial<Template> = {}): Template {
  const holes = (text: string, part: Hole['part']): Hole[] =>
    [...text.matchAll(/\{([^{}]+)\}|\[([^[\]{}]+)\]/g)].map((match) => {
      const name = match[1] ?? match[2] ?? '';
      const choices = name.split('/').length > 2 ? name.split('/') : [];
      return { ...fact(90), name, choices, part, start: match.index, end: match.index + match[0].length };
    });
  const { subject = null } = more;
  const found = [...holes(subject ?? '', 'subject'), ...holes(body, 'body')];
  return { ...fact(90), id, name: id, use: 'update', audience: 'internal', subject: null, body, holes: found, ...more };
}

/** What the checkout team's runbook says: enough of each mechanism that a room or a report shows. */
export const said: Partial<CompiledPolicy> = {
  severities: [
    { ...severity('SEV-1', 1, { acknowledge: 5, resolve: 60 }), name: { ...fact(8), value: 'Critical' } },
    severity('SEV-2', 2, { respond: 30 }),
  ],
  matrix: [
    rule('now', ['SEV-1'], minutes(0), ['On-call engineer']),
    rule('ceo', ['SEV-1'], minutes(30), ['CEO'], {
      condition: { ...fact(22), text: 'if customer-facing', field: 'customer-facing', expects: true },
    }),
  ],
  roles: [
    role('ic', 'Incident Commander', { abbreviation: 'IC', firstHolder: { ...fact(40), value: 'first-responder' } }),
    role('dba', 'Database Administrator', { kind: 'support' }),
  ],
  categories: [{ ...fact(44), id: 'database', name: 'Database', procedures: ['replication'], roles: ['Database Administrator'] }],
  phases: [
    phase('triage', [
      step('acknowledge', { text: 'Acknowledge the alert', does: 'acknowledge' }),
      step('systems', { text: 'Which systems are affected?', style: 'question', asks: 'systems' }),
      step('bridge', { text: 'Open a bridge', severities: ['SEV-1'] }),
    ]),
    phase('containment', [step('isolate', { text: 'Isolate the node', steps: [step('drain'), step('fence')] })], {
      name: 'Containment',
      timeBox: { ...fact(55), text: '15–60 minutes', fromMinutes: 15, toMinutes: 60 },
      gates: [gate('the impact stopped', { do: 'stay', text: 'Go on' }, { do: 'escalate', to: ['CEO'] })],
    }),
  ],
  procedures: [
    { ...fact(60), id: 'replication', name: 'Replication lag', kind: 'incident-type', category: 'database', steps: [step('lag')] },
    { ...fact(62), id: 'errors', name: 'High error rate response', kind: 'incident-type', category: null, steps: [step('logs')] },
  ],
  cadence: [{ ...fact(70), severities: ['SEV-1'], everyMinutes: 30, text: 'every 30 minutes for SEV-1' }],
  channels: [
    {
      ...fact(75),
      name: 'incident channel',
      medium: 'chat',
      service: 'Slack',
      pattern: '#incident-YYYY-MM-DD',
      perIncident: true,
      link: null,
      unfilled: false,
    },
  ],
};

export const checkoutTeam = () => {
  const directory = directoryOf(['On-call engineer', 'CEO'], ['Duty phone']);
  const extra = ['ana', 'ben'].map((id) => ({ id, name: id, email: `${id}@example.com`, zone: 'UTC', contacts: [] }));
  return { ...directory, people: [...directory.people, ...extra] };
};

/** A SEV-1 at 03:00 on a Saturday, answered after three minutes and over after seventy, which is ten too late. */
export function checkoutDown(more: Partial<CompiledPolicy> = {}): Story {
  return new Story({ ...said, ...more }, checkoutTeam())
    .when(declared('SEV-1'), ana)
    .at(3)
    .when({ type: 'AcknowledgeIncident', via: 'console' }, ana)
    .when({ type: 'AnswerQuestion', field: 'systems', value: 'checkout, payments' }, ana)
    .at(10)
    .when({ type: 'SkipStep', step: 'bridge', reason: 'Everybody sits in one room' }, ben)
    .when({ type: 'AddNote', text: 'Replica lag went up', happenedAt: START - 2 * MINUTE }, ben)
    .at(70)
    .when({ type: 'ResolveIncident', summary: 'Failed over to the second node' }, ana);
}
