import { apiKey } from '@better-auth/api-key';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import type { Log } from '../../engine/log.ts';
import { ownOrigins } from '../origin.ts';
import { type AccountDatabase, openAccountDatabase } from './account-database.ts';

const WEEK_SECONDS = 7 * 24 * 3_600;

export type AuthSettings = { folder: string; databaseUrl: string | undefined; publicUrl: string | undefined; secret: string; log: Log };

/** better-auth with what Muster uses of it: passwords, sessions and keys. Signing up is closed; accounts are made by account.ts. */
export async function openAuth(settings: AuthSettings) {
  const storage = await openAccountDatabase(settings.folder, settings.databaseUrl);
  const options = optionsOf(settings, storage);
  await storage.alone(async () => (await getMigrations(options)).runMigrations());
  const auth = betterAuth(options);
  return { auth, context: await auth.$context, close: storage.close };
}

export type OpenedAuth = Awaited<ReturnType<typeof openAuth>>;

function optionsOf({ publicUrl, secret, log }: AuthSettings, storage: AccountDatabase) {
  return {
    appName: 'Muster',
    basePath: '/api/auth',
    // Its own checks of origin need an address; ours (origin.ts) run before it for every request.
    baseURL: publicUrl ?? 'http://localhost',
    trustedOrigins: (request?: Request) => (request ? ownOrigins(request.headers.get('host') ?? undefined, publicUrl) : []),
    secret,
    database: storage.database,
    telemetry: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200, autoSignIn: false },
    session: { expiresIn: WEEK_SECONDS, updateAge: 24 * 3_600 },
    user: {
      additionalFields: {
        administrator: { type: 'boolean', required: true, defaultValue: false, input: false },
        personId: { type: 'string', required: false, input: false },
      },
    },
    advanced: {
      cookiePrefix: 'muster',
      useSecureCookies: publicUrl?.startsWith('https:') ?? false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { disableIpTracking: true },
    },
    // The server limits rates by itself, before a password is looked at.
    rateLimit: { enabled: false },
    logger: {
      level: 'warn',
      log: (level, message) => (level === 'error' ? log.error({ part: 'accounts' }, message) : log.warn({ part: 'accounts' }, message)),
    },
    plugins: [
      apiKey([
        { configId: 'api', defaultPrefix: 'muster_', ...keyDefaults },
        { configId: 'intake', defaultPrefix: 'intake_', ...keyDefaults },
      ]),
    ],
  } satisfies BetterAuthOptions;
}

const keyDefaults = {
  defaultKeyLength: 48,
  maximumNameLength: 120,
  rateLimit: { enabled: false },
  startingCharactersConfig: { shouldStore: true, charactersLength: 12 },
} as const;
