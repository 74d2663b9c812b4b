import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.ts';
import { read, SCALE } from '../story.fixture.ts';

const said = (text: string) =>
  factsOf(read(text)).escalation.map((e) => `${e.severity} ${e.afterMinutes} ${e.to.join('+')}${e.condition ? ' ?' : ''}`);
const calls = (text: string) => said(`# Incident response\n\n${SCALE.trim().replace(/^ {2}/gm, '')}\n\n${text}`);

describe('a ladder told in sentences', () => {
  it.each([
    [
      'how long the first has',
      'The on-call has 5 minutes to acknowledge; after that the secondary is paged, and 10 minutes later the manager.\n',
      ['* 0 on-call', '* 5 secondary ?', '* 15 manager ?'],
    ],
    ['who is called then', 'The primary has 10 minutes to answer, then the secondary is called.\n', ['* 0 primary', '* 10 secondary ?']],
    [
      'the next one after a comma',
      'If the primary does not acknowledge in time, our tool pages the secondary, then the engineering manager.\n',
      ['* null secondary ?', '* null engineering manager ?'],
    ],
    [
      'numbered, from the alert on',
      '1. Alert fires → the on-call engineer is paged automatically.\n2. The on-call engineer acknowledges within 15 minutes.\n3. If the primary does not acknowledge within 15 minutes: the secondary is paged.\n4. If nobody acknowledges within 40 minutes: call the head of engineering.\n',
      ['* 0 on-call engineer', '* 15 secondary ?', '* 40 head of engineering ?'],
    ],
    [
      'a time for each level in brackets',
      'If the incident is not resolved within 4 hours (SEV-1) or 24 hours (SEV-2), escalate to the platform team.\n',
      ['SEV-1 240 platform team ?', 'SEV-2 1440 platform team ?'],
    ],
    [
      'a time for one level and for the others',
      'Escalate to the engineering manager within 1 hour (critical), 1 business day (others).\n',
      ['SEV-1 60 engineering manager', 'SEV-2 1440 engineering manager', 'SEV-3 1440 engineering manager'],
    ],
    [
      'a time behind each level',
      'Page the team lead after 15 minutes for SEV-1, 45 minutes for SEV-2.\n',
      ['SEV-1 15 team lead', 'SEV-2 45 team lead'],
    ],
  ])('says %s', (_, text, expected) => expect(calls(`## Escalation\n\n${text}`)).toEqual(expected));

  it.each([
    [
      'whom to call, and whom if there is no answer',
      'Call the primary of the payments rota. If she does not ack in 10 minutes, call the deputy lead.',
      ['* 0 primary of the payments rota', '* 10 deputy lead ?'],
    ],
    [
      'who is first',
      'The **primary** is the first responder. The **backup** is the escalation path if the primary does not acknowledge in 10 minutes.',
      ['* 0 primary', '* 10 backup ?'],
    ],
    [
      'who takes the first page',
      'The primary takes the first page, the secondary is called if the primary does not answer within 15 minutes.',
      ['* 0 primary', '* 15 secondary ?'],
    ],
  ])('in any document says %s', (_, text, expected) => expect(said(`# On-call handbook\n\n## Rota\n\n${text}\n`)).toEqual(expected));

  it('is of the level below whose heading it stands', () =>
    expect(
      said(
        '# Incident response\n\n## Severity levels\n\n### SEV-1: down\n\nResponse:\n- Page the on-call engineer immediately.\n- Acknowledge within 15 minutes.\n\n### SEV-2: slow\n\nResponse:\n- Notify the on-call engineer.\n',
      ),
    ).toEqual(['SEV-1 0 on-call engineer', 'SEV-2 null on-call engineer']));

  it('is for the matter of the chapter that it stands in', () =>
    expect(
      said(
        '# Incident response plan\n\n## Child safety protocol\n\n### Immediate actions\n\n1. Escalate immediately to the Safety Officer\n2. Keep the evidence\n',
      ),
    ).toEqual(['* 0 Safety Officer ?']));
});

describe('a ladder for each kind of incident', () => {
  it('is an item with arrows behind its label', () =>
    expect(
      calls(
        '## Escalation paths\n\n1. **Technical trouble**: Support → Engineering → Engineering Lead\n2. **Security**: Any → Security Team → CISO\n',
      ),
    ).toEqual(['* 0 Support ?', '* null Engineering ?', '* null Engineering Lead ?', '* null Security Team ?', '* null CISO ?']));

  it('is one for each level where the labels name levels', () =>
    expect(calls('## Escalation paths\n\n- SEV-1: On-call → Team lead (15 min)\n- SEV-2: On-call → Team lead (45 min)\n')).toEqual([
      'SEV-1 0 On-call',
      'SEV-1 15 Team lead',
      'SEV-2 0 On-call',
      'SEV-2 45 Team lead',
    ]));
});

describe('a ladder of arrows', () => {
  it('begins with the first who is called, not with the alert; its minutes are how long each has', () =>
    expect(
      calls(
        '## Escalation\n\n```\nAlert fired\n    ↓\nPrimary (5 min ack)\n    ↓ (if no ack)\nSecondary (10 min)\n    ↓ (if no ack)\nCTO (immediate)\n```\n',
      ),
    ).toEqual(['* 0 Primary', '* 5 Secondary ?', '* 15 CTO ?']));
});

