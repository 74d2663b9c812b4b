import type { DiagnosticLevel } from '../../core/policy/diagnostic.ts';
import { nearestOf } from '../../core/runbook/pin/validate.ts';
import { RULES, ruleOf } from '../../core/runbook/rule/index.ts';
import { CommandFailure, EXIT } from '../command.ts';

const LEVELS: Record<string, DiagnosticLevel | 'off'> = { error: 'error', warning: 'warning', note: 'info', off: 'off' };

/** `--rule unfilled=off --rule unread=warning` as levels. Throws a CommandFailure that names what there is. */
export function ruleLevels(given: string[]): Record<string, DiagnosticLevel | 'off'> {
  return Object.fromEntries(
    given.map((one) => {
      const [id = '', level = ''] = one.split('=');
      if (!ruleOf(id)) {
        const near = nearestOf(
          id,
          RULES.map((rule) => rule.id),
        );
        throw new CommandFailure(`--rule ${one}: there is no rule "${id}".${near ? ` Did you mean "${near}"?` : ''}`, EXIT.usage);
      }
      const known = Object.hasOwn(LEVELS, level) ? LEVELS[level] : undefined;
      if (!known) throw new CommandFailure(`--rule ${one}: write ${id}=error, ${id}=warning, ${id}=note or ${id}=off.`, EXIT.usage);
      return [id, known];
    }),
  );
}
