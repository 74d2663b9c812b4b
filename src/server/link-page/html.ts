import { escapeHtml, visible } from '../../integration/visible-text.ts';

/** HTML that is safe to send: made by `html` only. */
export type Html = { readonly html: string };

const LONGEST = 4_000;

/** Text goes in as text whatever it holds; only what `html` made goes in as it is. */
export function html(parts: TemplateStringsArray, ...values: (string | number | Html | null)[]): Html {
  return { html: parts.map((part, index) => part + shown(values[index] ?? null)).join('') };
}

function shown(value: string | number | Html | null): string {
  if (value === null) return '';
  if (typeof value === 'object') return value.html;
  return escapeHtml(visible(String(value), LONGEST));
}