describe('nobody', () => {
  it.each([
    ['who is not to be called', 'Do not escalate to the CTO for SEV-3.'],
    ['where nobody is', 'Nobody is paged at night for SEV-3; a ticket is enough.'],
    ['in a condition alone', 'If you need to escalate to the board, look up the rota first.'],
    ['by a page that is looked at', 'If customers are hit, keep the public page degraded until the provider answers.'],
    ['by things to do', '1. Propose a change\n2. Adjust resources accordingly\n3. Update status page (if applicable)'],
    ['by a channel', 'If an alert stays open and unacknowledged, more channels are notified after set delays.'],
  ])('is called: %s', (_, text) => expect(calls(`## Escalation\n\n${text}\n`)).toEqual([]));

  it('is called by going back', () =>
    expect(
      calls(
        '## De-escalation process\n\n1. The commander proposes a lower severity\n2. Tell all stakeholders\n3. Update the status page\n',
      ),
    ).toEqual([]));
});

describe('an escalation', () => {
  it.each([
    [
      'of rungs that are counted in words',
      '- First contact: on-call engineer\n- Second contact: team lead (after 15 min)\n',
      ['* 0 on-call engineer', '* 15 team lead'],
    ],
    [
      'of spans of time',
      '1. **0–15 min** — on-call engineer\n2. **15–45 min** — team lead\n3. **45 min +** — CTO\n',
      ['* 0 on-call engineer', '* 15 team lead', '* 45 CTO'],
    ],
    [
      'of rungs that have a time to resolve, which is no time of a call',
      '```\nLevel 1 (On-call engineer) ── resolve within 30 min\n        │ (if unresolved)\nLevel 2 (Senior engineer)  ── resolve within 2 hours\n```\n',
      ['* 0 On-call engineer', '* null Senior engineer ?'],
    ],
    [
      'of what each waits before the next',
      '| Order | Who | Wait before next |\n|---|---|---|\n| 1 | Primary on-call | 10 min |\n| 2 | Secondary on-call | 20 min |\n',
      ['* 0 Primary on-call', '* 10 Secondary on-call'],
    ],
    [
      'by the area that is hit',
      '| Area affected | Additional escalation |\n|---|---|\n| Payments | → Finance Lead, Risk Officer |\n| Customer data | → Privacy Officer |\n',
      ['* null Finance Lead+Risk Officer ?', '* null Privacy Officer ?'],
    ],
    [
      'of what has to be told at once',
      '### Escalate immediately when\n\n| Trigger | Action |\n|---|---|\n| Personal data is lost | Escalate to Legal + Security |\n\n### Escalate after a threshold\n\n| Trigger | Threshold | Action |\n|---|---|---|\n| SEV-2 unresolved | 4 hours | Engineering Director |\n',
      ['* 0 Legal+Security ?', 'SEV-2 240 Engineering Director ?'],
    ],
    [
      'that a picture of the time shows',
      '### SEV-1\n\n```\n0 min    Alert fires\n         └── On-call engineer acknowledges\n\n10 min   └── Opens the war room\n         └── Notifies: Engineering leadership\n\n45 min   └── If unresolved: Escalate to VP\n```\n',
      ['SEV-1 10 Engineering leadership', 'SEV-1 45 VP ?'],
    ],
    [
      'of how long each of a chain has, the last having no time',
      'On-call engineer (5 min) → Team lead (10 min) → CTO\n',
      ['* 0 On-call engineer', '* 5 Team lead', '* 15 CTO'],
    ],
    ['by minutes without an answer', '- 5 min, no ack: secondary on-call\n- 30 min: CTO\n', ['* 5 secondary on-call ?', '* 30 CTO']],
    [
      'for any leak, and not for every incident',
      'Page the security officer for any leak of personal data.\n',
      ['* null security officer ?'],
    ],
    [
      'with a level in front of an arrow',
      'SEV-1 → page the primary and the engineering manager at once.\n',
      ['SEV-1 0 primary+engineering manager'],
    ],
    [
      'to whom the title says',
      '### Escalation to management\n\nEscalate to them when any of these holds:\n\n- two teams cannot agree whose fault it is\n',
      ['* null management ?'],
    ],
    [
      'for what the chapter asks',
      '### If load is above 95%\n\n- **Action:** restart the workers\n- **Escalation:** Page the on-call engineer\n- **Timeline:** 5 minutes\n',
      ['* 5 on-call engineer ?'],
    ],
    [
      'for the kind of incident that an item is of, and not for every one',
      '- Security incidents: escalate to the security team immediately\n- All incidents: page the on-call engineer\n',
      ['* 0 security team ?', '* 0 on-call engineer'],
    ],
    ['for what is suspected', '- Escalate to the security lead for suspected data leaks\n', ['* null security lead ?']],
  ])('%s', (_, text, expected) => expect(calls(`## Escalation\n\n${text}`)).toEqual(expected));
});
