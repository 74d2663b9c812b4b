import type { Change, ChangeKind, ChangeSource, Effect } from './change.ts';

export const HEADINGS: Record<Effect, string> = { weaker: 'Weaker promises', stronger: 'Stronger promises', neutral: 'Other changes' };

export const KIND_WORDS: Record<ChangeKind, string> = {
  severity: 'Severities',
  target: 'Targets',
  escalation: 'Escalation',
  cadence: 'Updates',
  role: 'Roles',
  contact: 'Contacts',
  channel: 'Channels',
  phase: 'Phases',
  step: 'Steps',
  gate: 'Gates',
  procedure: 'Procedures',
  command: 'Commands',
  category: 'Categories',
  detection: 'Detection',
  tool: 'Tools',
  message: 'Messages',
  communication: 'Communication',
  review: 'Review',
  postmortem: 'Report',
  'action-item': 'Action items',
  metric: 'Metrics',
  recurring: 'Rhythm',
  record: 'Record',
  scenario: 'Examples',
  document: 'Document',
};

export type TextStyle = { heading: (text: string, effect: Effect) => string; quiet: (text: string) => string };
const UNSTYLED: TextStyle = { heading: (text) => text, quiet: (text) => text };

/** The changes as a page to read: weaker promises first, by subject, each with its reason and both lines. */
export function changesText(changes: Change[], style: TextStyle = UNSTYLED): string {
  const parts = (['weaker', 'stronger', 'neutral'] as const).flatMap((effect) => {
    const these = changes.filter((one) => one.effect === effect);
    if (these.length === 0) return [];
    const groups = Map.groupBy(these, (one) => one.kind);
    const blocks = [...groups].map(([kind, list]) =>
      [`  ${KIND_WORDS[kind]}`, ...list.flatMap((one, at) => sentence(one, list[at + 1], style))].join('\n'),
    );
    return [`${style.heading(`${HEADINGS[effect]} (${these.length})`, effect)}\n${blocks.join('\n')}`];
  });
  return [...parts, summary(changes)].join('\n\n');
}

/** Why it matters is said of promises; where the next line has the same reason, once below the last of them. */
function sentence(change: Change, next: Change | undefined, { quiet }: TextStyle): string[] {
  const line = `    ${change.sentence}  ${quiet(`(${citation(change)})`)}`;
  return change.effect === 'neutral' || next?.why === change.why ? [line] : [line, quiet(`      ${change.why}`)];
}

/** "line 40, was line 38", "line 40, new", "was line 38". */
export function citation({ srcBefore, srcAfter }: Pick<Change, 'srcBefore' | 'srcAfter'>): string {
  if (srcAfter === null) return `was ${place(srcBefore)}`;
  if (srcBefore === null) return `${place(srcAfter)}, new`;
  return place(srcBefore) === place(srcAfter) ? place(srcAfter) : `${place(srcAfter)}, was ${place(srcBefore)}`;
}

function place(src: ChangeSource | null): string {
  return src === null ? 'nowhere' : `${src.document === 'base' ? 'base policy ' : ''}line ${src.line}`;
}

/** "2 promises got weaker, 1 got stronger, 3 other changes." */
export function summary(changes: Change[]): string {
  if (changes.length === 0) return 'Nothing that Muster does or shows by this runbook changes.';
  const count = (effect: Effect): number => changes.filter((one) => one.effect === effect).length;
  const [weaker, stronger, neutral] = [count('weaker'), count('stronger'), count('neutral')];
  const said = [
    weaker === 0 ? 'No promise got weaker' : `${weaker} ${weaker === 1 ? 'promise' : 'promises'} got weaker`,
    ...(stronger === 0 ? [] : [`${stronger} got stronger`]),
    ...(neutral === 0 ? [] : [`${neutral} other ${neutral === 1 ? 'change' : 'changes'}`]),
  ];
  return `${said.join(', ')}.`;
}
