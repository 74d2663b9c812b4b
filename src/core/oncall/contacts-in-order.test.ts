import { describe, expect, it } from 'vitest';
import { channelsMeant, contactsInOrder } from './contacts-in-order.ts';

const method = (id: string, channel: string) => ({ id, channel, address: `${channel}:${id}` });
const ada = {
  id: 'ada',
  name: 'Ada',
  email: null,
  zone: 'UTC',
  contacts: [method('push', 'ntfy'), method('work', 'smtp'), method('hook', 'webhook'), method('home', 'smtp')],
};
const order = (...channels: string[]) => contactsInOrder(ada, { channels }).map(({ id }) => id);

describe("a person's contact methods", () => {
  it('are tried in their own order when the runbook asks for none', () => {
    expect(order()).toEqual(['push', 'work', 'hook', 'home']);
  });

  it('begin with the medium that the runbook asks for, and lose none', () => {
    expect(order('Email')).toEqual(['work', 'home', 'push', 'hook']);
    expect(order('chat', 'mail')).toEqual(['work', 'hook', 'home', 'push']);
  });

  it('keep their order when nobody has what the runbook asks for', () => {
    expect(order('sms')).toEqual(['push', 'work', 'hook', 'home']);
  });
});

it.each([
  [' Mail ', ['mail', 'smtp', 'mail', 'email']],
  ['push', ['push', 'ntfy']],
  ['pagerduty', ['pagerduty']],
])('%j means the integrations %j', (word, expected) => {
  expect(channelsMeant(word)).toEqual(expected);
});
