import type { App } from '../app.ts';
import type { Config } from '../config.ts';
import type { Log } from '../engine/log.ts';
import { CommandFailure, EXIT, type RegisterCommand } from './command.ts';

/** Whoever stops the program waits no longer than this. What was under way is done again after the next start. */
const LONGEST_STOP_MS = 8_000;

export const serveCommand: RegisterCommand = (program) => {
  program
    .command('serve')
    .description('Runs Muster: the console, the API, the doors for monitors, and the paging')
    .action(async () => {
      const config = await readSettings();
      const { buildConsole } = await import('../server/console-assets.ts');
      await buildConsole(() => console.log('Building the console: this takes a moment the first time …'));
      const log = await openLog(config);
      const app = await openApp(config, log);
      stopBySignal(app, log);
      const { url, setupLink } = await start(app, config);
      console.log(`Muster is ready: ${url}`);
      if (setupLink !== null) console.log(`Make the first account with this link (it works once):\n  ${setupLink}`);
    });
};

async function readSettings(): Promise<Config> {
  const { ConfigError, readConfig } = await import('../config.ts');
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) throw new CommandFailure(error.message, EXIT.usage);
    throw error;
  }
}

/** Logs go to the error stream: what is printed for people stays readable. */
async function openLog(config: Config): Promise<Log> {
  const { pino } = await import('pino');
  const logger: Log = pino(
    { level: config.MUSTER_LOG, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  );
  return logger;
}

async function openApp(config: Config, log: Log): Promise<App> {
  const [{ createApp }, { createSystemClock }, { createTransport }] = await Promise.all([
    import('../app.ts'),
    import('../engine/system-clock.ts'),
    import('../transport/create-transport.ts'),
  ]);
  const transport = createTransport({ allowPrivate: config.MUSTER_ALLOW_PRIVATE === 'true' });
  return createApp(config, { clock: createSystemClock(), transport, log });
}

async function start(app: App, config: Config) {
  const [{ ConfigError }, { SchemaTooNew, StoreUnavailable }] = await Promise.all([import('../config.ts'), import('../engine/store.ts')]);
  try {
    return await app.start();
  } catch (error) {
    if (error instanceof ConfigError) throw new CommandFailure(error.message, EXIT.usage);
    if (error instanceof SchemaTooNew || error instanceof StoreUnavailable)
      throw new CommandFailure(`Muster cannot start: ${error.message}`);
    const { code } = error as NodeJS.ErrnoException;
    const address = `${config.HOST}:${config.PORT}`;
    if (code === 'EADDRINUSE')
      throw new CommandFailure(`Muster cannot start: something listens on ${address} already. Set PORT to another port.`);
    if (code === 'EACCES') throw new CommandFailure(`Muster cannot start: it may not listen on ${address}. Set PORT to 1024 or more.`);
    if (code === 'EADDRNOTAVAIL') throw new CommandFailure(`Muster cannot start: this machine has no address ${config.HOST}. Set HOST.`);
    throw error;
  }
}

/** The first signal stops cleanly; a second one, or too long a wait, ends the process at once. */
function stopBySignal(app: App, log: Log): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
    app.stop().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
