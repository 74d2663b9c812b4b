/** Where in the runbook a fact stands: 1-based lines and columns (UTF-16 units), as editors count them. */
export type Source = { line: number; column: number; endLine: number };

/**
 * How we came by a fact: the runbook says it; it was joined from two places of the runbook (then `because` says which);
 * its owner pinned it in the front matter; or the base policy supplied it because the runbook is silent.
 */
export type Origin = 'stated' | 'inferred' | 'pinned' | 'base';

/** What every fact carries. `because` explains an origin other than `stated`, in a sentence for the owner. */
export type Fact = { src: Source; origin: Origin; because?: string };

export const NOT_STATED = 'not-stated';
/** The runbook is silent about it. Never a default: who needs the fact asks the base policy, and says so. */
export type NotStated = typeof NOT_STATED;

/** One value that the runbook may or may not state. */
export type Stated<T> = (Fact & { value: T }) | NotStated;

/** A line of the runbook's own words. */
export type Text = Fact & { text: string };
