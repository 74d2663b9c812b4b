/** The same finding, made once for each key and kept as long as the key itself: the sentences of their lines. */
export function once<Input extends WeakKey, Found>(
  find: (input: Input) => Found,
  keyOf: (input: Input) => WeakKey = (input) => input,
): (input: Input) => Found {
  const known = new WeakMap<WeakKey, { found: Found }>();
  return (input) => {
    const key = keyOf(input);
    const kept = known.get(key);
    if (kept) return kept.found;
    const found = find(input);
    known.set(key, { found });
    return found;
  };
}

/** A pattern made of the words of some languages: built once for them, whatever the document. */
export const onceForLanguages = <Words extends { languages: WeakKey }, Built>(build: (words: Words) => Built): ((words: Words) => Built) =>
  once(build, ({ languages }) => languages);

/** What a text says, found once and forgotten with the words of the document that asked. */
export function onceForText<Words extends WeakKey, Found>(
  find: (text: string, words: Words) => Found,
): (text: string, words: Words) => Found {
  const asked = once((_: Words) => new Map<string, { found: Found }>());
  return (text, words) => {
    const known = asked(words);
    const kept = known.get(text);
    if (kept) return kept.found;
    const found = find(text, words);
    known.set(text, { found });
    return found;
  };
}
