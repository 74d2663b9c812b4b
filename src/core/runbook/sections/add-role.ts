import type { Power, PowerName, Role } from '../../policy/role.ts';
import type { Source, Text } from '../../policy/source.ts';
import { NOT_STATED } from '../../policy/source.ts';
import type { Phrase } from '../lexicon/lexicon.ts';
import type { Reading } from '../read/reading.ts';
import { stated } from '../read/reading.ts';
import type { Section } from '../read/section.ts';

const POWERS: [Phrase, PowerName][] = [
  ['resolve-power', 'declare-resolved'],
  ['approve-plan', 'approve-plan'],
  ['approve', 'approve-communication'],
  ['declare', 'declare-incident'],
  ['set-severity', 'set-severity'],
  ['assemble', 'assemble-team'],
  ['decide', 'make-decisions'],
  ['escalates', 'escalate'],
];

/** A role as a recogniser found it; whatever is left out is unknown. */
export type RoleDraft = { name: string; src: Source; duties?: Text[]; kind?: Role['kind']; filledFor?: Role['filledFor'] };

const bareOf = (name: string): string => name.replace(/(?<!\s)\s*[(（][^()（）]*[)）]\s*$/u, '');

/** Adds a role with its duties, and which of them is a power; said again, it gains what is new. */
export function addRole(reading: Reading, { name: raw, src, duties = [], kind = 'lead', filledFor = '*' }: RoleDraft): void {
  const name = raw
    .replace(/[*_`]/g, '')
    .replace(/(?<!\s)\s*[:：]\s*$/u, '')
    .trim();
  const abbreviation = /\(([A-Z][A-Za-z]{1,6})\)\s*$/u.exec(name)?.[1] ?? null;
  const bare = bareOf(name);
  if (bare === '' || name.length > 80 || reading.words.isOnly('nobody-named', name)) return;
  const known = roleNamed(reading, name);
  if (known) {
    known.abbreviation ??= abbreviation;
    known.responsibilities.push(...duties.filter((duty) => !known.responsibilities.some((k) => k.text === duty.text)));
    known.powers.push(...powersIn(reading, duties, known.powers));
    return;
  }
  reading.policy.roles.push({
    id: reading.id('role', bare),
    name,
    abbreviation,
    kind,
    responsibilities: duties,
    powers: powersIn(reading, duties, []),
    filledFor,
    firstHolder: NOT_STATED,
    ...stated(src),
  });
}

/** The role that a text names, with or without its abbreviation. */
export function roleNamed(reading: Reading, text: string): Role | undefined {
  const bare = bareOf(text).toLowerCase();
  return reading.policy.roles.find((role) => bareOf(role.name).toLowerCase() === bare || role.abbreviation?.toLowerCase() === bare);
}

function powersIn({ words }: Reading, duties: Text[], have: Power[]): Power[] {
  const found: Power[] = [];
  for (const duty of duties)
    for (const [phrase, name] of POWERS)
      if (words.says(phrase, duty.text) && ![...have, ...found].some((p) => p.name === name))
        found.push({ name, text: duty.text, ...stated(duty.src) });
  return found;
}

/** The severities for which the roles are wanted: in a title above ("Roles during a Sev1 / Sev2") or in the group before. */
export function filledFor({ scale }: Reading, section: Section): Role['filledFor'] {
  for (let each: Section | null = section; each; each = each.parent) {
    const own = scale.mentioned(each.title);
    if (own.length > 0) return own;
    const siblings: Section[] = each.parent?.sections ?? [];
    const before = siblings[siblings.indexOf(each) - 1];
    if (each.rank === 'bold' && before?.rank === 'bold' && scale.mentioned(before.title).length > 0) return scale.mentioned(before.title);
  }
  return '*';
}
