import { z } from 'zod';
import type { Integration } from '../../integration/integration.ts';

/** What stands in the place of a secret. Sent back, it means "as it was". */
export const HIDDEN = '•••';

const SECRET_NAME = /(password|secret|token|apikey|signingkey)$|^key$/i;

/** Channel settings as they may be shown: each secret that is set is hidden. Settings of an unknown integration are hidden whole. */
export function hideSecrets(channels: Record<string, unknown>, integrations: readonly Integration[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(channels).map(([name, settings]) => [name, hide(settings, secretsOf(name, integrations))]));
}

/** Puts back the secrets that were sent as they had been shown. One that was never set stays hidden and is found by the check. */
export function keepSecrets(wanted: Record<string, unknown>, current: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(wanted).map(([name, settings]) => [name, restore(settings, current[name])]));
}

/** JSON Schema of an integration's settings, for the form that asks for them. */
export function settingsSchema(integration: Integration): { properties?: Record<string, { writeOnly?: boolean }> } {
  return z.toJSONSchema(integration.config, { io: 'input', unrepresentable: 'any' }) as ReturnType<typeof settingsSchema>;
}

/** A setting is a secret when its schema says `writeOnly` (`.meta({ writeOnly: true })`) or its name is that of one. */
function secretsOf(name: string, integrations: readonly Integration[]): ((setting: string) => boolean) | 'all' {
  const integration = integrations.find((one) => one.name === name);
  if (integration === undefined) return 'all';
  const properties = settingsSchema(integration).properties ?? {};
  return (setting) => properties[setting]?.writeOnly === true || SECRET_NAME.test(setting);
}

function hide(settings: unknown, isSecret: ((setting: string) => boolean) | 'all'): unknown {
  if (!isRecord(settings)) return settings;
  const shown = ([name, value]: [string, unknown]) => [name, isSet(value) && (isSecret === 'all' || isSecret(name)) ? HIDDEN : value];
  return Object.fromEntries(Object.entries(settings).map(shown));
}

function restore(settings: unknown, before: unknown): unknown {
  if (!isRecord(settings)) return settings;
  const known = isRecord(before) ? before : {};
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, value === HIDDEN ? (known[name] ?? HIDDEN) : value]));
}

function isSet(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
