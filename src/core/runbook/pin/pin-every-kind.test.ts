import { describe, expect, it } from 'vitest';
import { compile } from '../compile.ts';
import { dedent } from '../story.fixture.ts';
import { PIN_SCHEMA } from './pin-schema.ts';

const BODY = dedent(`
  # Incident response

  ## Severity Levels

  - **SEV-1:** everything is down
  - **SEV-2:** a part is down

  ## Response

  ### Phase 1: Triage

  1. Read the dashboard
  2. Notify the bank
  3. Check the queue

  ### Phase 2: Mitigation

  1. Check the disk

  \`\`\`bash
  ledgerctl route primary
  ledgerctl status
  \`\`\`

  If the payments flow again, proceed to Recovery. If not, escalate to the vendor.

  ### Phase 3: Recovery

  1. Watch for an hour

  ## Communication templates

  ### Update

  \`\`\`
  Payments are slow since HH:MM. Next update in [time].
  \`\`\`
`);
const read = (pins: string) => compile(`---\nmuster:\n${dedent(pins).replace(/^/gmu, '  ')}\n---\n\n${BODY}`);
const told = (pins: string) =>
  read(pins)
    .diagnostics.filter((one) => one.ruleId.startsWith('pin-'))
    .map((one) => `${one.ruleId} ${one.reason}`);

describe('a pin of the work', () => {
  it('corrects a step by how it begins, and takes one out', () => {
    const { policy } = read(`
      roles: { Liaison: {} }
      steps:
        Notify the: { role: Liaison, severities: SEV-1, does: notify-stakeholders, records: true, if: money is lost }
        Check the queue: null
    `);
    const steps = policy.phases[0]?.steps ?? [];
    expect(steps.map((step) => step.text)).toEqual(['Read the dashboard', 'Notify the bank']);
    expect(steps[1]).toMatchObject({
      origin: 'pinned',
      role: policy.roles[0]?.id,
      severities: ['SEV-1'],
      does: 'notify-stakeholders',
      records: true,
      condition: 'money is lost',
    });
  });

  it('asks for more words where two steps begin alike', () => {
    expect(told('steps: { Check the: null }')).toEqual(['pin-unmatched 2 of the steps begin with "Check the".']);
    expect(told('steps: { Feed the cat: null }')[0]).toMatch(/no "Feed the cat" among its steps; it has Read the dashboard/u);
  });

  it('writes a phase out, with its place, its time and its own steps', () => {
    const { policy } = read(`
      phases:
        Containment:
          before: Mitigation
          timeBox: 15-30m
          severities: SEV-1
          steps:
            - Block the sender
            - { text: Is money lost?, asks: money lost, steps: [Call the bank] }
    `);
    expect(policy.phases.map((phase) => phase.name)).toEqual(['Triage', 'Containment', 'Mitigation', 'Recovery']);
    expect(policy.phases[1]).toMatchObject({
      timeBox: { fromMinutes: 15, toMinutes: 30 },
      severities: ['SEV-1'],
      steps: [
        { text: 'Block the sender', does: null },
        { style: 'question', asks: 'money-lost', steps: [{ text: 'Call the bank' }] },
      ],
    });
  });

  it('corrects a gate, adds one and takes one out', () => {
    const { policy } = read(`
      gates:
        The payments flow again?: { no: { escalate: [Vendor, CTO] } }
        Is the queue empty?: { phase: Recovery, yes: decline, no: { enter: Triage } }
    `);
    const gates = policy.phases.flatMap((phase) => phase.gates.map((gate) => [phase.name, gate.question, gate.yes, gate.no, gate.origin]));
    expect(gates).toEqual([
      [
        'Mitigation',
        'The payments flow again?',
        { do: 'enter-phase', phase: policy.phases[2]?.id },
        { do: 'escalate', to: ['Vendor', 'CTO'] },
        'pinned',
      ],
      ['Recovery', 'Is the queue empty?', { do: 'decline', text: 'decline' }, { do: 'enter-phase', phase: policy.phases[0]?.id }, 'pinned'],
    ]);
    expect(read('gates: { The payments flow again?: null }').policy.phases.flatMap((phase) => phase.gates)).toEqual([]);
    expect(told('gates: { Is it dark?: { yes: decline } }')[0]).toMatch(/no "Is it dark\?" among its gates/u);
  });

  it('judges a command', () => {
    const { policy } = read('commands: { ledgerctl route: { risk: destructive, variables: [REGION] }, ledgerctl status: null }');
    expect(policy.commandBlocks.flatMap((block) => block.commands)).toMatchObject([
      { text: 'ledgerctl route primary', risk: 'destructive', variables: ['REGION'], origin: 'pinned' },
    ]);
  });

  it('names the blanks of a message, or its words', () => {
    expect(read('templates: { Update: { holes: [time] } }').policy.templates[0]?.holes.map((hole) => hole.name)).toEqual(['time']);
    const written = read('templates: { All clear: { use: resolution, body: "It is over since {time}." } }').policy.templates.at(-1);
    expect(written).toMatchObject({
      name: 'All clear',
      use: 'resolution',
      holes: [{ name: 'time', start: 17, end: 23, origin: 'pinned' }],
    });
    expect(told('templates: { Update: { holes: [weather] } }')[0]).toMatch(/"weather" does not occur in the message "Update"/u);
    expect(told('templates: { All clear: { use: resolution } }')[0]).toMatch(/no "All clear" among its templates/u);
  });
});

