import { readdirSync, readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compile } from '../compile.ts';
import { explain } from '../explain.ts';
import { dedent } from '../story.fixture.ts';
import { draftPins } from './draft-pins.ts';
import { frontMatterSchema } from './pin-schema.ts';
import { pinsYaml, withPins } from './pins-yaml.ts';

const BODY = `
# Incident response

## Severity Levels

### SEV-1
**Response Time:** 15 minutes

### SEV-2
**Response Time:** 1 hour

## Escalation

### SEV-1
- **Immediately**: On-call engineer

### SEV-2
- **Within 30 minutes**: On-call engineer

## Contacts

- On-call: TBD
`;
const pinned = (pins: string) => `---\nowner: platform\nmuster:\n${pins.replace(/^\n/u, '').replace(/ *$/u, '')}---\n${BODY}`;
const read = (pins: string) => compile(pinned(pins));
const remarks = (pins: string) =>
  read(pins)
    .diagnostics.filter((one) => one.ruleId.startsWith('pin-'))
    .map((one) => `${one.ruleId}@${one.line} ${one.reason}`);

describe('a pin', () => {
  it('wins over the text, with its own line, and is shown as pinned', () => {
    const { policy } = read('  severities:\n    SEV-1: { respondWithin: 5m, name: Critical }\n');
    expect(policy.severities[0]).toMatchObject({
      id: 'SEV-1',
      origin: 'stated',
      respondWithin: { value: { text: '5m', delay: { kind: 'after', minutes: 5 } }, origin: 'pinned', src: { line: 5 } },
    });
    expect(explain(policy).find((one) => one.origin === 'pinned' && /5/u.test(one.text))?.src?.line).toBe(5);
  });

  it('takes the place of the matrix for the levels that it names, and of no other', () => {
    const { policy } = read('  escalation:\n    - { severities: SEV-1, to: [CTO], after: 10m, if: customer-facing }\n');
    expect(
      policy.matrix.map(({ severities, to, delay, condition, origin }) => [severities, to, delay, condition?.field ?? null, origin]),
    ).toEqual([
      [['SEV-2'], ['On-call engineer'], { kind: 'after', minutes: 30 }, null, 'stated'],
      [['SEV-1'], ['CTO'], { kind: 'after', minutes: 10 }, 'customer-facing', 'pinned'],
    ]);
  });

  it('adds and corrects the people, the cadence, the review, the ladder and the age of the document', () => {
    const { policy, diagnostics } = read(
      `
      ladder:
        - { to: On-call engineer }
        - { to: [Team lead, CTO], after: 20m }
      roles:
        Scribe: { firstHolder: on-call, severities: [SEV-1] }
      contacts:
        On-call: "+44 20 7946 0018"
      cadence: { SEV-1: 30m }
      review: { SEV-1: 2d }
      channels:
        "#war-room": { medium: chat, perIncident: true }
      metrics: { MTTA: { target: 5 minutes } }
      reviewEvery: quarter
    `.replace(/^ {4}/gmu, ''),
    );
    expect(diagnostics.filter((one) => one.ruleId.startsWith('pin-'))).toEqual([]);
    expect(policy.ladders).toMatchObject([
      { origin: 'pinned', rungs: [{ to: ['On-call engineer'] }, { to: ['Team lead', 'CTO'], delay: { minutes: 20 } }] },
    ]);
    expect(policy.roles.find((role) => role.name === 'Scribe')).toMatchObject({ filledFor: ['SEV-1'], firstHolder: { value: 'on-call' } });
    expect(policy.contacts).toMatchObject([{ role: 'On-call', contact: '+44 20 7946 0018', unfilled: false, origin: 'pinned' }]);
    expect(diagnostics.map((one) => one.ruleId)).not.toContain('unfilled');
    expect(policy.cadence).toMatchObject([{ severities: ['SEV-1'], everyMinutes: 30 }]);
    expect(policy.review.deadlines).toMatchObject([{ severities: ['SEV-1'], delay: { minutes: 2880 } }]);
    expect(policy.channels.some((channel) => channel.name === '#war-room' && channel.perIncident)).toBe(true);
    expect(policy.freshness.reviewEvery).toMatchObject({ value: 'quarter', origin: 'pinned' });
  });

  it('removes what was read by mistake', () => {
    const { policy } = read('  severities: { SEV-2: null }\n  contacts: { On-call: null }\n  ignore: ["- **Immediately"]\n');
    expect(policy.severities.map(({ id }) => id)).toEqual(['SEV-1']);
    expect(policy.contacts).toEqual([]);
    expect(policy.matrix).toEqual([]);
  });

  it.each([
    ['  severites: {}\n', 'pin-invalid@4 There is no "severites" here. Did you mean "severities"?'],
    ['  severities: { SEV-1: { respondwithin: 5m } }\n', 'pin-invalid@4 There is no "respondwithin" here. Did you mean "respondWithin"?'],
    ['  rules: { unfiled: off }\n', 'pin-invalid@4 There is no "unfiled" here. Did you mean "unfilled"?'],
    [
      '  severities: { SEV-1: { respondWithin: soon } }\n',
      'pin-invalid@4 "soon" is not a time such as 15m, 2h, 1d, immediately, next business day.',
    ],
    ['  ladder: [{ after: 5m }]\n', 'pin-invalid@4 "to" is missing here.'],
    ['  severities: [\n', 'pin-invalid@'],
    ['  severities: { SEV-9: { respondWithin: 5m } }\n', 'pin-unmatched@4 The text has no level "SEV-9"; it has SEV-1, SEV-2.'],
    ['  cadence: { P1: 5m }\n', 'pin-unmatched@4 The scale has no level "P1"; it has SEV-1, SEV-2.'],
    ['  ignore: ["| Month |"]\n', 'pin-unmatched@4 No line and no rule is "| Month |".'],
    ['  phases: { Recovery: { stage: review } }\n', 'pin-unmatched@4 The text has no "Recovery" among its phases; it has none.'],
    ['  severities: { SEV-1: { respondWithin: 15m } }\n', 'pin-repeats@4 The text states this by now: "15 minutes" on line 12.'],
  ])('that is wrong or idle is told: %j', (pins, expected) => {
    expect(remarks(pins).join('\n')).toContain(expected);
  });

  it('that is misspelt leaves the others in force', () => {
    expect(read('  severites: {}\n  cadence: { SEV-1: 30m }\n').policy.cadence).toMatchObject([{ everyMinutes: 30 }]);
  });

  it('sets the level of a rule, and the caller wins over it', () => {
    const text = pinned('  rules: { unfilled: error }\n');
    const level = (rules: Record<string, 'off'>) => compile(text, { rules }).diagnostics.find((one) => one.ruleId === 'unfilled')?.level;
    expect(level({})).toBe('error');
    expect(level({ unfilled: 'off' })).toBe(undefined);
    expect(read('  ignore: [unfilled]\n').diagnostics.map((one) => one.ruleId)).not.toContain('unfilled');
  });

  it('that is none of ours is nobody’s business: front matter of other tools is left alone', () => {
    expect(compile(`---\nlayout: {{ page }}\n---\n${BODY}`).diagnostics.filter((one) => one.ruleId.startsWith('pin-'))).toEqual([]);
  });
});

