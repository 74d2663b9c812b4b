/** What stands beside the document: what was understood when it is none of these. */
const views = ['remarks', 'proof', 'changes', 'simulate'] as const;
export type RunbookView = (typeof views)[number];

export function isRunbookView(value: unknown): value is RunbookView {
  return views.some((view) => view === value);
}
