import type { Template } from '../../policy/communication.ts';
import type { Source } from '../../policy/source.ts';
import type { Reading } from '../read/reading.ts';
import { about, stated } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { holesIn } from './hole.ts';

const SUBJECT = /^\s*([^\n:：]{2,24})[:：][^\S\n]*(.*)\n+/u;

/** Adds one message as it is written at `src`; a first line "Subject: …" is its subject. */
export function addTemplate(reading: Reading, section: Section, name: string, text: string, src: Source): void {
  const { words } = reading;
  const opened = SUBJECT.exec(text);
  const subject = opened && words.label(opened[1] ?? '').has('subject') ? opened : null;
  const said = subject?.[2] ?? '';
  const body = subject ? text.slice(subject[0].length) : text;
  const skipped = subject?.[0].match(/\n/g)?.length ?? 0;
  const holes = [
    ...(subject ? holesIn(said, 'subject', { ...src, column: subject[0].indexOf(said) + 1 }, words) : []),
    ...holesIn(body, 'body', { ...src, line: src.line + skipped, column: skipped > 0 ? 1 : src.column }, words),
  ];
  const use = useOf(reading, section, name, body);
  reading.policy.templates.push({
    id: reading.id('template', name),
    name,
    use,
    audience: audienceOf(reading, name, use),
    subject: subject ? said : null,
    body,
    holes,
    ...stated({ ...src, column: 1 }),
  });
}

/** The name says what a message is for; where it does not, its first words may. */
function useOf(reading: Reading, section: Section, name: string, body: string): Template['use'] {
  const { words } = reading;
  const start = body.slice(0, 80);
  if (about(reading, section, 'action-items')) return 'action-item';
  if (about(reading, section, 'postmortem')) return 'postmortem';
  if (words.says('status-page', `${name} ${section.parent?.title ?? ''}`)) return 'status-page';
  if (words.says('resolution-message', name)) return 'resolution';
  if (words.says('initial-message', name)) return 'initial';
  if (words.says('update', name)) return 'update';
  if (words.topics(name).has('escalation')) return 'escalation';
  if (words.says('resolution-message', start)) return 'resolution';
  return words.says('initial-message', start) ? 'initial' : 'other';
}

function audienceOf({ words }: Reading, name: string, use: Template['use']): Template['audience'] {
  if (words.says('public', name) || use === 'status-page') return 'public';
  if (words.says('internal', name)) return 'internal';
  return words.says('stakeholder', name) ? 'stakeholders' : 'unstated';
}

/** Does the text have a blank that is marked as one? */
export const holed = (reading: Reading, text: string, section: Section): boolean =>
  holesIn(text, 'body', section.src, reading.words).some((hole) => hole.origin === 'stated');

/** Lines of the document without bold marks and forced breaks. */
export const rawText = (reading: Reading, line: number, endLine: number): string =>
  reading.lines
    .slice(line - 1, endLine)
    .map((text) => text.replaceAll('**', '').trimEnd())
    .join('\n');

/** Where a piece of a line stands. */
export const placeOf = (reading: Reading, text: string, line: number) => ({
  line,
  column: Math.max(0, reading.lines[line - 1]?.indexOf(text.slice(0, 20)) ?? 0) + 1,
  endLine: line,
});
