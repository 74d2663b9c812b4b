import type { Configuration } from '../../contract/configuration.ts';
import { planChanges } from '../../core/configuration/plan.ts';
import type { SettingsDocument } from '../../core/configuration/settings-document.ts';
import type { Reading } from '../../engine/store.ts';
import { hideSecrets, keepSecrets, settingsSchema } from '../configuration/channel-secrets.ts';
import { checkConfiguration } from '../configuration/check-configuration.ts';
import { loadRunbooks } from '../configuration/load-runbooks.ts';
import { merged, toConfiguration, versionOf } from '../configuration/settings-view.ts';
import { configurationWarnings } from '../configuration/warnings.ts';
import { can } from '../permission.ts';
import { ProblemError } from '../problem.ts';
import type { Handlers } from '../route.ts';
import { defaultRunbook } from '../runbook-choice.ts';
import type { Services } from '../services.ts';

type Names = 'configuration' | 'planConfiguration' | 'applyConfiguration' | 'channels' | 'sendTest';

export function configurationRoutes({ store, engine, clock, integrations, announce }: Services): Pick<Handlers, Names> {
  const shown = (settings: SettingsDocument): SettingsDocument => ({ ...settings, channels: hideSecrets(settings.channels, integrations) });

  /** What applying would make of the settings. Throws `invalid` with everything that is wrong. */
  async function plan(reading: Reading, wanted: Configuration) {
    const before = await reading.settings();
    const channels = wanted.channels && keepSecrets(wanted.channels, before.channels);
    const year = Temporal.Instant.fromEpochMilliseconds(clock.now()).toZonedDateTimeISO('UTC').year;
    const after = merged(before, { ...wanted, channels }, year);
    const runbooks = await loadRunbooks(reading);
    const errors = checkConfiguration(after, { integrations, runbooks, defaultRunbook: (await defaultRunbook(reading))?.id ?? null });
    const first = errors[0];
    if (first) throw new ProblemError('invalid', `${first.path}: ${first.message}`, errors);
    const changes = planChanges(before, after).map((change) => hidden(change, before, after));
    return { before, after, changes, warnings: configurationWarnings(after, runbooks) };
  }

  /** A changed secret is a change that is shown without the secret. */
  function hidden(change: ReturnType<typeof planChanges>[number], before: SettingsDocument, after: SettingsDocument) {
    if (change.kind !== 'channel') return change;
    const side = (settings: SettingsDocument) => hideSecrets(settings.channels, integrations)[change.id];
    return {
      ...change,
      ...(change.before === undefined ? {} : { before: side(before) }),
      ...(change.after === undefined ? {} : { after: side(after) }),
    };
  }

  return {
    async configuration() {
      const settings = await store.settings();
      const warnings = configurationWarnings(settings, await loadRunbooks(store));
      return { configuration: toConfiguration(shown(settings)), version: versionOf(settings), warnings };
    },
    async planConfiguration({ body }) {
      const { changes, before, warnings } = await plan(store, body.configuration);
      return { changes, version: versionOf(before), warnings };
    },
    async applyConfiguration({ body }) {
      const applied = await store.transact(async (tx) => {
        const { before, after, changes, warnings } = await plan(tx, body.configuration);
        if (body.ifVersion !== undefined && body.ifVersion !== versionOf(before)) {
          throw new ProblemError(
            'stale-version',
            'The configuration was changed since you read it. Plan again and look at what is different.',
          );
        }
        if (changes.length > 0) await tx.saveSettings(after);
        return { changes, version: versionOf(after), warnings };
      });
      if (applied.changes.length > 0) announce({ type: 'configuration', at: clock.now() });
      return applied;
    },
    async channels() {
      const { channels } = await store.settings();
      const able = integrations.filter((integration) => integration.notify !== undefined);
      return {
        items: able.map((integration) => ({
          name: integration.name,
          title: integration.title,
          configured: integration.config.safeParse(channels[integration.name] ?? {}).success,
          settings: settingsSchema(integration),
          address: { label: integration.address?.label ?? 'Address', example: integration.address?.example ?? '' },
        })),
      };
    },
    async sendTest({ params }, { caller }) {
      if (!can(caller, 'send-test', { personId: params.id }))
        throw new ProblemError('not-permitted', 'You may try your own contact methods only.');
      const person = (await store.settings()).directory.people.find((one) => one.id === params.id);
      if (!person?.contacts.some((contact) => contact.id === params.contact)) {
        throw new ProblemError('unknown', `There is no person "${params.id}" with a contact method "${params.contact}".`);
      }
      return engine.sendTest(params.id, params.contact);
    },
  };
}
