import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { CommandFailure, EXIT } from '../command.ts';

type Environment = Record<string, string | undefined>;

/**
 * Reads muster.yaml. A channel's setting that is exactly `${NAME}` is taken from the environment, so that secrets need not stand in the
 * file; nothing else is replaced.
 */
export async function readConfigurationFile(file: string, environment: Environment): Promise<Record<string, unknown>> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new CommandFailure(`${file} cannot be read: ${error.message}`, EXIT.usage);
  });
  let content: unknown;
  try {
    content = parse(text, { maxAliasCount: 100 });
  } catch (error) {
    throw new CommandFailure(`${file} is no YAML: ${(error as Error).message}`, EXIT.usage);
  }
  if (!isRecord(content)) throw new CommandFailure(`${file} must hold parts such as "people:"; \`muster export\` shows how.`, EXIT.usage);
  return isRecord(content['channels']) ? { ...content, channels: fromEnvironment(content['channels'], environment) } : content;
}

function fromEnvironment(channels: Record<string, unknown>, environment: Environment): Record<string, unknown> {
  const replaced = (value: unknown): unknown => {
    const name = typeof value === 'string' ? /^\$\{([A-Z][A-Z0-9_]*)\}$/.exec(value)?.[1] : undefined;
    if (name === undefined) return value;
    const found = environment[name];
    if (!found) throw new CommandFailure(`The environment has no ${name}, which a channel asks for.`, EXIT.usage);
    return found;
  };
  const settings = (channel: unknown) =>
    isRecord(channel) ? Object.fromEntries(Object.entries(channel).map(([name, value]) => [name, replaced(value)])) : channel;
  return Object.fromEntries(Object.entries(channels).map(([name, channel]) => [name, settings(channel)]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
