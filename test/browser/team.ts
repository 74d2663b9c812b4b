import { readFileSync } from 'node:fs';
import type { Client } from '../../src/contract/client.ts';

export const RUNBOOK = readFileSync(new URL('./fixture/checkout-runbook.md', import.meta.url), 'utf8');

/** The line of the runbook, or of another text, on which something stands; the first such, or the one of that number. */
export function lineOf(text: string, document = RUNBOOK, which = 1): number {
  const lines = document.split('\n').flatMap((line, index) => (line.includes(text) ? [index + 1] : []));
  return lines[which - 1] ?? 0;
}

/** A team as it is after its first week: people who can be reached, names bound, one group, the checkout runbook as the default. */
export async function settleTeam(client: Client): Promise<{ runbookId: string; ana: string }> {
  const me = await client.me({});
  const ana = me.account?.personId ?? 'ana';
  const zone = 'Europe/Berlin';
  const { configuration } = await client.configuration({});
  const own = configuration.people?.find((person) => person.id === ana);
  const terminal = (id: string) => [{ id: 'log', channel: 'terminal', address: id }];
  const people = [
    { id: ana, name: own?.name ?? 'Ana Lindqvist', email: 'ana@example.org', zone, contacts: terminal('ana') },
    { id: 'ben', name: 'Ben Okafor', email: 'ben@example.org', zone, contacts: terminal('ben') },
    { id: 'chiara', name: 'Chiara Rossi', email: 'chiara@example.org', zone: 'Europe/Rome', contacts: terminal('chiara') },
    { id: 'dev', name: 'Dev Patel', email: 'dev@example.org', zone: 'Asia/Kolkata', contacts: terminal('dev') },
  ];
  const runbook = await client.addRunbook({ body: { name: 'Checkout incident runbook', text: RUNBOOK, makeDefault: true } });
  await client.applyConfiguration({
    body: {
      configuration: {
        people,
        groups: [{ id: 'checkout', name: 'Checkout team', members: [ana, 'ben'] }],
        bindings: [
          { role: 'On-call engineer', people: [ana] },
          { role: 'Engineering Manager', people: ['ben'] },
          { role: 'Head of Payments', people: ['chiara'] },
        ],
        catchAll: [ana],
      },
    },
  });
  return { runbookId: runbook.id, ana };
}

/** A monitor of another machine's kind: a JSON alert to the generic door. */
export async function sendAlert(url: string, alert: Record<string, unknown>): Promise<void> {
  const response = await fetch(`${url}/intake/generic`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(alert),
  });
  if (!response.ok) throw new Error(`The alert was refused: ${response.status} ${await response.text()}`);
}
