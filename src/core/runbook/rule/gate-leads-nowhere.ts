import type { Words } from '../lexicon/words.ts';
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
      if (words.find('asks', text)?.index !== 0 && words.find('otherwise', text)?.index !== 0) continue;
      if (
        !policy.phases.some((phase) => phase.src.line <= section.src.line && section.src.line <= phase.src.endLine) &&
        !policy.phases.some((phase) => phase.src.line === section.src.line)
      )
        continue;
      const found = words.find('proceed', text);
      if (!found) continue;
      const rest = text.slice(found.index + found[0].length).trimStart();
      // Only a name, written as a name: "proceed to Remediation", not "proceed to restart the service".
      const article = words.find('article', rest);
      const target = withoutPart(
        (article?.index === 0 ? rest.slice(article[0].length).trimStart() : rest).replace(/\s*[.,;:]?$/u, ''),
        words,
      );
      const named = /^["“*]*(\p{Lu}[\p{L}\p{N}&/-]*(?:\s+(?:\p{Lu}|&|\p{Ll}{2,3}\s+\p{Lu})[\p{L}\p{N}&/-]*)*)["”*]*$/u.exec(target)?.[1];
      const name = named ? slug(named) : '';
      if (
        name === '' ||
        places.some((place) => place.includes(name) || name.includes(place)) ||
        words.find('part-word', name)?.index === 0 ||
        name.startsWith('http')
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

/** "Recovery phase (see below)": the name by itself. */
function withoutPart(text: string, words: Words): string {
  const bare = text.replace(/\s*\([^()]*\)$/u, '');
  const last = /\s(\p{L}+)$/u.exec(bare);
  return last?.[1] && words.isOnly('part-word', last[1]) ? bare.slice(0, last.index) : bare;
}
