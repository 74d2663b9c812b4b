import type { Lexicon } from './lexicon.ts';

const who = '((?:[\\p{L}/-]+ ){0,4}?[\\p{L}/-]+)';

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
    '(?:an? |the )?(?:[\\p{L}-]+ )?(?:alerts?|alarms?|incidents?|issues?|problems?|pages?) (?:is |are |has been )?(?:fires?|fired|triggers?|triggered|received|raised|detected|declared|reported|created|opened|occurs?|occurred|comes? in)',
    '(?:incident|issue|alert) (?:detection|declaration|report)',
    '(?:user|customer) reports?',
    'detection',
  ],
  'answers-first': [
    `(?:(?:the|an?|our|your) )?${who} (?:is|are|will be|acts as) (?:always )?(?:the )?first (?:responder|contact|point of contact|one (?:called|paged)|to be (?:called|paged)|line)`,
    `(?:(?:the|an?|our|your) )?${who} (?:takes|gets|receives|answers) (?:the |every )?(?:first )(?:page|call|alert)s?`,
    `(?:(?:the|an?|our|your) )?${who} (?:is|are|will be|gets?) (?:paged|called|notified|contacted|alerted) first`,
  ],
  'answers-by': [
    '(?:must |should |will |has to |is to )?(?:acknowledges?|acks|responds?|answers|reacts|replies) (?:within|in|by|immediately|the (?:alert|page))',
  ],
};
