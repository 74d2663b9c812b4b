import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import type { Check } from './check.ts';

/** Who may import whom (.dependency-cruiser.cjs), and that nobody goes round in a circle. */
export const arrows: Check = {
  name: 'arrows',
  run: async (root) => {
    const { options, ...rules } = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as IFlattenedRuleSet & {
      options: ICruiseOptions;
    };
    const { output } = await cruise(['src'], { ...options, baseDir: root, ruleSet: rules, validate: true });
    const { violations, totalCruised } = (output as ICruiseResult).summary;
    return {
      problems: violations.map(({ rule, from, to, cycle }) => {
        const comment = rules.forbidden?.find((one) => one.name === rule.name)?.comment ?? '';
        const way = cycle === undefined ? to : cycle.map((step) => step.name).join(' → ');
        return `${from} → ${way} (${rule.name}: ${comment})`;
      }),
      note: `${totalCruised} files`,
    };
  },
};