describe('faults of several pins', () => {
  it('are told one by one, each with its own line and the nearest word', () => {
    const { diagnostics } = compile(
      `---\nmuster:\n  contcts: { On-call: Ann }\n  rules: { unfiled: off }\n  escalation:\n    - { severities: SEV-2, too: Team lead }\n  cadence: { SEV-1: often }\n---\n${BODY}`,
    );
    expect(diagnostics.filter((one) => one.ruleId === 'pin-invalid').map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
      '3: There is no "contcts" here. Did you mean "contacts"?',
      '4: There is no "unfiled" here. Did you mean "unfilled"?',
      '6: There is no "too" here. Did you mean "to"?',
      '7: "often" is not a time such as 15m, 2h, 1d, or null, which takes it out.',
    ]);
  });
});

describe('the draft of pins', () => {
  it('quotes what was not understood in whole words, its content and not its fence, and no quote twice', () => {
    const block = '```text\nForecast of the office\n```\n';
    const source = dedent(BODY).concat(
      '\n## Weather\n\n- The forecast is read aloud in the kitchen every morning before anybody has had coffee\n\n## April\n\n',
      block,
      '\n## May\n\n',
      block,
    );
    expect(draftPins(compile(source).policy, source).map(({ kind, value }) => [kind, value])).toEqual([
      ['ignore', '- The forecast is read aloud in the kitchen every morning'],
      ['ignore', 'Forecast of the office'],
    ]);
  });

  it('goes above a text that opens with a ruler, which is no front matter', () => {
    const text =
      '---\nFor everybody on call.\n\nRead it: twice: at least.\n\n---\n\n## Severity levels\n\n- **SEV-1:** down\n- **SEV-2:** slow\n';
    const pins = [{ kind: 'ignore' as const, name: null, value: 'Read it', because: 'No recogniser knows it.' }];
    const written = withPins(text, pins);
    expect(written).toMatch(/^---\nmuster:\n {2}ignore:\n[^]*\n---\n\n---\nFor everybody/u);
    expect(compile(written).diagnostics.map((one) => one.ruleId)).not.toContain('pin-invalid');
  });

  const files = readdirSync('runbooks').map((name) => `runbooks/${name}`);
  const text = dedent(`
    # Incident response

    ## Severity

    | Level | Description | Escalation |
    |---|---|---|
    | SEV-1 | Everything is down | Immediate |
    | SEV-2 | A part is down | Within 30 min |

    ## Escalation

    \`\`\`
    Developer -> Team Lead -> CTO
    \`\`\`

    ## Weather

    | Month | Rain |
    |---|---|
    | April | much |
  `);

  it('names what was inferred and what was not understood, and leaves nothing to confirm once it is written', () => {
    const pins = draftPins(compile(text).policy, text);
    expect(parse(pinsYaml(pins))).toEqual({
      muster: {
        escalation: [
          { severities: 'SEV-1', to: 'Team Lead', after: 'immediately' },
          { severities: 'SEV-2', to: 'Team Lead', after: '30m' },
        ],
        ignore: ['| Month | Rain |'],
      },
    });
    const written = withPins(text, pins);
    const lines = written.split('\n');
    expect(lines[3]).toMatch(/^ {4}# Line (\d+) says when to escalate but not to whom/u);
    expect(lines[Number(/# Line (\d+)/u.exec(lines[3] ?? '')?.[1]) - 1]).toBe('| SEV-1 | Everything is down | Immediate |');
    const again = compile(written);
    expect(again.policy.matrix.filter((rule) => rule.to.length > 0).map((rule) => rule.origin)).toEqual(['pinned', 'pinned']);
    expect(again.diagnostics.map((one) => one.ruleId)).not.toContain('unread');
    expect(again.diagnostics.filter((one) => one.ruleId.startsWith('pin-'))).toEqual([]);
    expect(draftPins(again.policy, written)).toEqual([]);
  });

  it('keeps what the owner has there already, the line ends too', () => {
    const own = `---\r\nowner: platform # us\r\nmuster:\r\n  cadence: { SEV-1: 30m }\r\n---\r\n${text.replaceAll('\n', '\r\n')}`;
    const written = withPins(own, draftPins(compile(own).policy, own));
    expect(written).toContain('owner: platform # us\r\n');
    expect(written).toMatch(/cadence:[\s\S]*30m[\s\S]*escalation:/u);
    expect(written.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
  });

  it.each(files)('of %s is valid by the published schema, and changes no other fact', (file) => {
    const source = readFileSync(file, 'utf8');
    const pins = draftPins(compile(source).policy, source);
    const valid = new Ajv.default({ strict: false }).compile(frontMatterSchema());
    valid(parse(pinsYaml(pins)));
    expect(valid.errors).toBe(null);
    expect(compile(withPins(source, pins)).diagnostics.filter((one) => one.ruleId.startsWith('pin-'))).toEqual([]);
  });
});
