import type { ContactMethod, Person } from './directory.ts';

/** The runbook's words for a medium, and the integrations that serve it. */
const MEDIA: Record<string, string[]> = {
  email: ['smtp', 'mail', 'email'],
  mail: ['smtp', 'mail', 'email'],
  push: ['ntfy'],
  chat: ['webhook', 'slack', 'teams', 'mattermost', 'discord', 'telegram'],
};

/** The integrations that a word for a medium or a channel means: "mail" is `smtp` among others, any other word its own. */
export function channelsMeant(word: string): string[] {
  const plain = word.trim().toLowerCase();
  return [plain, ...(MEDIA[plain] ?? [])];
}

/** A person's contact methods in the order in which they are tried: those that the runbook asks for first, then the person's own order. */
export function contactsInOrder(person: Person, { channels }: { channels: string[] }): ContactMethod[] {
  const wanted = channels.flatMap(channelsMeant);
  const first = person.contacts.filter((contact) => wanted.includes(contact.channel));
  return [...first, ...person.contacts.filter((contact) => !first.includes(contact))];
}
