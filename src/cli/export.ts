import type { RegisterCommand } from './command.ts';
import { type RemoteOptions, remote, withClient } from './remote/connect.ts';

export const exportCommand: RegisterCommand = (program) => {
  remote(program.command('export').description('print people, bindings, routes and channels as a file for `muster apply`')).action(
    exportIt,
  );
};

async function exportIt(options: RemoteOptions): Promise<void> {
  const [{ print }, { plain }, { stringify }] = await Promise.all([
    import('./remote/print.ts'),
    import('./remote/terminal-text.ts'),
    import('yaml'),
  ]);
  await withClient(options, async (client) => {
    const { configuration } = await client.configuration({});
    const note = '# Secrets are shown as "•••"; sent back like that they stay as they are. "${NAME}" takes one from the environment.\n';
    print(options, configuration, () => plain(note + stringify(configuration, { lineWidth: 120 }).trimEnd()));
  });
}
