/**
 * Puts values into the named holes `{name}` of a text of ours, in a single pass: what a value contains is never read again. A hole without
 * a value is a mistake of ours and throws. No expressions, no paths, no recursion.
 */
export function fill(template: string, values: Record<string, string>): string {
  return template.replace(/\{([a-z][a-zA-Z]*)\}/g, (_, name: string) => {
    if (!Object.hasOwn(values, name)) throw new Error(`There is no value for the hole {${name}}.`);
    return values[name] as string;
  });
}
