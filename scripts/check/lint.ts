import type { Check } from './check.ts';
import { tool } from './tool.ts';

/** Biome: form, order of imports, and what biome.json forbids. */
export const lint: Check = { name: 'lint', run: (root) => tool(root, 'biome', ['check', '--error-on-warnings', '.']) };
