import type { Block } from '../read/block.ts';
import { itemsOf } from '../read/block.ts';
import { durations } from '../read/duration.ts';
import { listsOf } from '../read/outline.ts';
import { peopleIn } from '../read/people.ts';
import type { Reading } from '../read/reading.ts';
import { about, inside, stated, textFact } from '../read/reading.ts';
import { looksLikeSteps, stepLines } from './step-line.ts';

/** The review's meeting: who attends, the agenda with its minutes, who gets the report, how the cause is sought, which times are asked. */
export function readMeeting(reading: Reading): void {
  const { review } = reading.policy;
  for (const section of reading.sections) {
    if (!inside(reading, section, 'review', 'late-phase', 'postmortem') || inside(reading, section, 'templates')) continue;
    for (const block of section.blocks) {
      if (about(reading, section, 'late-phase')) readInvitation(reading, block);
      if (about(reading, section, 'attendees')) for (const item of topItems(block)) review.attendees.push(textFact(item.text, item.src));
      if (about(reading, section, 'agenda')) readAgenda(reading, block);
      if (about(reading, section, 'distribution'))
        for (const item of topItems(block))
          if (item.label) {
            const conditional = reading.words.find('if', item.value)?.index === 0;
            review.distribution.push({
              audience: item.label,
              to: conditional ? item.label : item.value,
              condition: conditional ? item.value : null,
              ...stated(item.src),
            });
          }
      if (about(reading, section, 'rca'))
        for (const item of topItems(block))
          if (item.label && item.strong) review.methods.push({ name: item.label, guidance: item.value, ...stated(item.src) });
      if (about(reading, section, 'timeline'))
        for (const item of topItems(block))
          if (item.label && item.value.endsWith('?'))
            review.timelineQuestions.push({ moment: item.label, text: item.value, ...stated(item.src) });
      if (about(reading, section, 'attendees', 'agenda', 'distribution')) reading.claim(block);
    }
  }
}

/** "Include all responders and relevant stakeholders." in a step that schedules the review. */
function readInvitation(reading: Reading, block: Block): void {
  for (const item of itemsOf(block)) {
    for (const line of item.blocks
      .flatMap((b) => (b.kind === 'quote' ? b.blocks : [b]))
      .flatMap((b) => (b.kind === 'paragraph' ? b.lines : []))) {
      const invited = reading.words.captured('invite', line.text);
      if (invited)
        for (const who of peopleIn(invited, reading.words, line.src)) reading.policy.review.attendees.push(textFact(who.name, line.src));
    }
  }
}

const topItems = (block: Block) => listsOf([block]).flatMap((list) => list.items);

function readAgenda(reading: Reading, block: Block): void {
  const minutesOf = (text: string): number | null => {
    const paren = /\(([^()]*)\)/u.exec(text)?.[1];
    return paren ? (durations(paren, reading.words)[0]?.minutes ?? null) : null;
  };
  if (block.kind === 'fence' && looksLikeSteps(block))
    for (const line of stepLines(block))
      reading.policy.review.agenda.push({ text: line.text, minutes: minutesOf(line.text), topics: [], ...stated(line.src) });
  for (const item of topItems(block)) {
    const topics = item.blocks.flatMap(itemsOf).map((inner) => textFact(inner.text, inner.src));
    const text = (item.label ?? item.text).replace(/(?<!\s)\s*\([^()]*\)\s*$/u, '');
    reading.policy.review.agenda.push({ text, minutes: minutesOf(item.text), topics, ...stated(item.src) });
  }
}
