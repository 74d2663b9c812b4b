import type { Lexicon } from './lexicon.ts';

const role =
  '(?:commandante?|responsable|cheff?e?|pilote|coordinat(?:eur|rice)|direct(?:eur|rice)|scribe|référente?|secrétaire|gestionnaire|porte-parole|animat(?:eur|rice))';
const named = `${role}(?: [\\p{L}'’-]{1,40}){0,3}?`;
const report = "(?:rapports?(?: d['’]incident)?|comptes? rendus?|post-?mortems?|bilans?|incidents?)";

/** How French speaks of roles, of the ways to reach people, of the review and its report, and of what is measured. */
export const frenchPeople: Lexicon['phrases'] = {
  'incident-role': ['pilote', 'porte-parole', 'secrétaire', role, 'communication', 'experte?', 'intervenante?', 'répondante?'],
  duties: ['responsabilités', 'missions', 'rôle'],
  'question-word': ['que', 'quoi', 'quand', 'comment', 'pourquoi', 'où', 'si'],
  appoint: [`(?:désign|nomm)(?:er|ez|e|ons) (?:une? |le |la )?(${named})(?=[ ,.;:]|$)`],
  'role-subject': [
    `^(?:le |la |l['’]|une? )?(${named}) (?:est|sont|doit|décide|dirige|coordonne|pilote|note|rédige|tient|informe|communique|gère|assure|anime|consigne)`,
  ],
  'role-who': [`une? (${named}) qui`],
  'role-title': [
    "rôle (?:du |de la |de l['’])((?:responsable|pilote|commandant|chef|scribe|porte-parole)(?: [\\p{L}'’]{1,40}){0,2})",
    `rôle d(?:u |e la |e l['’]|['’])(${named})(?=[ ,.;:]|$)`,
  ],
  'holds-first': ['astreinte.{0,40} (?:devient|est|assume|joue)', 'par défaut'],
  outsider: ['fournisseurs?', 'prestataires?', 'hébergeurs?', 'sous-traitants?', 'registrars?', 'autorités?', 'tiers'],
  'called-when': [
    '(?:est |sont )?(?:appelée?s?|alertée?s?|contactée?s?|prévenue?s?|notifiée?s?|sollicitée?s?)(?= (?:si|quand|lorsque|après|dès|au bout|pour|en cas))',
  ],
  'page-head': [
    "(?:appeler|alerter|réveiller|prévenir)(?: (?:l['’]|la |le )?([\\p{L}][\\p{L} /'’-]{1,40}))?",
    '(astreinte) (?:appelée|alertée)',
  ],
  'first-turn': ['principale?', 'primaire'],
  turn: ['principale?', 'primaire', 'secondaire', 'suppléante?', 'rotation'],
  'made-up-of': ["(?:composée?|constituée?) d[e’']", 'se compose de'],
  'how-many': ['une? ou plusieurs', 'au moins une?', 'plusieurs'],
  'group-noun': ['équipe', 'tous'],
  'contact-for': ['(?:personne à contacter|contact|interlocuteur) pour'],
  'reach-before': [
    "(?:appele[rz]|contacte[rz]|joindre|joigne[rz]|préven(?:ir|ez)|écri(?:re|vez) à|alerte[rz]) (?:le |la |les |l['’]|notre )?([^:;,.]{3,50}?) (?:au|à|par|via|sur)[ :(]*$",
    "^(?:le |la |l['’]|notre )?([^:;,]{3,50}?) (?:est|sont) (?:joignables?|disponibles?) (?:au|à|par|via|sur)[ :(]*$",
  ],
  'job-title': ['direct(?:eur|rice)', 'responsable', 'cheff?e?', 'ingénieure?', 'gérante?', 'dsi', 'rssi', 'dpo', 'présidente?'],
  'left-open': ['à (?:définir|compléter|renseigner|confirmer|préciser)'],
  'dedicated-room': ['(?:canal|salon|salle) dédiée?'],
  'text-message': ['sms', 'texto'],
  'video-room': ['visio\\p{L}*', 'salle de crise', 'cellule de crise'],
  telephone: ['téléphone', 'tél'],
  'review-noun': ['revues?', "retours? d['’]expérience", 'rex', 'bilans?', 'rétrospectives?', 'comptes? rendus?'],
  'not-review': ["plan d['’]actions?", 'actions? correctives?', 'cnil', 'rgpd'],
  'required-for': ['(?:obligatoires?|requise?s?|exigée?s?|nécessaires?) (?:pour|en cas de)'],
  optional: [
    'facultati(?:f|ve)s?',
    'optionnel(?:le)?s?',
    'si (?:besoin|nécessaire)',
    'au besoin',
    'non (?:requise?|obligatoire)',
    'recommandée?',
  ],
  'asks-for': ['(?:exigent?|nécessitent?|requièrent?|requiert)', '(?:pour|après) (?:tout|chaque)'],
  'deadline-word': ['échéance', 'délai', 'date limite'],
  'report-template': ["rapports? d['’]incident", 'modèle de (?:rapport|compte rendu|revue)', 'compte rendu'],
  'report-lead': [
    '(?:rapport|compte rendu|bilan|post-?mortem)[^:.]{0,80}\\. il (?:doit|devra)(?: \\p{L}+){0,3} (?:contenir|inclure|couvrir|comporter)(?=.*:$)',
    '^il (?:doit|devra)(?: \\p{L}+)* (?:contenir|inclure|couvrir|comporter)(?=.*:$)',
    `${report} (?:doi(?:t|vent)|devra|devront)(?: \\p{L}+)* (?:contenir|inclure|comprendre|comporter|avec)(?=.*:$)`,
    `${report} (?:contien(?:t|nent)|inclu(?:t|ent)|comprend|comporte|répond(?:ent)? aux?)(?=.*:$)`,
    '^(?:rubriques|sections|contenu)(?: \\p{L}+)*(?=.*:$)',
  ],
  'report-contains': [`${report} (?:doit )?(?:contient|contenir|inclut|inclure|comprend|comprendre|comporte|comporter)\\s?:? (.+?)\\.?$`],
  'report-part': [
    '(?:résumé|chronologie|impact|causes?(?: racines?)?|facteurs contributifs|durée|résolution|détection|prévention|actions?|mesures|leçons|enseignements|suivi|améliorations|recommandations)',
    'ce qui',
    'qui',
  ],
  'report-question': [
    'ce qui (?:s.est passé|a (?:bien |mal )?(?:fonctionné|marché|échoué|cassé)|change)',
    'pourquoi (?:c.est|cela est) arrivé',
  ],
  'postmortem-noun': ['post-?mortems?'],
  target: ['objectifs?', 'cibles?'],
  uptime: ['disponibilité'],
  measured: ['temps moyen .*', 'disponibilité', 'latence', 'taux', 'temps de réponse'],
  bound: ['moins de', 'inférieure? à', 'plus de', 'supérieure? à', 'au (?:plus|moins)', "jusqu['’]à", 'maximum', 'minimum', 'max', 'min'],
  for: ['pour', 'en', 'sur', 'par'],
  'short-term': ['(?:à )?court terme'],
  'long-term': ['(?:à )?long terme'],
  beforehand: ['avant', 'préparation', 'pré-?requis', 'prêt'],
  afterwards: ['après', 'post-?incident', 'suivi', 'bilan'],
  'fields-follow': ['avec', 'suivante?s?', 'comprenant', 'incluant', 'y compris'],
};
