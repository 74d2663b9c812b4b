import { z } from 'zod';

const WHEN =
  'a length after the start ("15m", "1h30m", "0"), a time of day ("02:30": the next one after the start), or a date and time ("2026-12-25T02:30", "2026-12-25T02:30Z")';
const when = z.union([z.string(), z.literal(0)]).describe(WHEN);
const length = z.string().describe('a length of time: "5m", "1h30m"');
const words = z.string().trim().min(1, 'say something');
const yesNo = z.union([z.boolean(), z.string().trim().min(1), z.number()]);
const level = z.string().trim().min(1).describe('a severity of the runbook');
const somebody = words.describe("a person's id, name or role");

const alert = z.union([
  words.describe('what the alert says'),
  z.strictObject({
    summary: words.describe('what the alert says'),
    name: words.optional().describe('by which "clears" names it; its summary unless given'),
    severity: level.optional(),
    labels: z.record(z.string(), z.string()).default({}),
  }),
]);

const DEEDS = {
  alert: alert.optional().describe('a monitor reports something; the first one opens the incident, in triage'),
  clears: words.optional().describe('the alert of that name is over'),
  declare: z
    .strictObject({ title: words.default('Simulated incident'), severity: level })
    .optional()
    .describe('a person declares the incident, or the level of one in triage'),
  acknowledge: z
    .union([z.literal(true), somebody])
    .optional()
    .describe('somebody acknowledges; "true": whoever was called first'),
  accept: z
    .union([z.literal(true), level])
    .optional()
    .describe('the alert is an incident, of this level; "true": of the level it has'),
  decline: words.optional().describe('the alert is none, and why'),
  answers: z
    .record(z.string(), yesNo)
    .optional()
    .describe("answers to the runbook's questions and conditions, by their fields: { customer-facing: yes }"),
  'change-severity': level.optional().describe('the incident gets another level'),
  category: words.optional().describe('what kind of incident it is'),
  role: words.optional().describe('a role of the runbook is handed over, to the person under "to"'),
  phase: words.optional().describe('a phase of the runbook is entered'),
  gate: words.optional().describe('a gate of the runbook is decided as "answer" says: its question, or words of it'),
  step: words.optional().describe('a step of the runbook is done: its text, or words of it'),
  update: words.optional().describe('an update is posted'),
  resolve: z
    .union([z.literal(true), words])
    .optional()
    .describe('the incident is over, and how'),
  reopen: words.optional().describe('the incident is not over, and why'),
};
export type DeedName = keyof typeof DEEDS;
export const DEED_NAMES = Object.keys(DEEDS) as DeedName[];

/** What a deed needs beside itself, or may have. */
const BESIDE = { to: 'role', answer: 'gate', because: 'change-severity', status: 'update' } as const;

const happening = z
  .strictObject({
    at: when.default(0),
    by: somebody.optional().describe("who does it; without it the runbook's powers are not asked"),
    ...DEEDS,
    to: somebody.optional().describe('with "role": who takes it'),
    answer: yesNo.optional().describe('with "gate": yes or no'),
    because: words.optional().describe('with "change-severity": why'),
    status: z
      .enum(['investigating', 'identified', 'monitoring', 'resolved', 'postmortem'])
      .optional()
      .describe('with "update": what the public sees'),
  })
  .superRefine((one, context) => {
    const said = DEED_NAMES.filter((name) => one[name] !== undefined);
    if (said.length !== 1) {
      const message =
        said.length === 0 ? `says nothing that happens: one of ${DEED_NAMES.join(', ')}` : `says ${said.join(' and ')}: write two entries`;
      context.addIssue({ code: 'custom', message });
    }
    for (const [key, deed] of Object.entries(BESIDE) as [keyof typeof BESIDE, DeedName][]) {
      if (one[key] !== undefined && one[deed] === undefined)
        context.addIssue({ code: 'custom', path: [key], message: `belongs to "${deed}", which is not here` });
    }
    if (one.role !== undefined && one.to === undefined)
      context.addIssue({ code: 'custom', path: ['role'], message: 'say who takes it: "to"' });
    if (one.gate !== undefined && one.answer === undefined)
      context.addIssue({ code: 'custom', path: ['gate'], message: 'say yes or no: "answer"' });
  });
export type FileHappening = z.output<typeof happening>;

const SPAN = '"02:00 to 02:30", "from 1h" (for good), "until 06:00" (from the start); times as under "at"';
const behaviour = z.strictObject({
  acknowledges: length.optional().describe('how long after a page has reached them; without it they never answer'),
  from: when.optional().describe('they hear nothing before'),
  absent: z
    .union([words, z.array(words)])
    .optional()
    .describe(`when they hear nothing: ${SPAN}`),
  'goes-silent': z.boolean().optional().describe('they acknowledge and do nothing more, so that the acknowledgement runs out'),
  accepts: z
    .union([z.literal(true), level, z.strictObject({ after: length.optional(), severity: level.optional() })])
    .optional()
    .describe('what they acknowledged in triage they accept, at this level'),
  declines: z
    .union([words, z.strictObject({ after: length.optional(), because: words })])
    .optional()
    .describe('what they acknowledged in triage they decline, and why'),
});
export type FileBehaviour = z.output<typeof behaviour>;

const failure = z.union([
  words.describe('"mail from 02:00 to 02:30", "ana\'s push until 1h", "smtp"'),
  z.strictObject({
    channel: words.describe('a channel (smtp, ntfy, mail, push), or with "person" the id of one of their contact methods'),
    person: somebody.optional().describe("only theirs; everybody's unless given"),
    from: when.optional().describe('from the start unless given'),
    to: when.optional().describe('for good unless given'),
  }),
]);
export type FileFailure = z.output<typeof failure>;

/** A scenario as its file says it: times are still words, and count from a start that may come from elsewhere. */
export const scenarioFile = z
  .strictObject({
    $schema: z.string().optional(),
    title: words.optional(),
    start: words.optional().describe('when it begins: "2026-12-25T02:00", as the clock of "zone" shows it, or with an offset'),
    zone: words.optional().describe('an IANA time zone: Europe/Berlin; that of -f, or UTC, unless given'),
    for: length.optional().describe('how far to look ahead; 60 days unless given'),
    promises: z
      .enum(['kept', 'missed'])
      .default('kept')
      .describe('once somebody has acknowledged, people do what they owe at the last minute, or never'),
    happens: z
      .array(happening)
      .min(1, 'begin with an alert or a declaration')
      .max(1_000)
      .describe('what comes about, in any order; it begins with an alert or a declaration'),
    people: z.record(z.string(), behaviour).default({}).describe('how people behave when they are paged, by id, name or role'),
    fails: z.array(failure).max(500).default([]).describe('channels or contact methods that nothing gets through by'),
  })
  .describe('a scenario for `muster simulate FILE --scenario SCENARIO`, which begins with "happens:"');
export type ScenarioFile = z.output<typeof scenarioFile>;

/** The JSON Schema that editors check and complete a scenario by. */
export function scenarioSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(scenarioFile, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === (happening as unknown)) jsonSchema.oneOf = DEED_NAMES.map((name) => ({ required: [name] }));
    },
  });
  return { title: 'Muster scenario', ...schema };
}
