import type { Command } from 'commander';
import { CommandFailure, EXIT, type RegisterCommand } from './command.ts';
import { type RemoteOptions, remote, target, withClient } from './remote/connect.ts';

type Options = RemoteOptions & { intake: boolean; local: boolean };

export const keyCommand: RegisterCommand = (program) => {
  const key = program.command('key').description('API keys for programs, intake keys for monitors');
  create(key);
  remote(key.command('list').description('the keys, without their secret part')).action(list);
  remote(key.command('revoke').description('make a key worthless').argument('<id>', 'its id, from `muster key list`')).action(revoke);
};

function create(key: Command): void {
  remote(key.command('create').description('make a key; it is shown once'))
    .argument('<name>', 'what it is for')
    .option('--intake', 'for monitors that send alerts, instead of the API', false)
    .option('--local', 'make it in the data folder of this machine, without asking a running Muster', false)
    .action(async (name: string, options: Options) => {
      const { print } = await import('./remote/print.ts');
      const made = await make(name, options);
      print(options, made, () => made.key);
    });
}

/** Without a key to ask with, whoever may read the data folder may make one. */
async function make(name: string, options: Options) {
  const use = options.intake ? 'intake' : 'api';
  const local = options.local || (options.url === undefined && target(options).key === null);
  if (!local) return withClient(options, (client) => client.createKey({ body: { name, use } }));
  const [{ ConfigError, readConfig }, { makeLocalKey }] = await Promise.all([
    import('../config.ts'),
    import('../server/account/local-key.ts'),
  ]);
  try {
    return await makeLocalKey(readConfig(process.env), name, use);
  } catch (error) {
    if (error instanceof ConfigError) throw new CommandFailure(error.message, EXIT.usage);
    throw error;
  }
}

async function list(options: RemoteOptions): Promise<void> {
  const [{ print }, { line }, { when }] = await Promise.all([
    import('./remote/print.ts'),
    import('./remote/terminal-text.ts'),
    import('./remote/time-text.ts'),
  ]);
  await withClient(options, async (client) => {
    const { items } = await client.keys({});
    const text = () =>
      items.map((key) => `${line(key.id)}  ${key.use}  ${line(key.start)}…  ${when(key.createdAt)}  ${line(key.name)}`).join('\n');
    print(options, items, () => text() || 'There are no keys.');
  });
}

async function revoke(id: string, options: RemoteOptions): Promise<void> {
  const { print } = await import('./remote/print.ts');
  await withClient(options, async (client) => {
    const answer = await client.revokeKey({ params: { id } });
    print(options, answer, () => 'The key is worthless now.');
  });
}
