import type { OutgoingMessage } from './integration.ts';
import { cut, oneLine, visible } from './visible-text.ts';

/** A message's words made safe to show, by what they are; each channel lays them out in its own way. */
export type MessageText = {
  subject: string;
  headline: string;
  facts: { label: string; value: string }[];
  firstSteps: string[];
  body: string | null;
  reason: string;
  runbook: string | null;
};

/** Everything that came from an alert, a runbook or a person is data: bounded, and with nothing hidden in it. */
export function textOf(message: OutgoingMessage): MessageText {
  const { name, src } = message.runbook;
  const line = src === null ? '' : `, line ${src.line}`;
  return {
    subject: oneLine(message.subject, 200),
    headline: oneLine(message.headline, 300),
    facts: message.facts.slice(0, 20).map(({ label, value }) => ({ label: oneLine(label, 60), value: visible(value, 1_000) })),
    firstSteps: message.firstSteps.slice(0, 10).map((step) => oneLine(step, 300)),
    body: message.body === null ? null : visible(message.body, 20_000),
    reason: oneLine(message.reason, 500),
    runbook: name === '' ? null : `${oneLine(name, 200)}${line}`,
  };
}

/** The message as plain text of at most `longest` characters; links come early so that cutting never takes them. */
export function plainText(message: OutgoingMessage, longest: number): string {
  const text = textOf(message);
  const blocks = [
    [text.headline],
    [
      ...(message.acknowledgeUrl === null ? [] : [`Acknowledge: ${message.acknowledgeUrl}`]),
      ...(message.incident === null ? [] : [`Open: ${message.incident.url}`]),
    ],
    text.facts.map(({ label, value }) => `${label}: ${value}`),
    text.firstSteps.length === 0 ? [] : ['Do first:', ...text.firstSteps.map((step, index) => `${index + 1}. ${step}`)],
    text.body === null ? [] : [text.body],
    [...(text.reason === '' ? [] : [`Why you: ${text.reason}`]), ...(text.runbook === null ? [] : [`Runbook: ${text.runbook}`])],
  ];
  const whole = blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n');
  return cut(whole, longest);
}
