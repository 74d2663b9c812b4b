import type { AddressInfo } from 'node:net';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import type { Clock } from '../engine/clock.ts';
import { createContexts } from '../engine/decision-context.ts';
import type { Engine } from '../engine/engine.ts';
import { type Log, reasonOf } from '../engine/log.ts';
import type { Store } from '../engine/store.ts';
import type { Integration } from '../integration/integration.ts';
import { createAccounts } from './account/accounts.ts';
import { openAuth } from './account/auth.ts';
import { createKeys } from './account/keys.ts';
import { createSetUp } from './account/set-up.ts';
import { createSetupToken } from './account/setup-token.ts';
import { addAuthRoutes } from './auth-routes.ts';
import { addAuthentication } from './authenticate.ts';
import { refreshPublicHolidays } from './configuration/public-holidays.ts';
import { addConsole } from './console-assets.ts';
import { addHealth } from './health.ts';
import { addIdempotency } from './idempotency.ts';
import { intakeHandler } from './intake/intake-handler.ts';
import { intakeAuthentication } from './intake-authentication.ts';
import { addLinkPages } from './link-page/link-routes.ts';
import { addMetrics } from './metrics.ts';
import { openApp } from './open-app.ts';
import { addOpenApi } from './openapi.ts';
import { addProblems } from './problem-handler.ts';
import { allRoutes } from './route/all-routes.ts';
import { addRoutes } from './route.ts';
import { createRunbookCompiler } from './runbook-compiler.ts';
import { addSecurityHeaders } from './security-headers.ts';
import type { Services } from './services.ts';
import { createStream } from './stream/stream.ts';
import { addStreamRoute } from './stream/stream-route.ts';
import { VERSION } from './version.ts';

export type ServerParts = {
  engine: Engine;
  store: Store;
  config: Config;
  clock: Clock;
  log: Log;
  integrations: readonly Integration[];
  /** The installation's secret: signs sessions. */
  secret: string;
  /** The built console; its own folder unless a test brings another. */
  consoleFolder?: string;
};

export type Server = {
  /** Opens the port. `setupLink` makes the first account; null when there is one. */
  listen(): Promise<{ url: string; port: number; setupLink: string | null }>;
  /** Ends the live streams, waits for the answers under way and lets go of the port. */
  close(): Promise<void>;
};

/** Everything that speaks HTTP, on one port. */
export function createServer(parts: ServerParts): Server {
  const { config, store, engine, clock, log } = parts;
  const publicUrl = config.MUSTER_URL;
  /** The last that was opened is closed first. */
  const opened: (() => unknown)[] = [];
  let url = publicUrl ?? '';

  async function open() {
    const auth = await openAuth({ folder: config.MUSTER_DATA, databaseUrl: config.DATABASE_URL, publicUrl, secret: parts.secret, log });
    opened.push(auth.close);
    const accounts = createAccounts(auth);
    const keys = await createKeys(auth);
    opened.push(keys.close);
    await refreshPublicHolidays(store, clock.now());
    const setupToken = createSetupToken(config.MUSTER_SETUP_TOKEN);
    let taken: (status: number) => void = () => {};
    const authenticate = intakeAuthentication(keys, config);
    const app = openApp(intakeHandler({ engine, store, clock, log, authenticate, version: VERSION }), (status) => taken(status));
    opened.push(() => app.close());
    const stream = createStream({ engine, store, clock, log });
    opened.push(stream.close);
    const metrics = addMetrics(app, { engine, store, clock, stream });
    opened.push(metrics.close);
    taken = metrics.intake;
    const services: Services = {
      ...{ engine, store, config, clock, log, integrations: parts.integrations, accounts, keys, version: VERSION },
      setUp: createSetUp(accounts, store, setupToken),
      contexts: createContexts(),
      compiler: createRunbookCompiler(clock),
      publicUrl: () => url,
      announce: stream.announce,
    };
    await addEverything(app, services, stream);
    await app.listen({ port: config.PORT, host: config.HOST });
    const { port } = app.server.address() as AddressInfo;
    url = (publicUrl ?? `http://${shownHost(config.HOST)}:${port}`).replace(/\/$/, '');
    const setupLink = (await accounts.isEmpty()) ? `${url}/setup?token=${encodeURIComponent(setupToken.value)}` : null;
    return { url, port, setupLink };
  }

  async function addEverything(app: FastifyInstance, services: Services, stream: ReturnType<typeof createStream>) {
    await addSecurityHeaders(app, publicUrl?.startsWith('https:') ?? false);
    await app.register(rateLimit, { global: false });
    addProblems(app, log);
    await addOpenApi(app, VERSION);
    addHealth(app, services);
    addAuthRoutes(app, services.accounts, publicUrl);
    await addLinkPages(app, { engine, store, clock, log, publicUrl });
    const api = async (scope: FastifyInstance) => {
      addAuthentication(scope, services.accounts, publicUrl);
      addIdempotency(scope, services);
      addStreamRoute(scope, stream, services.accounts);
      addRoutes(scope, allRoutes(services));
    };
    await app.register(api, { prefix: '/api/v1' });
    await addConsole(app, parts.consoleFolder);
  }

  async function close() {
    for (const one of opened.splice(0).reverse()) {
      try {
        await one();
      } catch (error) {
        log.warn({ reason: reasonOf(error) }, 'the server did not close cleanly');
      }
    }
  }

  return {
    async listen() {
      try {
        return await open();
      } catch (error) {
        await close();
        throw error;
      }
    },
    close,
  };
}

/** An address that a browser can open, where the server listens on all of them. */
function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::' || host === '127.0.0.1') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
