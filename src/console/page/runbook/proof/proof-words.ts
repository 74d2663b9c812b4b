import type { Claim, LevelVerdict, Proof } from '../../../api/view.ts';

const MINUTE = 60_000;

/** The verdict in a few words, and whether it is one to worry about. `why` says what it rests on or what is missing. */
export function verdictWords(proof: Proof): { text: string; why: string; tone: 'good' | 'bad' | 'open' } {
  const cases = proof.counterExamples.length;
  const gaps = problemsOf(proof).length;
  if (proof.proved)
    return {
      text: 'Proved',
      why: 'somebody who can be reached is told in time, whenever it begins and whatever is answered',
      tone: 'good',
    };
  const parts = [counted(cases, 'counter-example'), counted(gaps, 'thing')].map(
    (part, index) => part && (index === 0 ? part : `${part} to mend`),
  );
  const text = parts.filter(Boolean).join(', ');
  if (cases > 0) return { text, why: 'there are times at which nobody who can be reached is told in time', tone: 'bad' };
  if (gaps > 0) return { text, why: 'somebody is always told in time, but not all of it can be worked through', tone: 'bad' };
  return {
    text: 'Not proved',
    why: `nothing was found wrong, but there are more situations than the ${proof.effort.runs.toLocaleString('en')} that were played: ask for fewer days`,
    tone: 'open',
  };
}

/** What a claim found that must be mended, with the claim's name. */
export function problemsOf(proof: Proof) {
  return proof.claims.flatMap(({ claim, findings }) =>
    findings.filter(({ level }) => level === 'problem').map((finding) => ({ claim, finding })),
  );
}

/** `respond within 15 minutes`, `first call at once`. */
export function boundWords({ kind, text }: LevelVerdict['bound']): string {
  if (kind === 'at-once') return 'no time is stated, so at once';
  return `${kind === 'first-call' ? 'first call' : kind} ${text}`;
}

const claimNames: Record<Claim['claim'], [every: string, none: string, counted: string]> = {
  unanswered: ['call that is not answered is followed by a call to somebody else', 'no calls', 'situation'],
  acknowledged: ['acknowledgement that nothing follows runs out, and people are called again', 'no calls', 'situation'],
  delivery: ['single message that is lost is made up for in time', 'no single messages', 'situation'],
  phases: ['phase can be reached and left', 'no phases', 'phase'],
  gates: ['gate leads somewhere', 'no gates', 'gate'],
  owners: ['promise has an owner who is somebody', 'no promises', 'promise'],
  templates: ['message can be filled', 'no messages of its own', 'message'],
  deadlines: ['stated time falls in the calendar', 'no stated times', 'time'],
  roles: ['role that is called is held by somebody who can be reached', 'no roles that are called', 'role'],
};

/** `Every gate leads somewhere (3 gates)`; `Not every gate leads somewhere (3 gates)`; `There are no gates`. */
export function claimWords({ claim, checked, holds }: Claim): string {
  const [every, none, unit] = claimNames[claim];
  if (checked === 0) return `There are ${none}`;
  if (checked === 1) return holds ? `The only ${every}` : `Not so: the only ${every}`;
  return `${holds ? 'Every' : 'Not every'} ${every} (${counted(checked, unit)})`;
}

/** How many of all starts end alike: `all starts`, `23.4 % of all starts`, `12 minutes of the 90 days`. */
export function shareWords(minutes: number, { from, to }: Pick<Proof, 'from' | 'to'>): string {
  const percent = (minutes / ((to - from) / MINUTE)) * 100;
  if (percent >= 99.95) return 'whenever it begins';
  return percent < 0.1 ? `for ${counted(minutes, 'minute')} within these days` : `for ${percent.toFixed(1)} % of all starts`;
}

export function counted(count: number, word: string): string | null {
  if (count === 0) return null;
  return `${count.toLocaleString('en')} ${count === 1 ? word : `${word}s`}`;
}
