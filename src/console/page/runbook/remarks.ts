import { counted } from './proof/proof-words.ts';

/** `2 errors, 1 warning`; `no remarks`. */
export function remarks({ errors, warnings }: { errors: number; warnings: number }): string {
  return [counted(errors, 'error'), counted(warnings, 'warning')].filter((part) => part !== null).join(', ') || 'no remarks';
}
