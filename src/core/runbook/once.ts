/** The same finding, made once for each key and kept as long as the key itself: a pattern of its `Words`, the sentences of their lines. */
export function once<Key extends WeakKey, Found>(find: (key: Key) => Found): (key: Key) => Found {
  const known = new WeakMap<Key, { found: Found }>();
  return (key) => {
    const kept = known.get(key) ?? { found: find(key) };
    known.set(key, kept);
    return kept.found;
  };
}
