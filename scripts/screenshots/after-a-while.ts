import { readFileSync } from 'node:fs';
import type { Client } from '../../src/contract/client.ts';
import { RUNBOOK } from '../../test/browser/team.ts';

const MINUTE = 60_000;
const LEDGER = readFileSync(new URL('../../runbooks/p-level-ladder.md', import.meta.url), 'utf8');

/** A second runbook and routes; an incident by it, one that nobody answers, one resolved; and the first runbook changed. */
export async function afterAWhile(client: Client, checkoutId: string): Promise<void> {
  const { id: runbookId } = await client.addRunbook({ body: { name: 'Ledger runbook', text: LEDGER } });
  const matcher = { name: 'service', value: 'ledger', isEqual: true, isRegex: false };
  await client.applyConfiguration({
    body: {
      configuration: {
        routes: [
          {
            ...{ id: 'ledger', runbook: runbookId, service: 'ledger', matchers: [matcher], severityLabel: 'severity' },
            severityMap: { critical: 'P1', warning: 'P3' },
          },
          { id: 'checkout', matchers: [{ ...matcher, value: 'checkout|payments', isRegex: true }], severity: 'SEV-2' },
        ],
        calendar: { zone: 'Europe/Berlin', workdays: [1, 2, 3, 4, 5], opensAtMinute: 540, closesAtMinute: 1_080, country: 'DE' },
      },
    },
  });
  const ledger = await client.declare({
    body: { title: 'Postings stand still', severity: 'P1', runbookId, service: 'ledger', startedAt: Date.now() - 4 * MINUTE },
  });
  const category = ledger.categories.find((each) => /queue/i.test(each.name));
  await client.command({ params: { id: String(ledger.number) }, body: { type: 'AcknowledgeIncident' } });
  if (category) await client.command({ params: { id: String(ledger.number) }, body: { type: 'SetCategory', category: category.id } });

  const text = RUNBOOK.replace('Response time: 5 minutes', 'Response time: 1 minute');
  const login = await client.addRunbook({ body: { name: 'Login runbook', text } });
  await client.declare({
    body: { title: 'Nobody can log in', severity: 'SEV-1', service: 'login', runbookId: login.id, startedAt: Date.now() - 26 * MINUTE },
  });

  const done = await client.declare({
    body: { title: 'Gift cards are refused', severity: 'SEV-1', service: 'checkout', startedAt: Date.now() - 95 * MINUTE },
  });
  const id = String(done.number);
  await client.command({ params: { id }, body: { type: 'AcknowledgeIncident' } });
  await client.command({ params: { id }, body: { type: 'AddNote', text: 'The provider renewed its certificate; ours did not trust it.' } });
  await client.command({ params: { id }, body: { type: 'ResolveIncident', summary: 'Trusted the new certificate' } });

  const changed = RUNBOOK.replace('**Within 15 minutes**: Head', '**Within 45 minutes**: Head').replace(
    'SEV-2: every 2 hours',
    'SEV-2: every hour',
  );
  await client.saveRunbook({ params: { id: checkoutId }, body: { text: changed } });
}
