import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../../api/client.ts';
import { accountsQuery, systemQuery } from '../../api/query.ts';
import type { Person } from '../../api/view.ts';

type Props = { people: Person[]; taken: string[]; onInvited: (name: string, invitation: string) => void; onClose: () => void };

/** Makes an account for one of the people, or for somebody who is never told anything. */
export function InviteModal({ people, taken, onInvited, onClose }: Props) {
  const cache = useQueryClient();
  const url = useQuery(systemQuery).data?.url ?? location.origin;
  const free = people.filter((person) => !taken.includes(person.id));
  const [personId, setPerson] = useState('');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState(firstPassword);
  const invite = useMutation({
    mutationFn: () => client.invite({ body: { name: name.trim(), email: email.trim(), password, personId: personId || null } }),
    onSuccess: ({ account }) => {
      void cache.invalidateQueries({ queryKey: accountsQuery.queryKey });
      onInvited(account.name, `${url.replace(/\/$/, '')}\n${account.email}\n${password}`);
    },
  });
  const choose = (id: string) => {
    const person = free.find((each) => each.id === id);
    setPerson(id);
    if (person) setName(person.name);
    if (person?.email) setEmail(person.email);
  };
  return (
    <Modal opened onClose={onClose} title="Invite somebody">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate();
        }}
      >
        <Stack>
          <NativeSelect
            label="Person"
            description="Whom an incident means by this account"
            value={personId}
            data={[{ value: '', label: 'nobody who is told' }, ...free.map((person) => ({ value: person.id, label: person.name }))]}
            onChange={(event) => choose(event.currentTarget.value)}
            data-autofocus
          />
          <TextInput label="Name" value={name} onChange={(event) => setName(event.currentTarget.value)} required maxLength={120} />
          <TextInput label="Mail address" type="email" value={email} onChange={(event) => setEmail(event.currentTarget.value)} required />
          <TextInput
            label="First password"
            description="At least 10 characters"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            minLength={10}
            maxLength={200}
            autoComplete="off"
            className="mono"
            required
          />
          {invite.isError && (
            <p className="danger" role="alert">
              {invite.error.message}
            </p>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={invite.isPending} disabled={name.trim() === '' || email.trim() === ''}>
              Make the account
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Twenty letters and digits that cannot be mistaken for each other: about 99 bits. */
function firstPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789x';
  return Array.from(crypto.getRandomValues(new Uint8Array(20)), (byte) => letters[byte % letters.length]).join('');
}
