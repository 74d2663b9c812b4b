import type { RegisterCommand } from './command.ts';
import { type RemoteOptions, remote, withClient } from './remote/connect.ts';

type Options = RemoteOptions & {
  severity: string;
  summary?: string;
  category?: string;
  service?: string;
  runbook?: string;
  drill: boolean;
  since?: string;
};

export const declareCommand: RegisterCommand = (program) => {
  const command = program
    .command('declare')
    .description('declare an incident; people are told by its runbook')
    .argument('<title>', 'what is wrong');
  remote(command)
    .requiredOption('-s, --severity <level>', 'a severity of the runbook')
    .option('--summary <text>', 'what is known')
    .option('--category <name>', 'what kind of incident it is')
    .option('--service <name>', 'what is affected')
    .option('--runbook <id>', 'the runbook to work by; the default one unless given')
    .option('--since <time>', 'when it began, ISO 8601; now unless given')
    .option('--drill', 'practise: marked as a drill everywhere', false)
    .action(declare);
};

async function declare(title: string, options: Options): Promise<void> {
  const [{ print }, { incidentText }, { readTime }] = await Promise.all([
    import('./remote/print.ts'),
    import('./remote/incident-text.ts'),
    import('./remote/time-text.ts'),
  ]);
  const { severity, summary, category, service, runbook, drill, since } = options;
  const body = {
    ...{ title, severity, drill },
    ...(summary === undefined ? {} : { summary }),
    ...(category === undefined ? {} : { category }),
    ...(service === undefined ? {} : { service }),
    ...(runbook === undefined ? {} : { runbookId: runbook }),
    ...(since === undefined ? {} : { startedAt: readTime(since, '--since') }),
  };
  await withClient(options, async (client) => {
    const incident = await client.declare({ body });
    print(options, incident, () => incidentText(incident, Temporal.Now.instant().epochMilliseconds));
  });
}
