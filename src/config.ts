import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/** Seconds between outbound heartbeats, the port … : one schema for `muster.config.yaml` and for the environment, which wins. */
const schema = z.strictObject({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  MUSTER_DATA: z.string().min(1).default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  MUSTER_URL: z.url({ protocol: /^https?$/ }).optional(),
  MUSTER_SECRET: z.string().min(32, 'must be at least 32 characters: make one with `openssl rand -hex 32`').optional(),
  MUSTER_SETUP_TOKEN: z.string().min(16, 'must be at least 16 characters').optional(),
  MUSTER_HEARTBEAT_URL: z.url({ protocol: /^https?$/ }).optional(),
  MUSTER_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  MUSTER_ALLOW_PRIVATE: z
    .enum(['true', 'false'])
    .default('true')
    .describe('May webhooks go to private addresses? Link-local metadata addresses are always refused.'),
});

export type Config = Readonly<z.output<typeof schema>>;

/** All that is wrong with the settings, told at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the settings: `muster.config.yaml` (or the file that MUSTER_CONFIG names) and then the environment.
 * Throws a ConfigError with one line for each wrong setting.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const file = environment['MUSTER_CONFIG'] ?? 'muster.config.yaml';
  const fromFile = existsSync(file) ? readFile(file) : {};
  const known = Object.keys(schema.shape);
  const fromEnvironment = Object.fromEntries(known.filter((name) => environment[name]).map((name) => [name, environment[name]]));
  const parsed = schema.safeParse({ ...fromFile, ...fromEnvironment });
  if (parsed.success) return Object.freeze(parsed.data);
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.') || file}: ${issue.message}`);
  throw new ConfigError(
    `Muster cannot start with these settings:\n${lines.join('\n')}\nSettings are read from the environment and ${file}.`,
  );
}

function readFile(file: string): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ConfigError(`${file} cannot be read: ${(error as Error).message}`);
  }
  if (parsed === null) return {};
  if (typeof parsed !== 'object' || Array.isArray(parsed)) throw new ConfigError(`${file} must hold settings as "NAME: value" lines.`);
  return parsed as Record<string, unknown>;
}
