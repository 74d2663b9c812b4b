import type { Check } from './check.ts';
import { tool } from './tool.ts';

/** Knip: files, exports and dependencies that nothing uses (knip.json). */
export const deadCode: Check = { name: 'dead code', run: (root) => tool(root, 'knip', ['--no-progress', '--no-config-hints']) };
