import type { Lexicon } from './lexicon.ts';

const role =
  '(?:commander|lead(?:er)?|manager|scribe|coordinator|officer|liaison|facilitator|(?<=(?:incident|response|communications?|comms|technical) )owner)';
const several = `(?:an? |the )?(?:[\\p{L}-]+ ){0,3}?${role}(?: \\([a-z]{2,4}\\))?`;

/** How English speaks of roles and of the ways to reach people. */
export const englishPeople: Lexicon['phrases'] = {
  'incident-role': [
    'commander',
    'lead(?:er)?',
    'manager',
    'scribe',
    'coordinator',
    'officer',
    'liaison',
    'facilitator',
    'responder',
    'comms',
  ],
  duties: ['responsibilities', 'duties', 'role'],
  'question-word': ['what', 'when', 'how', 'why', 'where', 'if'],
  appoint: [
    `(?:assign|appoint|designate|nominate)(?:s|ed)? (${several}(?: (?:and|&) ${several})?)`,
    `(?:an?|the) ((?:[\\p{L}-]+ ){1,2}${role}) (?:should|must|will) (?:also )?be (?:appointed|assigned)`,
  ],
  'acting-role': [
    'the (incident (?:commander|lead(?:er)?|manager)(?: \\([a-z]{2,4}\\))?) (?:can|will|is|should|must|has|owns|decides|assumes|runs|leads)',
    '^(?:the )?((?:incident (?:commander|lead(?:er)?|manager)|(?:communications?|comms|operations|technical) lead|scribe)(?: \\([a-z]{2,4}\\))?) (?:declares|assigns|leads|opens|posts|sends|publishes|updates|notifies|coordinates|confirms|approves|keeps|records|starts|creates|schedules|closes|decides|runs)',
    '(?:is|becomes|acts as|serves as|takes over as) the (incident (?:commander|lead(?:er)?|manager)(?: \\([a-z]{2,4}\\))?)',
  ],
  'role-title': [
    `^(?:the )?((?:[\\p{L}/&-]+ ){0,2}${role}(?: \\([a-z]{2,5}\\))?)(?:['’]s)? role(?!s)`,
    `(?:the|an?) ((?:[\\p{L}/&-]+ ){0,2}${role}(?: \\([a-z]{2,5}\\))?)(?:['’]s)? role(?!s)`,
    `role of (?:the |an? )?((?:[\\p{L}/&-]+ ){0,2}${role}(?: \\([a-z]{2,5}\\))?)`,
  ],
  'role-subject': [
    `^(?:the |an? |our )?((?:[\\p{L}/&-]+ ){0,3}(?:${role}|scribe|responder|engineer)(?: \\([a-z]{2,5}\\))?) (?:is|are|will|must|should|owns?|leads?|runs?|keeps?|coordinates?|manages?|handles?|writes?|records?|works?|makes?|decides?|communicates?)`,
  ],
  'role-who': [`an? ((?:[\\p{L}/&-]+ ){0,3}${role}) (?:who|that)`],
  'roles-named': ['roles?\\s*(?:—|–|:)\\s*(.+)'],
  'requires-role': [`^requires? (?:an? )?([\\p{L} ]*${role})$`],
  'holds-first': ['on-?call(?![\\p{L}\\p{N}]).{0,40} (?:is|becomes|acts as|assumes)', 'initial', 'default'],
  outsider: [
    'vendors?',
    'registrars?',
    'providers?',
    'suppliers?',
    'third[- ]part(?:y|ies)',
    'contractors?',
    'agency',
    'authorit(?:y|ies)',
  ],
  turn: ['primary', 'secondary', 'backup', 'tertiary', 'shadow', 'rotation'],
  'group-noun': ['rota', 'team', 'everyone', 'all[- ]?hands'],
  'contact-for': ['(?:point of )?contact(?: person)? for'],
  'reach-before': [
    '(?:call|phone|ring|dial|page|text|contact|reach(?: out to)?|e-?mail|notify|message) (?:the |our )?([^:;,.]{3,50}?) (?:at|on|via|under|by (?:phone|e-?mail)(?: at)?)[ :(]*$',
    '^(?:the |our )?([^:;,]{3,50}?) (?:can (?:always )?be (?:reached|contacted|called|paged)|is (?:reachable|available|reached)) (?:at|on|via|under|by (?:phone|e-?mail)(?: at)?)[ :(]*$',
    '^(?:the |our )?([^:;,]{3,40} (?:number|phone|hotline|line|address|mailbox|inbox|e-?mail)) is[ :(]*$',
  ],
  'reach-for': ['^[)\\s]*for ([^.;:]{3,50})'],
  'job-title': [
    'head',
    'chief',
    'director',
    'vp',
    'manager',
    'officer',
    'lead(?:er)?',
    'engineer',
    'owner',
    'president',
    'counsel',
    'architect',
  ],
  'left-open': [
    'tbd',
    'tba',
    'todo',
    'to be (?:defined|determined|decided|assigned|confirmed|added)',
    'fill in',
    'not (?:yet )?(?:set|assigned)',
  ],
  'dedicated-room': ['dedicated .*(?:channel|room)s?'],
  'text-message': ['sms', 'text messages?'],
  ticket: ['tickets?', 'ticketing'],
  'video-room': ['video\\p{L}*', 'war rooms?'],
  telephone: ['phone', 'telephone'],
  'date-hole': ['(?:yyyy-?mm-?dd|[{<\\[]+date[}>\\]]+)$'],
  'stand-in-host': ['your-?(?:domain|company|app|org|server|host)[\\w-]*'],
  archive: ['archived?', 'resolved'],
  ongoing: ['active', 'ongoing', 'current'],
};
