/** Words that say nothing about which role is meant. */
const FILLERS = new Set(['the', 'a', 'an', 'all', 'any', 'our', 'your', 'of', 'for', 'and', 'relevant', 'appropriate']);
/** "On-call engineer", "Primary on-call" and "On-call" are one role in every runbook we have read; "Secondary on-call" is another. */
const ONCALL_WORDS = new Set(['engineer', 'responder', 'person', 'developer', 'primary', 'rotation', 'staff', 'team', 'member']);

/** Names are few and compared often: a thousand bindings for each role of each step. */
const known = new Map<string, readonly string[]>();
const MOST_KNOWN = 10_000;
const LONGEST = 200;

/**
 * The ways in which a role may be written, in one form for comparing: lower case, without punctuation and plural, "on call" as one word.
 * "Incident Commander (IC)" gives its name and its abbreviation.
 */
export function roleNameKeys(name: string): readonly string[] {
  const before = known.get(name);
  if (before !== undefined) return before;
  // No role has a longer name; a runbook may hold any text, and this is asked for every page.
  const said = name.slice(0, LONGEST);
  const bare = said.replace(/\([^)]*\)/g, ' ');
  const parts = [bare, ...[...said.matchAll(/\(([^)]*)\)/g)].map((match) => match[1] ?? '')];
  const keys = [...new Set(parts.map(keyOf).filter((key) => key !== ''))];
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(name, keys);
  return keys;
}

/** Do two names mean one role? An abbreviation matches the initials of a name of several words ("CTO", "Chief Technology Officer"). */
export function sameRole(a: string, b: string): boolean {
  const keys = roleNameKeys(b);
  return roleNameKeys(a).some((key) => keys.some((other) => key === other || isInitials(key, other) || isInitials(other, key)));
}

function keyOf(text: string): string {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\bon[\s\u2010-\u2015-]*call\b/g, ' oncall ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !FILLERS.has(word))
    .map(singular);
  if (words.includes('oncall') && words.every((word) => word === 'oncall' || ONCALL_WORDS.has(word))) return 'oncall';
  return words.join(' ');
}

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function isInitials(short: string, long: string): boolean {
  const words = long.split(' ');
  return words.length > 1 && short.length === words.length && words.every((word, index) => word[0] === short[index]);
}
