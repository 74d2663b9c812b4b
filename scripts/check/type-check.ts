import type { Check } from './check.ts';
import { tool } from './tool.ts';

/** The four TypeScript projects; core's own has neither Node nor DOM types, so that the compiler keeps that wall. */
export const typeCheck: Check = { name: 'types', run: (root) => tool(root, 'tsc', ['-b']) };
