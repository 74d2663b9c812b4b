import type { ContactMethod } from '../core/oncall/directory.ts';
import type { Integration } from '../integration/integration.ts';
import type { Settings } from './store.ts';

/** One way that a message can take: the contact method, its integration and that integration's checked settings. */
export type Way = { contact: ContactMethod; integration: Integration; config: unknown };

/** What is needed to send by a contact method, or the sentence that says what is missing. */
export function wayOf(contact: ContactMethod, integrations: Integration[], settings: Settings): Way | string {
  const integration = integrations.find((one) => one.name === contact.channel);
  if (!integration?.notify || !integration.verdict) return `Muster cannot send by "${contact.channel}": there is no such channel.`;
  const config = integration.config.safeParse(settings.channels[contact.channel] ?? {});
  if (!config.success) {
    const problems = config.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`.trim()).join('; ');
    return `The channel "${contact.channel}" is not set up: ${problems}.`;
  }
  return { contact, integration, config: config.data };
}
