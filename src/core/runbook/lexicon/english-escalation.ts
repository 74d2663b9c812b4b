import type { Lexicon } from './lexicon.ts';

const article = '(?:the|an?|our|your)';
const who = '((?:[\\p{L}/-]{1,40} ){0,4}?[\\p{L}/-]{1,40})';

/** How English tells a ladder in sentences: what begins it, who is first, by when somebody answers. */
export const englishEscalation: Lexicon['phrases'] = {
  'other-levels': [
    '(?:all )?others?',
    '(?:all )?the (?:others?|rest)',
    'everything else',
    '(?:all )?other (?:levels|severities|priorities|incidents)',
    'otherwise',
  ],
  happening: [
    '(?:an? |the )?(?:[\\p{L}-]{1,40} )?(?:alerts?|alarms?|incidents?|issues?|problems?|pages?) (?:is |are |has been )?(?:fires?|fired|triggers?|triggered|received|raised|detected|declared|reported|created|opened|occurs?|occurred|comes? in)',
    '(?:incident|issue|alert) (?:detection|declaration|report)',
    '(?:user|customer) reports?',
    'detection',
  ],
  'answers-first': [
    `(?:${article} )?${who} (?:is|are|will be|acts as) (?:always )?(?:the )?first (?:responder|contact|point of contact|one (?:called|paged)|to be (?:called|paged)|line)`,
    `(?:${article} )?${who} (?:takes|gets|receives|answers) (?:the |every )?(?:first )(?:page|call|alert)s?`,
    `(?:${article} )?${who} (?:is|are|will be|gets?) (?:paged|called|notified|contacted|alerted) first`,
  ],
  'answers-by': [
    '(?:must |should |will |has to |is to )?(?:acknowledges?|acks|responds?|answers|reacts|replies) (?:within|in|by|immediately|the (?:alert|page))',
  ],
  'is-called': [
    `(?:${article} )?([\\p{L}][\\p{L} /-]{2,40}?) (?:will be|is|are|must be|should be|gets?)(?: then| also)? (?:auto(?:matically)?[- ]?)?(?:paged|called|phoned|contacted|woken(?: up)?|pulled in|brought in)`,
    `(?:${article} )?([\\p{L}][\\p{L} /-]{2,40}?) (?:is|are) ${article} (?:escalation (?:path|contact|point|target)|next (?:in line|to be called|one called))`,
  ],
  'given-time': [`(?:${article} )?${who} (?:has|have|gets?|is given|are given)(?: up to| another)?(?= \\d| \\p{L}{2,12} (?:minute|hour))`],
  'page-head': [
    '(?:pages?|paging|paged|wakes?(?: up)?|calls?|notify|notifies|alerts?)(?: (?:the )?([\\p{L}][\\p{L} /-]{1,40}))?',
    '(on-?call|primary) (?:paged|called|notified|woken)',
  ],
  'called-when': [
    '(?:is |are |will be |gets? )?(?:auto(?:matically)?[- ])?(?:paged|called(?: in)?|notified|alerted|contacted|engaged|involved|escalated to|pulled in|brought in|activated|informed|joins)(?= (?:immediately|automatically|only|if|when|after|at|within|once|for|on|as|by))',
  ],
  'ordinal-rung': [
    '(?:first|second|third|fourth|fifth|next|last|final|1st|2nd|3rd|4th|5th) (?:contact|call|line|level|step|rung|escalation|responder|to call|in line)',
  ],
  'need-to': ['(?:need|want|have|wish|decide)s? to', 'must', 'should'],
  'named-team': [
    '(?<!\\p{L})(?!(?:affected|appropriate|relevant|responsible|owning|right|correct|whole|entire|wider|full|other|any|each|every|all|and|or|the|an?|your|our|their|this|that|customers?|users?|clients?|project)(?!\\p{L}))[\\p{L}-]{1,40} (?:team|squad)',
  ],
  'usual-course': [
    '(?:standard|normal|usual|regular|routine) (?:\\p{L}+ ){0,3}(?:process|procedure|triage|queue|workflow|backlog|prioriti[sz]ation)',
  ],
};
