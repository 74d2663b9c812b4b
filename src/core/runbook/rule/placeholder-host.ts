import type { Words } from '../lexicon/words.ts';
import type { Rule } from './rule.ts';

/** A host, a mail address or a link, to be asked whether its name only stands for one. */
const HOST = /(?:https?:\/\/|[\w.+-]+@)?(?:[\p{L}\p{N}-]+\.)+(?:com|org|net|app|io|dev|eu|\p{L}{2})(?![\p{L}\p{N}-])/giu;
/** The domains that RFC 2606 keeps for examples; in prose they may be one, as an address or a link they are not meant. */
const EXAMPLE = /(?:https?:\/\/|[\w.+-]+@)(?:[\w-]+\.)*example\.(?:com|org|net)\b/iu;
const PHONE = /\+?1?[-\s(]*(?:XXX|555)\)?[-\s](?:XXX|01\d\d)(?:[-\s]?XXXX)?\b/u;
/** Most lines have none of it; a look for this first makes the rule ten times cheaper. */
const HINT = /example\.|XXX|555/iu;

function standIn(text: string, words: Words): { text: string; index: number } | null {
  const found = HINT.test(text) ? (EXAMPLE.exec(text) ?? PHONE.exec(text)) : null;
  if (found) return { text: found[0], index: found.index };
  if (!text.includes('.') || !words.says('stand-in-host', text)) return null;
  for (const match of text.matchAll(HOST)) if (words.says('stand-in-host', match[0])) return { text: match[0], index: match.index };
  return null;
}

export const placeholderHost: Rule = {
  id: 'placeholder-host',
  level: 'warning',
  title: 'An address that cannot be meant',
  what: 'A host, an address or a telephone number that only stands for one: yourdomain.com, ops@example.com, 555-0100.',
  why: 'The command answers "host not found", the mail comes back, the number is nobody’s.',
  instead: 'Write the real one, or a variable that the team sets.',
  bad: ['## Contacts', '', '- On-call: ops@yourdomain.com'],
  good: ['## Contacts', '', '- On-call: ops@northwind-shop.eu'],
  check({ lines, policy, words }, report) {
    const blank = new Set(policy.contacts.filter((contact) => contact.unfilled).map((contact) => contact.src.line));
    for (const [i, text] of lines.entries()) {
      const found = standIn(text, words);
      if (!found || blank.has(i + 1)) continue;
      const host = found.text.replace(/^https?:\/\//u, '');
      report(
        'placeholder-host',
        { line: i + 1, column: found.index + 1, endLine: i + 1 },
        {
          reason: `"${host}" looks like a placeholder.`,
          missing: 'The real address.',
          fix: 'Write the real one, or a variable that the team sets.',
          group: host.replace(/^.*@/u, ''),
        },
      );
    }
  },
};
