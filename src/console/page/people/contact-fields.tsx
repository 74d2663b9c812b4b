import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { channelsQuery } from '../../api/query.ts';
import type { Person } from '../../api/view.ts';
import fields from '../../piece/field-row.module.css';
import { QuietButton } from '../../piece/quiet-button.tsx';
import { slugOf } from './slug.ts';

type Contacts = Person['contacts'];

/** Ways to reach somebody, tried in this order. */
export function ContactFields({
  contacts,
  suggestion,
  onChange,
}: {
  contacts: Contacts;
  suggestion: string;
  onChange: (contacts: Contacts) => void;
}) {
  const channels = useQuery(channelsQuery).data?.items ?? [];
  const usable = channels.filter((channel) => channel.configured);
  const add = () => {
    const channel = (usable[0] ?? channels[0])?.name ?? 'smtp';
    const address = channel === 'smtp' ? suggestion : '';
    onChange([
      ...contacts,
      {
        id: slugOf(
          channel,
          contacts.map((contact) => contact.id),
        ),
        channel,
        address,
      },
    ]);
  };
  const change = (index: number, part: Partial<Contacts[number]>) =>
    onChange(contacts.map((contact, at) => (at === index ? { ...contact, ...part } : contact)));
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend>How to reach them, tried in this order</legend>
      {contacts.map((contact, index) => {
        const channel = channels.find((each) => each.name === contact.channel);
        return (
          <div key={contact.id} className={fields.row} style={{ marginBottom: 8 }}>
            <NativeSelect
              label="By"
              value={contact.channel}
              data={channels.map((each) => ({ value: each.name, label: each.configured ? each.title : `${each.title} (not set up)` }))}
              onChange={(event) => change(index, { channel: event.currentTarget.value })}
            />
            <TextInput
              label={channel?.address.label ?? 'Address'}
              placeholder={channel?.address.example ?? ''}
              value={contact.address}
              onChange={(event) => change(index, { address: event.currentTarget.value })}
            />
            <QuietButton
              onClick={() => onChange(contacts.filter((_, at) => at !== index))}
              aria-label={`Remove ${contact.channel} ${contact.address}`}
            >
              Remove
            </QuietButton>
          </div>
        );
      })}
      <QuietButton onClick={add}>Add a way</QuietButton>
    </fieldset>
  );
}
