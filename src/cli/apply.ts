import type { Configuration } from '../contract/configuration.ts';
import { CommandFailure, EXIT, type RegisterCommand } from './command.ts';
import { type RemoteOptions, remote, withClient } from './remote/connect.ts';

type Options = RemoteOptions & { file: string; yes: boolean; dryRun: boolean };

export const applyCommand: RegisterCommand = (program) => {
  remote(program.command('apply').description('set people, bindings, routes and channels from a file; shows the plan first'))
    .requiredOption('-f, --file <file>', 'muster.yaml, as `muster export` writes it')
    .option('--yes', 'do not ask', false)
    .option('--dry-run', 'show the plan and change nothing', false)
    .action(apply);
};

async function apply(options: Options): Promise<void> {
  const [{ readConfigurationFile }, { planText }, { print }, { confirm }] = await Promise.all([
    import('./remote/configuration-file.ts'),
    import('./remote/plan-text.ts'),
    import('./remote/print.ts'),
    import('./remote/ask.ts'),
  ]);
  // Its shape is the server's to check: it answers with the place of everything that is wrong.
  const configuration = (await readConfigurationFile(options.file, process.env)) as Configuration;
  await withClient(options, async (client) => {
    const plan = await client.planConfiguration({ body: { configuration } });
    if (options.dryRun || plan.changes.length === 0) return print(options, { ...plan, applied: false }, () => planText(plan));
    if (!options.yes) {
      if (process.stdin.isTTY !== true)
        throw new CommandFailure('Nobody can be asked here: look with --dry-run, then give --yes.', EXIT.usage);
      console.error(planText(plan));
      if (!(await confirm('Apply this?'))) throw new CommandFailure('Nothing was changed.', EXIT.problems);
    }
    const applied = await client.applyConfiguration({ body: { configuration, ifVersion: plan.version } });
    print(options, { ...applied, applied: true }, () => `${planText(applied)}\nApplied.`);
  });
}
