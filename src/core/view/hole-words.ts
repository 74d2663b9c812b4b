import type { Slot } from './hole-slot.ts';

/** What a blank asks for. */
export type HoleMeaning =
  | 'severity'
  | 'title'
  | 'incident-id'
  | 'started'
  | 'resolved-at'
  | 'now'
  | 'elapsed'
  | 'next-update'
  | 'next-update-minutes'
  | 'systems'
  | 'impact'
  | 'root-cause'
  | 'commander'
  | 'commander-contact'
  | 'status'
  | 'channel'
  | 'report-due';

/** Names that only the words before them on the line explain: "Next update: [time]", "Impact: [description]". */
const VAGUE = /^(?:time|timestamp|date|date and time|description|list|name|names|summary|x|n|value|id|number|text|details?|link|duration)$/;

/**
 * English words for blanks, the more particular first. `name` is what stands in the brackets, `before` the words before it on its line.
 * A rule without `before` holds for names that speak for themselves; a vague name needs its line.
 */
const WORDS: { means: HoleMeaning; name?: RegExp; before?: RegExp; after?: RegExp }[] = [
  { means: 'next-update-minutes', before: /\b(?:next )?updates? (?:in|within|every)\W*$/, after: /^\W*min/ },
  { means: 'next-update', before: /\bnext (?:update|communication|status)\b/ },
  { means: 'next-update', name: /^(?:time of (?:the )?)?next (?:update|communication)(?: time)?$/ },
  { means: 'report-due', name: /^(?:date|time)$/, before: /\breport\b.*\b(?:by|available|published?)\b/ },
  { means: 'severity', name: /^(?:current |incident )?(?:severity|sev|priority)(?: ?level)?$|^level$|^(?:sev|p)-?[0-9xn]$/ },
  { means: 'severity', name: /^(?:x|n|number|level)$/, before: /\b(?:severity|sev|p)\W*$/ },
  { means: 'incident-id', name: /^(?:incident|ticket|issue|inc|case)(?: ?(?:id|number|no|key|#))?$|^(?:id|number|incident_id|ticket_id)$/ },
  {
    means: 'commander-contact',
    name: /^contact(?: info| information| details)?$|^(?:ic )?(?:e-?mail|contact)$/,
    before: /\b(?:contact|commander|ic)\b/,
  },
  { means: 'commander', name: /^(?:ic|incident commander|commander)(?: name)?$|^name of (?:the )?(?:ic|commander|incident commander)$/ },
  {
    means: 'commander',
    name: /^(?:names?|person|@?handle)$/,
    before: /\b(?:ic|incident commander|commander|point of contact|contact|incident lead)\b\W*$/,
  },
  { means: 'channel', name: /^(?:(?:slack|teams|chat|incident) )?channel(?: name| link)?$/ },
  { means: 'elapsed', name: /^(?:elapsed|total|incident)? ?(?:duration|elapsed|time elapsed|elapsed time|total time)(?: so far)?$/ },
  { means: 'elapsed', name: /^(?:x|n|time|number)$/, before: /\b(?:duration|elapsed|total time|downtime)\W*$/ },
  { means: 'resolved-at', name: /^(?:end|resolved|resolution|recovery)(?: ?(?:time|timestamp|at|date))$/ },
  { means: 'resolved-at', name: /^(?:time|timestamp|date|date and time)$/, before: /\b(?:resolved|ended?|end time|restored)\b.*$/ },
  {
    means: 'started',
    name: /^(?:start|started|begin|began|incident start|impact start|detection|detected)(?: ?(?:time|timestamp|at|date))?$/,
  },
  { means: 'started', name: /^(?:time|timestamp|date|date and time)$/, before: /\b(?:start(?:ed)?|began|since|detected|start time)\b.*$/ },
  { means: 'now', name: /^(?:current (?:time|date)|now|today)$/ },
  { means: 'started', name: /^timestamp$/ },
  { means: 'root-cause', name: /\broot cause\b|^cause$/ },
  { means: 'root-cause', name: VAGUE, before: /\broot cause\W*$/ },
  { means: 'impact', name: /\bimpact\b(?!.*status)/ },
  { means: 'impact', name: VAGUE, before: /\b(?:current |user |customer |business )?impact\W*$/ },
  { means: 'systems', name: /\b(?:systems?|services?|components?)\b/ },
  { means: 'systems', name: VAGUE, before: /\b(?:affected|systems?|services?|components?)(?: systems?| services?| components?)?\W*$/ },
  { means: 'status', name: /^(?:current |incident )?status$/ },
  {
    means: 'title',
    name: /^(?:brief |short |incident |issue )*(?:description|title|summary|issue|name|headline)(?: of (?:the )?(?:incident|issue|problem))?$/,
  },
];

/** What a blank asks for, by its name and its line; null where its words are not known or could mean several things. */
export function meaningOf(slot: Pick<Slot, 'name' | 'before' | 'after'>): HoleMeaning | null {
  const name = plain(slot.name)
    .replace(/yyyy-mm-dd hh:mm|hh:mm(?: ?utc)?/, 'time')
    .replace('yyyy-mm-dd', 'date');
  const before = plain(slot.before);
  for (const rule of WORDS) {
    if (rule.name !== undefined && !rule.name.test(name)) continue;
    if (rule.before !== undefined && !rule.before.test(before)) continue;
    if (rule.after !== undefined && !rule.after.test(plain(slot.after))) continue;
    if (
      rule.before === undefined &&
      rule.means === 'title' &&
      VAGUE.test(name) &&
      /\p{L}[^:]*:\s*$/u.test(before) &&
      !TITLE_LABEL.test(before)
    )
      continue;
    return rule.means;
  }
  return null;
}

/** "Progress: [description]" is not the title; "Incident: [description]" is. */
const TITLE_LABEL = /\b(?:incident|issue|title|subject|summary|description|problem|update|resolved|alert)\W*$/;

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[_*`]+/g, ' ')
    .replace(/^[\s\-•>#]+/, '')
    .replace(/[ \t]+/g, ' ');
}
