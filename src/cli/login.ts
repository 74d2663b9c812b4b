import { CommandFailure, EXIT, type RegisterCommand } from './command.ts';
import { type RemoteOptions, remote, target, withClient } from './remote/connect.ts';

export const loginCommand: RegisterCommand = (program) => {
  remote(program.command('login').description('keep the address and an API key for the other commands')).action(login);
};

async function login(options: RemoteOptions): Promise<void> {
  const [{ askSecret }, { writeCredentials }, { print }, { line }] = await Promise.all([
    import('./remote/ask.ts'),
    import('./remote/credentials.ts'),
    import('./remote/print.ts'),
    import('./remote/terminal-text.ts'),
  ]);
  const { url } = target(options);
  const key = options.key || process.env['MUSTER_API_KEY'] || (await askSecret(`API key for ${url}: `));
  if (key === '') throw new CommandFailure('No key was given. Make one with `muster key create`.', EXIT.usage);
  const { account } = await withClient({ ...options, url, key }, (client) => client.me({}));
  if (account === null) throw new CommandFailure('This key is not known there.', EXIT.refused);
  const file = writeCredentials({ url, key });
  print(options, { url, account }, () => `You are ${line(account.name)} at ${url}. Kept in ${file}.`);
}
