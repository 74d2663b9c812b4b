import type { Diagnostic } from '../policy/diagnostic.ts';
import type { Reading } from './read/reading.ts';

export function diagnose(_reading: Reading): Diagnostic[] {
  return [];
}
