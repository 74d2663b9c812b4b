import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Person } from '../../api/view.ts';
import { ContactFields } from './contact-fields.tsx';

type Props = { person: Person | null; error: Error | null; busy: boolean; onSave: (person: Person) => void; onClose: () => void };
const here = () => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

export function PersonModal({ person, error, busy, onSave, onClose }: Props) {
  const [name, setName] = useState(person?.name ?? '');
  const [email, setEmail] = useState(person?.email ?? '');
  const [zone, setZone] = useState(person?.zone ?? here());
  const [contacts, setContacts] = useState<Person['contacts']>(person?.contacts ?? []);
  const save = () =>
    onSave({
      id: person?.id ?? '',
      name: name.trim(),
      email: email.trim() || null,
      zone: zone.trim(),
      contacts: contacts.filter((contact) => contact.address.trim() !== ''),
    });
  return (
    <Modal opened onClose={onClose} title={person ? person.name : 'Add a person'} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Stack>
          <TextInput
            label="Name"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            required
            maxLength={120}
            data-autofocus
          />
          <Group grow>
            <TextInput label="Mail address" type="email" value={email} onChange={(event) => setEmail(event.currentTarget.value)} />
            <TextInput label="Time zone" value={zone} onChange={(event) => setZone(event.currentTarget.value)} required />
          </Group>
          <ContactFields contacts={contacts} suggestion={email} onChange={setContacts} />
          {error && (
            <p className="danger" role="alert">
              {error.message}
            </p>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={busy} disabled={name.trim() === ''}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
