import type { Lexicon } from './lexicon.ts';

/** How English speaks of what is done in which order, and of the words of a message. */
export const englishWork: Lexicon['phrases'] = {
  'checklist-only': ['(?<!^triage )checklist$'],
  'in-order': ['in order'],
  'steps-title': ['actions', 'steps', 'first \\d+ minutes', 'summary'],
  'not-steps-lead': [
    'examples?',
    'symptoms?',
    'causes?',
    'other things',
    'valid values',
    'tools used',
    'surface from',
    'outputs?',
    'deliverables?',
  ],
  'only-for': ['only', 'for', 'if'],
  'sets-level': ['severit(?:y|ies)', '\\p{L}*assign\\p{L}*'],
  conditional: ['if(?! any(?![\\p{L}]))', 'where'],
  checks: ['if', 'determine', 'check', 'verify', 'ask', 'decide', 'confirm'],
  stakeholder: ['stakeholders?'],
  'recovery-procedures': ['recovery procedures'],
  'procedure-noun': ['runbook$'],
  'alert-meaning': ['meaning'],
  'alert-work': ['diagnosis', 'mitigation'],
  example: ['example'],
  'messages-title': ['(?:communications?|messages?|notification|update|announcement|e-?mail|status(?: page)?(?: update)?) templates'],
  'message-lead': ['\\p{L}*message\\p{L}*', '\\p{L}*announce\\p{L}*', '\\p{L}*notif\\p{L}*'],
  'template-only': ['(?:(?:e-?mail )?template|example)s?'],
  'message-told': ['the (\\p{L}+ (?:message|notice|update|announcement))'],
  'clock-hole': ['yyyy-mm-dd(?:[ t]hh:mm)?', 'hh:mm(?: ?utc)?'],
};
