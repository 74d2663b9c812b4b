import { fill } from '../fill.ts';
import type { OutgoingMessage } from '../integration.ts';
import { textOf } from '../message-text.ts';
import { escapeHtml } from '../visible-text.ts';

const MAIL = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"></head>
<body style="margin:0;padding:16px;font:16px/1.5 system-ui,sans-serif;max-width:40em">
<h1 style="font-size:20px;margin:0 0 12px">{headline}</h1>
{acknowledge}{facts}{steps}{body}{why}{open}
</body></html>
`;
const BUTTON = `<p style="margin:16px 0"><a href="{url}" style="display:inline-block;padding:14px 28px;background:#1c5fd4;color:#ffffff;border-radius:6px;text-decoration:none;font-weight:600">Acknowledge</a></p>
`;
const FACT = `<tr><th scope="row" style="text-align:left;vertical-align:top;padding:2px 16px 2px 0;font-weight:600">{label}</th><td style="white-space:pre-line">{value}</td></tr>
`;

/** The HTML half of a mail: no images, nothing loaded from elsewhere, every value escaped. */
export function htmlMail(message: OutgoingMessage): string {
  const text = textOf(message);
  const facts = text.facts.map(({ label, value }) => fill(FACT, { label: escapeHtml(label), value: escapeHtml(value) })).join('');
  const steps = text.firstSteps.map((step) => `<li>${escapeHtml(step)}</li>`).join('');
  const why = [text.reason === '' ? null : `Why you: ${text.reason}`, text.runbook === null ? null : `Runbook: ${text.runbook}`].filter(
    (line) => line !== null,
  );
  return fill(MAIL, {
    headline: escapeHtml(text.headline),
    acknowledge: message.acknowledgeUrl === null ? '' : fill(BUTTON, { url: escapeHtml(message.acknowledgeUrl) }),
    facts: facts === '' ? '' : `<table style="border-collapse:collapse">${facts}</table>\n`,
    steps: steps === '' ? '' : `<p style="margin:16px 0 4px;font-weight:600">Do first</p><ol style="margin:0">${steps}</ol>\n`,
    body: text.body === null ? '' : `<p style="white-space:pre-line">${escapeHtml(text.body)}</p>\n`,
    why: why.length === 0 ? '' : `<p style="color:#6b7280;font-size:14px">${why.map(escapeHtml).join('<br>')}</p>\n`,
    open: message.incident === null ? '' : `<p><a href="${escapeHtml(message.incident.url)}">Open the incident</a></p>`,
  });
}
