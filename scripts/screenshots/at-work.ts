import type { Client } from '../../src/contract/client.ts';
import type { PersonCommand } from '../../src/contract/incident.ts';

const MINUTE = 60_000;

/** An hour of a bad day: one incident well under way, a smaller one, and an alert that nobody has accepted. */
export async function atWork(client: Client, ana: string, alert: (alert: Record<string, unknown>) => Promise<void>): Promise<void> {
  const first = await client.declare({
    body: {
      title: 'Card payments fail for one customer in five',
      summary: 'Support has had 40 calls since two. The provider shows **no** problem on its status page.',
      severity: 'SEV-1',
      service: 'checkout',
      startedAt: Date.now() - 22 * MINUTE,
    },
  });
  const id = String(first.number);
  const does = (command: PersonCommand) => client.command({ params: { id }, body: command });
  await does({ type: 'AcknowledgeIncident' });
  const role = first.roles[0];
  if (role) await does({ type: 'AssignRole', role: role.id, personId: ana });
  const [phase] = first.phases;
  for (const step of (phase?.steps ?? []).slice(0, 2)) await does({ type: 'TickStep', step: step.id });
  await does({
    type: 'AddNote',
    text: 'Failures began at 14:02, two minutes after release 418 went out.',
    happenedAt: Date.now() - 12 * MINUTE,
  });
  await does({ type: 'AddNote', text: 'Rolled back 418 on half of the nodes; those recover. Graph: `payments/success` by node.' });
  const category = first.categories[0];
  if (category) await does({ type: 'SetCategory', category: category.id });
  await client.declare({ body: { title: 'Refunds are delayed by an hour', severity: 'SEV-2', service: 'refunds' } });
  await alert({ title: 'PayPal callbacks time out', service: 'checkout', key: 'paypal', description: 'p99 is 31 s, the limit is 30 s' });
  await until(async () => (await client.incidents({})).items.length > 2);
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await condition()); tries += 1) {
    if (tries > 100) throw new Error('The alert did not become an incident.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
