import type { Lexicon } from './lexicon.ts';

const role =
  '(?:\\p{L}*leit(?:er(?:in)?|ung)|\\p{L}*koordinat(?:or(?:in)?|ion)|\\p{L}*verantwortliche[rn]?|\\p{L}*beauftragte[rn]?|\\p{L}*kommandant(?:in)?|\\p{L}*sprecher(?:in)?|protokollführ(?:er(?:in)?|ung)|schriftführ(?:er(?:in)?|ung)|moderat(?:or(?:in)?|ion)|\\p{L}*manager(?:in)?)';
const report = '(?:(?:abschluss|vorfalls?|störungs|incident-?)?bericht|post-?mortem|nachbesprechung|dokument)';

/** How German speaks of roles, of the ways to reach people, of the review and its report, and of what is measured. */
export const germanPeople: Lexicon['phrases'] = {
  'incident-role': [role, 'protokoll(?:ant(?:in)?)?', '\\p{L}*kommunikation', 'technik', 'expert(?:e|in)'],
  duties: ['aufgaben', 'verantwortlichkeiten', 'rolle'],
  'question-word': ['was', 'wann', 'wie', 'warum', 'wieso', 'wo', 'ob', 'wenn'],
  appoint: [
    `(?:benennen?|bestimmen?|ernennen?)(?: sie)? (?:eine[nr]? |den |die )?(${role})`,
    `(?:eine[nr]? |den |die )?(${role}) (?:benennen|bestimmen|ernennen|zuweisen|festlegen)`,
  ],
  'role-subject': [
    `^(?:der |die |das |eine? )?((?:[\\p{L}-]{1,40} ){0,1}${role}) (?:ist|sind|leitet|entscheidet|koordiniert|führt|schreibt|informiert|verantwortet|muss|soll|hält|dokumentiert|kommuniziert|übernimmt)`,
  ],
  'role-who': [`eine[n]? ((?:[\\p{L}-]{1,40} ){0,1}${role}), (?:der|die)`],
  'role-title': [
    '(?:die )?rolle (?:des |der )(\\p{L}*(?:leiters|leiterin|leitung|koordinators|sprechers|protokollführers))',
    `rolle (?:des|der) (${role})`,
  ],
  'holds-first': ['zunächst (?:übernimmt|ist)', 'bereitschaft.{0,40} (?:ist|übernimmt)', 'zunächst', 'zuerst'],
  outsider: ['dienstleister', 'anbieter', 'lieferant(?:en)?', 'hoster', 'registrar', 'behörden?', 'dritte', 'provider'],
  'called-when': [
    '(?:wird |werden )?(?:(?:automatisch|erst|nur) )?(?:alarmiert|gerufen|angerufen|benachrichtigt|informiert|hinzugezogen)(?= (?:wenn|falls|nach|sobald|bei|ab))',
  ],
  'page-head': [
    '(?:alarm|alarmierung|bereitschaft alarmieren|alarmieren|anrufen|wecken)',
    '((?:ruf)?bereitschaft) (?:alarmieren|rufen|anrufen|wecken)',
  ],
  'first-turn': ['erste bereitschaft', 'primär'],
  turn: ['erste bereitschaft', 'zweite bereitschaft', 'primär', 'sekundär', 'vertretung', 'rotation'],
  'made-up-of': ['besteht aus', 'setzt sich zusammen aus'],
  'how-many': ['eine?r? oder mehrere', 'mindestens eine?r?', 'mehrere'],
  'group-noun': ['team', 'alle'],
  'contact-for': ['(?:ansprechpartner(?:in)?|kontakt) für'],
  'reach-before': [
    '(?:rufen sie|kontaktieren sie|benachrichtigen sie|schreiben sie|verständigen sie) (?:an )?(?:den |die |das |unsere[nr]? )?([^:;,.]{3,50}?) (?:unter|per|über|an|auf)[ :(]*$',
    '^(?:der |die |das |unsere? )?([^:;,]{3,50}?) (?:ist|sind) (?:(?:rund um die uhr|jederzeit|immer|stets) )?(?:unter|per|über)(?: der(?: nummer)?)?[ :(]*$',
  ],
  'job-title': [
    role,
    'leiter(?:in)?',
    'chef(?:in)?',
    'direktor(?:in)?',
    'ingenieur(?:in)?',
    'vorstand',
    'geschäftsführer(?:in)?',
    'inhaber(?:in)?',
  ],
  'left-open': ['(?:noch )?(?:offen|festzulegen|einzutragen)', 'wird (?:noch )?(?:festgelegt|ergänzt|nachgetragen)', 'folgt'],
  'dedicated-room': ['eigene[rn]? (?:kanal|raum)'],
  'text-message': ['sms', 'kurznachrichten?'],
  'video-room': ['video\\p{L}*', 'krisenraum', 'lagezentrum'],
  telephone: ['telefon\\p{L}*', 'anruf\\p{L}*'],
  'review-noun': [
    'nachbesprechung(?:en)?',
    'nachbereitung(?:en)?',
    'rückblick',
    'retrospektiven?',
    'auswertung(?:en)?',
    'abschlussbericht\\p{L}*',
  ],
  'not-review': ['maßnahmen', 'dsgvo', 'aufsichtsbehörde\\p{L}*'],
  'required-for': [
    '(?:erforderlich|verpflichtend|pflicht|vorgeschrieben|notwendig) (?:für|bei)',
    '(?:für|bei) .{2,40} (?:erforderlich|verpflichtend|pflicht)',
  ],
  optional: [
    'optional',
    'freiwillig',
    'bei bedarf',
    'nach bedarf',
    'falls nötig',
    'nicht (?:erforderlich|verpflichtend|nötig)',
    'empfohlen',
  ],
  'asks-for': ['(?:braucht|brauchen|benötigt|benötigen|erfordert|erfordern|verlangt)', '(?:für|nach) (?:jede[nrms]?|alle[nr]?)'],
  'deadline-word': ['frist', 'bis', 'termin', 'fällig'],
  'report-template': [
    '(?:vorfalls?|störungs|abschluss|incident-?)bericht\\p{L}*',
    'berichtsvorlage',
    'vorlage für (?:den|die) (?:bericht|nachbesprechung)',
  ],
  'report-lead': [
    `${report} (?:muss|müssen|soll|sollte|sollen)(?: \\p{L}+)*(?=.*:$)`,
    `${report} (?:enthält|umfasst|beinhaltet|beantwortet)(?=.*:$)`,
    '^(?:abschnitte|inhalt|gliederung|aufbau)(?: \\p{L}+)*(?=.*:$)',
  ],
  'report-contains': [`${report} (?:enthält|umfasst|beinhaltet):? (.+?)\\.?$`],
  'report-part': [
    '(?:zusammenfassung|zeitverlauf|zeitleiste|ablauf|auswirkung(?:en)?|(?:haupt|grund)?ursachen?|beitragende faktoren|dauer|behebung|erkennung|vorbeugung|maßnahmen|folgemaßnahmen|lehren|erkenntnisse|verbesserungen|empfehlungen)',
    'wer',
  ],
  'report-question': [
    'was (?:ist )?(?:passiert|geschehen|geschah|gut lief|schlecht lief|lief gut|lief schlecht|wir (?:gelernt haben|ändern))',
    'warum (?:ist )?es (?:passiert|geschehen|geschah|passierte)',
  ],
  'postmortem-noun': ['post-?mortems?', 'nachbesprechung'],
  uptime: ['verfügbarkeit'],
  measured: ['mittlere zeit .*', 'verfügbarkeit', 'latenz', 'rate', 'antwortzeit'],
  bound: [
    'unter',
    'weniger als',
    'über',
    'mehr als',
    'höchstens',
    'mindestens',
    'maximal',
    'minimal',
    'bis zu',
    'max',
    'innerhalb(?: von)?',
  ],
  for: ['für', 'bei', 'in', 'pro'],
  'short-term': ['kurzfristig\\p{L}*'],
  'long-term': ['langfristig\\p{L}*'],
  beforehand: ['vor(?:her|ab)?', 'vorbereitung', 'voraussetzungen', 'bereit'],
  afterwards: ['nach(?:her)?', 'nachbereitung', 'danach', 'im anschluss'],
  'fields-follow': ['mit', 'folgende[nrsm]?', 'einschließlich'],
};
