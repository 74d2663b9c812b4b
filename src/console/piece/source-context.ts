import { createContext, useContext } from 'react';
import type { Source } from '../api/view.ts';

/** A line of a runbook to be shown beside the page. `revision` is its hash. */
export type OpenSource = { runbookId: string; runbookName: string; revision?: string; src: Source };

export const SourceContext = createContext<(open: OpenSource) => void>(() => undefined);
export const useOpenSource = () => useContext(SourceContext);

/** The runbook that the marks below it speak of. */
export const RunbookContext = createContext<{ id: string; name: string; hash?: string } | null>(null);
