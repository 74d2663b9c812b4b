import { describe, expect, it } from 'vitest';
import { declared, fact, START, Story } from '../incident/incident.fixture.ts';
import { MINUTE } from '../time/instant.ts';
import { ana, ben, checkoutDown, checkoutTeam, said } from './checkout.fixture.ts';
import { incidentView } from './incident-room.ts';
import { incidentSummary } from './incident-summary.ts';

const room = (story: Story, minute = (story.now - START) / MINUTE) =>
  incidentView(story.context, { id: 'i1', state: story.incident, updatedAt: story.now }, START + minute * MINUTE);
const begun = () => new Story({ ...said }, checkoutTeam()).when(declared('SEV-1'), ana);

describe('the list of incidents', () => {
  it('says how bad, who is on it, and what is due next by whom', () => {
    const story = checkoutDown();
    const summary = incidentSummary(begun().context, { id: 'i1', state: begun().incident, updatedAt: START }, START);
    expect(summary).toMatchObject({ severity: { id: 'SEV-1', name: 'Critical', rank: 1, of: 2 }, nextDue: { id: 'acknowledge' } });
    expect(room(story)).toMatchObject({ acknowledged: { by: 'ana' }, commander: 'ana', resolvedAt: START + 70 * MINUTE });
  });

  it('shows a severity that the runbook no longer has, ranked below all others', () => {
    const story = begun();
    story.state = { ...story.incident, severity: 'P9' };
    expect(room(story).severity).toEqual({ id: 'P9', name: null, rank: 3, of: 3, src: null });
  });
});

describe('the incident room', () => {
  it('counts the steps that apply, and a step ticked as a whole settles what stands below it', () => {
    const story = begun().at(1).when({ type: 'TickStep', step: 'isolate', note: null }, ana);
    const [triage, containment] = room(story).phases;
    expect(triage).toMatchObject({ done: 0, total: 3, current: true });
    expect(containment).toMatchObject({ done: 2, total: 2, timeBox: { endsAt: START + 60 * MINUTE } });
    const lower = begun().when({ type: 'ChangeSeverity', severity: 'SEV-2', reason: 'less bad' }, ana);
    expect(room(lower).phases[0]).toMatchObject({ total: 2 });
    expect(room(lower).phases[0]?.steps.find((one) => one.id === 'bridge')).toMatchObject({ applies: false });
  });

  it('offers each gate with where its answers lead', () => {
    const [gate] = room(begun()).phases[1]?.gates ?? [];
    expect(gate).toMatchObject({ outcome: null, yes: 'Go on', no: 'Call CEO', src: { line: 60 } });
  });

  it('asks what decides about people, and says what it decides; then what its steps ask', () => {
    expect(room(begun()).questions).toMatchObject([
      { field: 'customer-facing', question: 'Customer-facing?', value: null, decides: 'Yes: CEO is told, within 30 minutes' },
      { field: 'systems', question: 'Which systems are affected?', value: null, decides: null },
    ]);
    expect(room(checkoutDown()).questions[1]).toMatchObject({ value: 'checkout, payments' });
  });

  it('shows the escalation so far and to come, with who is held back and why', () => {
    expect(room(begun()).escalation).toMatchObject([
      { rule: 'now', status: 'reached', people: ['Person On-call engineer'], reachedAt: START },
      { rule: 'ceo', status: 'held', people: ['Person CEO'], dueAt: START + 30 * MINUTE, why: 'Waits for an answer: customer-facing?' },
    ]);
    expect(room(checkoutDown())).toMatchObject({
      escalationNote: 'The incident is no longer open: nobody else is told.',
      escalation: [{ status: 'reached' }, { status: 'over' }],
    });
  });

  it('suggests the procedures of the category, and those named for what an alert says', () => {
    const byCategory = begun().when({ type: 'SetCategory', category: 'database' }, ana);
    expect(room(byCategory).procedures.map((one) => [one.id, one.suggested])).toEqual([
      ['replication', true],
      ['errors', false],
    ]);
    expect(room(byCategory).roles.find((one) => one.id === 'dba')).toMatchObject({ wanted: true, holder: null });
    const alert = { key: 'k', status: 'firing' as const, summary: 'errors', labels: { alertname: 'HighErrorRate' }, link: null };
    const byAlert = begun().when({ type: 'AttachAlert', alert });
    expect(room(byAlert).procedures[0]).toMatchObject({ id: 'errors', suggested: true });
    expect(room(byAlert).firingAlerts).toBe(1);
  });

  it('lists what is owed, due first, and shows a promise as missed from the instant at which its time has passed', () => {
    const story = begun();
    expect(
      room(story)
        .obligations.map((one) => one.id)
        .slice(0, 2),
    ).toEqual(['acknowledge', 'answer-customer-facing']);
    expect(room(story, 4).obligations[0]).toMatchObject({ status: 'open', ownerName: 'Person On-call engineer' });
    expect(room(story, 6).nextDue).toMatchObject({ id: 'acknowledge', status: 'breached' });
  });

  it('names the channel of this incident by the pattern of the runbook', () => {
    expect(room(begun()).channels).toMatchObject([{ name: '#incident-2026-11-21', src: { line: 75 } }]);
  });

  it('leaves out a tool whose link is a blank, and gives no line for what the base policy supplied', () => {
    const tool = { name: 'Grafana', purpose: null, group: null, access: null, command: null, link: '[link]', unfilled: true };
    const logs = { ...tool, name: 'Logs', unfilled: false, link: 'https://logs.example.com' };
    const story = new Story(
      {
        ...said,
        tools: [
          { ...fact(95), ...tool },
          { ...fact(96), origin: 'base', ...logs },
        ],
      },
      checkoutTeam(),
    );
    expect(room(story.when(declared('SEV-1'), ben)).tools).toEqual([
      { name: 'Logs', purpose: null, link: 'https://logs.example.com', command: null, src: null },
    ]);
  });
});