describe('a pin of what the text does not say', () => {
  it.each([
    ['ladders: { Night: { severities: SEV-1, rungs: [{ to: CTO, after: 5m }] } }', 'ladders', { name: 'Night', severities: ['SEV-1'] }],
    ['rotation: { primary: on the wiki }', 'rotation', { position: 'primary', schedule: 'on the wiki' }],
    ['procedures: { Card fraud: { steps: [Block the card] } }', 'procedures', { name: 'Card fraud', steps: [{ text: 'Block the card' }] }],
    ['tools: { Ledger: { link: "https://ledger.internal" } }', 'tools', { name: 'Ledger', link: 'https://ledger.internal' }],
    ['detection: { A customer calls: { kind: manual } }', 'detection', { text: 'A customer calls', kind: 'manual' }],
    ['categories: { Fraud: {} }', 'categories', { name: 'Fraud' }],
    ['communication: { Customers hear it from us first: { topic: public } }', 'communication', { topic: 'public' }],
    ['reports: { Incidents of the month: month }', 'reports', { every: 'month' }],
    ['drills: { Lose a region: quarter }', 'drills', { every: 'quarter' }],
    ['upkeep: { Read this page: year }', 'upkeep', { every: 'year' }],
    ['readiness: { Before a launch: { items: [The pager works] } }', 'readiness', { items: [{ text: 'The pager works' }] }],
    ['recordFields: { Money lost: {} }', 'recordFields', { name: 'Money lost' }],
    ['metrics: { MTTA: { target: 5 minutes, group: speed } }', 'metrics', { name: 'MTTA', group: 'speed' }],
  ] as const)('%s', (pins, kind, expected) => {
    expect(told(pins)).toEqual([]);
    const facts = read(pins).policy[kind];
    expect(facts.at(-1)).toMatchObject({ ...expected, origin: 'pinned', src: { line: 3 } });
  });

  it('says what belongs to the review', () => {
    const { policy } = read(`
      review: { SEV-1: { within: 2d, publish: 5d } }
      repeat: [15m, 1h]
      postmortem:
        sections: { Timeline: [], Money: [how much was lost] }
        attendees: { The bank: {} }
        agenda: { Walk through: { minutes: 20 } }
        distribution: { Everybody: { to: the wiki } }
        methods: { Five whys: ask five times }
        questions: { Detection: who saw it first }
      actionItems:
        fields: { Priority: { choices: [high, low] } }
        horizons: { This week: { name: short-term } }
        followUp: { Ask the owner: 1w }
    `);
    expect(policy.review.deadlines.map(({ what, delay }) => [what, delay])).toEqual([
      ['hold', { kind: 'after', minutes: 2_880 }],
      ['publish', { kind: 'after', minutes: 7_200 }],
    ]);
    expect(policy.repeat).toMatchObject({ afterMinutes: [15, 60], origin: 'pinned' });
    expect(policy.review).toMatchObject({
      sections: [{ name: 'Timeline' }, { name: 'Money', guidance: [{ text: 'how much was lost' }] }],
      attendees: [{ text: 'The bank' }],
      agenda: [{ text: 'Walk through', minutes: 20 }],
      distribution: [{ audience: 'Everybody', to: 'the wiki' }],
      methods: [{ name: 'Five whys' }],
      timelineQuestions: [{ moment: 'Detection' }],
    });
    expect(policy.actionItems).toMatchObject({
      fields: [{ name: 'Priority', choices: ['high', 'low'] }],
      horizons: [{ name: 'short-term' }],
      followUp: [{ everyDays: 7 }],
    });
  });

  it('is refused, with the line, when it says what cannot be', () => {
    expect(told('steps: { Notify the: { does: sing } }')[0]).toMatch(/^pin-invalid "sing" is not one of acknowledge, declare/u);
    expect(told('phases: { Triage: { timeBox: soon } }')[0]).toMatch(/^pin-invalid "soon" is not minutes from the start/u);
    expect(told('drills: { Lose a region: sometimes }')[0]).toMatch(/^pin-invalid "sometimes" is not/u);
    expect(told('severities: { SEV-1: { thresholds: [very slow] } }')[0]).toMatch(/is no measure with a sign and a number/u);
    expect(told('phases: { Triage: { before: Supper } }')[0]).toMatch(/no "Supper" among its phases/u);
  });
});

/** Facts that are no reading of the team's words: found in the text by their form, or told by `ignore`. */
const MECHANICAL = ['version', 'hash', 'document'];
/** The pins that correct a fact under another name. */
const ELSEWHERE: Record<string, string> = { matrix: 'escalation', commandBlocks: 'commands', freshness: 'reviewEvery' };

it('every kind of fact can be pinned', () => {
  const kinds = Object.keys(compile(BODY).policy).filter((kind) => !MECHANICAL.includes(kind));
  const without = kinds.filter((kind) => !Object.hasOwn(PIN_SCHEMA.properties ?? {}, ELSEWHERE[kind] ?? kind));
  expect(without).toEqual([]);
});
