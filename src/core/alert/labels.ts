/** Bounds on what one alert may carry. Longer text is cut, always in the same way, so that identity survives a re-send. */
export const LABEL_LIMITS = { labels: 128, name: 256, value: 2_048, annotations: 64, annotation: 8_192 } as const;

/** A label's value; a label that is not there is the empty string, as Prometheus has it. */
export function labelOf(labels: Record<string, string>, name: string): string {
  return Object.hasOwn(labels, name) ? (labels[name] as string) : '';
}

/** Drops empty values and cuts what is too long. Returns the same object when nothing had to change: the usual case, and a hot path. */
export function cleanLabels(labels: Record<string, string>): Record<string, string> {
  return isClean(labels, LABEL_LIMITS.labels, LABEL_LIMITS.value) ? labels : rebuild(labels, LABEL_LIMITS.labels, LABEL_LIMITS.value);
}

/** The same for annotations, which are longer and carry no identity. */
export function cleanAnnotations(annotations: Record<string, string>): Record<string, string> {
  const { annotations: count, annotation } = LABEL_LIMITS;
  return isClean(annotations, count, annotation) ? annotations : rebuild(annotations, count, annotation);
}

/** NUL cannot be stored in PostgreSQL and half a surrogate pair not in UTF-8: both would come back as another text. */
const UNSTORABLE = /[\0\ud800-\udfff]/;

/** Text as both stores give it back. */
export function storable(text: string): string {
  return UNSTORABLE.test(text) ? text.toWellFormed().replaceAll('\0', '\ufffd') : text;
}

function isClean(labels: Record<string, string>, count: number, longest: number): boolean {
  let seen = 0;
  for (const name in labels) {
    const value = labels[name] as string;
    seen += 1;
    if (value === '' || value.length > longest || seen > count || name.length > LABEL_LIMITS.name) return false;
    if (UNSTORABLE.test(value) || UNSTORABLE.test(name) || name === '__proto__') return false;
  }
  return true;
}

function rebuild(labels: Record<string, string>, count: number, longest: number): Record<string, string> {
  const names = Object.keys(labels)
    .filter((name) => labels[name] !== '' && name !== '__proto__')
    .sort()
    .slice(0, count);
  return Object.fromEntries(names.map((name) => [cut(name, LABEL_LIMITS.name), cut(labels[name] as string, longest)]));
}

function cut(text: string, longest: number): string {
  return storable(text.length > longest ? `${text.slice(0, longest - 1)}…` : text);
}
