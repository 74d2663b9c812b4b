import type { Gate, GateOutcome, Phase, Step } from '../../policy/work.ts';
import type { Words } from '../lexicon/words.ts';
import { askedIn, fieldOf } from '../read/condition.ts';
import { peopleIn } from '../read/people.ts';
import type { Reading } from '../read/reading.ts';
import { slug, stated } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { walk } from '../read/section.ts';
import { sentences } from '../read/visit.ts';
import { calledIn } from './escalation-call.ts';

/** Gates in prose ("If contained, move to Recovery. If not, escalate to …") and as paired steps ("2.1 If met: … 2.2 If NOT met: …"). */
export function readGates(reading: Reading): void {
  for (const phase of reading.policy.phases) {
    const section = reading.sections.find((s) => s.src.line === phase.src.line);
    if (section) phase.gates.push(...prose(reading, phase, section));
    phase.gates.push(...paired(reading, phase));
    for (const gate of phase.gates) oneThing(reading, gate);
  }
}

/** Whom a gate calls is asked by the gate: the sentence is no rule of the matrix beside it. */
function oneThing({ policy }: Reading, gate: Gate): void {
  if (gate.no?.do !== 'escalate') return;
  const { to } = gate.no;
  policy.matrix = policy.matrix.filter(
    (rule) =>
      rule.condition === null ||
      rule.src.line < gate.src.line ||
      rule.src.line > gate.src.endLine ||
      !rule.to.every((name) => to.includes(name)),
  );
}

function prose(reading: Reading, phase: Phase, section: Section): Gate[] {
  const { words } = reading;
  const gates: Gate[] = [];
  for (const block of walk(section).flatMap((s) => s.blocks)) {
    if (block.kind !== 'paragraph') continue;
    const all = sentences(block.lines);
    for (const [i, { text, src }] of all.entries()) {
      const found = otherwiseIn(text, words) === null ? askedIn(text, words) : null;
      if (!found) continue;
      const { asked } = found;
      const yes = outcome(reading, found.then);
      if (yes.do === 'stay') continue;
      const otherwise = otherwiseIn(all[i + 1]?.text ?? '', words);
      gates.push({
        id: reading.id('gate', phase.id, asked),
        text: otherwise ? `${text} ${all[i + 1]?.text ?? ''}` : text,
        question: `${asked.charAt(0).toUpperCase()}${asked.slice(1)}?`,
        field: fieldOf(asked, words).field,
        yes,
        no: otherwise ? outcome(reading, otherwise) : null,
        ...stated({ ...src, endLine: Math.max(src.endLine, otherwise ? (all[i + 1]?.src.endLine ?? 0) : 0) }),
      });
    }
  }
  return gates;
}

function outcome(reading: Reading, text: string): GateOutcome {
  const { words, policy } = reading;
  const proceed = words.find('proceed', text);
  if (proceed) {
    const rest = slug(text.slice(proceed.index + proceed[0].length));
    const phase = policy.phases
      .filter((p) => rest.startsWith(slug(p.name)) || slug(p.name).startsWith(rest))
      .sort((a, b) => b.name.length - a.name.length)[0];
    if (phase) return { do: 'enter-phase', phase: phase.id };
  }
  const called = calledIn(text, words, ['calls']);
  const to = called ? peopleIn(called.name, words, { line: 1, column: 1, endLine: 1 }).map((t) => t.name) : [];
  if (to.length > 0) return { do: 'escalate', to };
  return { do: 'stay', text };
}

/** "If not, escalate to the CISO": what to do otherwise, when the sentence opens with that. */
function otherwiseIn(text: string, words: Words): string | null {
  const found = words.find('otherwise', text);
  if (found?.index !== 0) return null;
  return text
    .slice(found[0].length)
    .replace(/^[\s,、，:]+|[.。]$/gu, '')
    .trim();
}

/** Two steps that ask the same thing, one with NOT: what stands below the second is what to do when the answer is no. */
function paired(reading: Reading, phase: Phase): Gate[] {
  const { words } = reading;
  const gates: Gate[] = [];
  const open = (step: Step): string | null => {
    const opens = words.find('if', step.text);
    return opens?.index === 0
      ? step.text
          .slice(opens[0].length)
          .replace(/\s*[:：]$/u, '')
          .trim() || null
      : null;
  };
  const visit = (steps: Step[]): void => {
    for (const [i, step] of steps.entries()) {
      const asked = open(step);
      const other = steps[i + 1];
      const negative = other && open(other);
      if (asked && other && negative && words.says('not', negative) && slug(words.without('not', negative)) === slug(asked)) {
        const text = other.steps.map((s) => s.text).join('; ');
        const regular = words.says('not-an-incident', text);
        gates.push({
          id: reading.id('gate', phase.id, asked),
          text: `${step.text} ${other.text} ${text}`,
          question: `${asked.charAt(0).toUpperCase()}${asked.slice(1)}?`,
          field: slug(asked),
          yes: { do: 'stay', text: step.steps.map((s) => s.text).join('; ') },
          no: regular ? { do: 'decline', text } : { do: 'stay', text },
          src: { ...step.src, endLine: other.steps.at(-1)?.src.endLine ?? other.src.endLine },
          origin: 'stated',
        });
      }
      visit(step.steps);
    }
  };
  visit(phase.steps);
  return gates;
}
