import { slug } from '../read/reading.ts';
import { statements } from '../read/visit.ts';
import type { Rule } from './rule.ts';

export const gateLeadsNowhere: Rule = {
  id: 'gate-leads-nowhere',
  level: 'warning',
  title: 'A gate that leads nowhere',
  what: 'A sentence sends the responder on to a phase or chapter that the document does not have.',
  why: 'Whoever follows it looks for a heading that is not there, and Muster cannot open the phase.',
  instead: 'Name the phase as its heading does.',
  bad: [
    '# Incident response',
    '',
    '## Phase 1: Assessment',
    '',
    '- [ ] Look at the dashboards',
    '',
    'If the cause is known, proceed to Remediation.',
    '',
    '## Phase 2: Recovery',
    '',
    '- [ ] Bring it back',
  ],
  good: [
    '# Incident response',
    '',
    '## Phase 1: Assessment',
    '',
    '- [ ] Look at the dashboards',
    '',
    'If the cause is known, proceed to Recovery.',
    '',
    '## Phase 2: Recovery',
    '',
    '- [ ] Bring it back',
  ],
  check(reading, report) {
    const { policy, words, sections } = reading;
    if (policy.phases.length === 0) return;
    const places = [
      ...policy.phases.map((phase) => phase.name),
      ...sections.map((section) => section.title),
      ...policy.procedures.map((one) => one.name),
    ]
      .map(slug)
      .filter((name) => name !== '');
    for (const { text, src, section } of statements(reading, sections)) {
      if (!/^(?:if|once|when|after|otherwise)\b/iu.test(text)) continue;
      if (
        !policy.phases.some((phase) => phase.src.line <= section.src.line && section.src.line <= phase.src.endLine) &&
        !policy.phases.some((phase) => phase.src.line === section.src.line)
      )
        continue;
      const found = words.find('proceed', text);
      if (!found) continue;
      const rest = text.slice(found.index + found[0].length).replace(/^\s*(?:the\s+)?/iu, '');
      // Only a name, written as a name: "proceed to Remediation", not "proceed to restart the service".
      const named =
        /^["“*]*(\p{Lu}[\p{L}\p{N}&/-]*(?:\s+(?:\p{Lu}|&|and\b|of\b)[\p{L}\p{N}&/-]*)*)\s*["”*]*(?:phase|section|stage)?\s*(?:\([^)]*\))?\s*[.,;:]?$/u.exec(
          rest,
        )?.[1];
      const name = named ? slug(named) : '';
      if (
        name === '' ||
        places.some((place) => place.includes(name) || name.includes(place)) ||
        /^(?:step|phase|section|https?)\b/u.test(name)
      )
        continue;
      report('gate-leads-nowhere', src, {
        reason: `"${named}" is not in this document.`,
        understood: `The phases are ${policy.phases.map((phase) => phase.name).join(', ')}.`,
        fix: 'Name the phase as its heading does.',
      });
    }
  },
};
