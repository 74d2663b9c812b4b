import type { ReactNode } from 'react';
import type { Source } from '../../../api/view.ts';

/** What leads to a line: of the document beside it, or of the text that is being written. */
export type LineOf = (src: Source) => ReactNode;
