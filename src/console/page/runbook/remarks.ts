/** `2 errors, 1 warning`; `no remarks`. */
export function remarks({ errors, warnings }: { errors: number; warnings: number }): string {
  const parts = [count(errors, 'error'), count(warnings, 'warning')].filter((part) => part !== null);
  return parts.length === 0 ? 'no remarks' : parts.join(', ');
}

function count(number: number, word: string): string | null {
  return number === 0 ? null : `${number} ${number === 1 ? word : `${word}s`}`;
}
