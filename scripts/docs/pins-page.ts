import { PIN_SCHEMA } from '../../src/core/runbook/pin/pin-schema.ts';
import type { Schema } from '../../src/core/runbook/pin/schema.ts';

/** A runbook whose owner corrects it: compiled in a test, without a remark about its pins. */
export const PINNED_EXAMPLE = `---
muster:
  severities:
    SEV-1: { respondWithin: 15m }
  escalation:
    - { severities: SEV-2, to: Team lead, after: 30m, if: customer-facing }
  contacts:
    On-call: +44 20 7946 0018
  cadence: { SEV-2: 1h }
  review: { SEV-1: { within: 48h } }
  ignore:
    - "| Month | Rain |"
  rules: { stale-document: error, command-destructive: off }
---

# Incident response

## Severity levels

- **SEV-1:** everything is down
- **SEV-2:** a part is down

## Contacts

- On-call: see the wall

## Weather

| Month | Rain |
|---|---|
| May | much |
`;

/** What a value may be, in a few words. */
function valueOf(schema: Schema): string {
  if (schema.enum) return schema.enum.map((each) => `\`${each}\``).join(', ');
  if (schema.anyOf)
    return schema.anyOf
      .filter((each) => each.type !== 'null')
      .map(valueOf)
      .join(' or ');
  if (schema.properties) {
    const keys = Object.keys(schema.properties).map((key) => `\`${key}\``);
    return keys.length > 0 ? `{ ${keys.join(', ')} }` : '{ }';
  }
  if (schema.type === 'array') return `a list of ${schema.items ? valueOf(schema.items) : 'values'}`;
  if (schema.additionalProperties) return `by name: ${valueOf(schema.additionalProperties)}`;
  if (schema.type === 'integer') return 'a number';
  if (schema.type === 'boolean') return 'true or false';
  return schema.pattern === '\\S' ? 'text' : 'a time';
}

/** docs/pins.md, from the schema that the pins are validated by. */
export function pinsPage(): string {
  const rows = Object.entries(PIN_SCHEMA.properties ?? {}).map(([key, schema]) => {
    const value = key === 'rules' ? '`error`, `warning`, `note` or `off`, by the id of a rule' : valueOf(schema);
    return `| \`${key}\` | ${schema.description ?? ''} | ${value.replaceAll('|', '\\|')} |`;
  });
  return [
    '# Pins: correct what was read',
    '',
    'This page is written from the schema of the pins (`node scripts/write-docs.ts`); a test keeps the two equal and compiles the example.',
    '',
    'Muster reads a runbook as it is written. Where it reads something wrongly, or not at all, the owner says so in the front matter of the same document, under `muster:`. A pin wins over the text and is shown as pinned.',
    '',
    '- `muster pin FILE` drafts the pins for what was inferred or not understood, each below its reason; `--write` adds them. Read each line: it is a question to you.',
    '- A key or a value that does not exist is an error that names its line and the nearest that does exist ([pin-invalid](rules.md#pin-invalid)); `muster check --fix` corrects a misspelt key.',
    '- A pin of something that the text no longer has is a warning ([pin-unmatched](rules.md#pin-unmatched)); one that says what the text says by now is a note ([pin-repeats](rules.md#pin-repeats)).',
    '- `null` takes out what was read: `roles: { Scribe: null }`.',
    '- Times are `15m`, `2 hours`, `1d`, and where a deadline is meant also `immediately`, `same business day`, `next business day`, `weekly review`.',
    '- Editors complete and check the keys by [muster-front-matter.schema.json](muster-front-matter.schema.json).',
    '',
    '````markdown',
    PINNED_EXAMPLE.trimEnd(),
    '````',
    '',
    '| key | what | value |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
