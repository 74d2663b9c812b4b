import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { configurationQuery, meQuery } from '../../api/query.ts';
import { useApply } from '../../api/use-apply.ts';
import type { Person } from '../../api/view.ts';
import { Failure, Loading } from '../../piece/state.tsx';
import { Channels } from '../people/channels.tsx';
import { ContactFields } from '../people/contact-fields.tsx';
import { ContactLine } from '../people/contact-line.tsx';
import classes from './setup-page.module.css';
import type { StepProps } from './setup-steps.ts';

/** A way to be reached, tried out: better found wrong now than at 03:00. */
export function ContactStep({ onDone }: StepProps) {
  const query = useQuery(configurationQuery);
  const me = useQuery(meQuery).data?.account;
  if (query.isPending) return <Loading what="people" />;
  if (!query.data) return <Failure error={query.error} what="people" retry={() => void query.refetch()} />;
  const { configuration } = query.data;
  const people = configuration.people ?? [];
  const self = people.find((person) => person.id === me?.personId) ?? people[0];
  return (
    <section aria-label="Test message">
      <h1>How does Muster reach you?</h1>
      <p className={classes.lead}>
        Set up a channel, write your address, and send a test. The terminal's log always works, for trying things out.
      </p>
      {self ? <Own person={self} people={people} /> : <p className="danger">Nobody is there to be told; go back and add a person.</p>}
      <div style={{ marginTop: 28 }}>
        <Channels configuration={configuration} />
      </div>
      <Group mt="lg">
        <Button size="md" onClick={onDone}>
          Go on
        </Button>
      </Group>
    </section>
  );
}

function Own({ person, people }: { person: Person; people: Person[] }) {
  const apply = useApply();
  const [contacts, setContacts] = useState<Person['contacts'] | null>(null);
  const edited = contacts ?? person.contacts;
  const save = () =>
    apply.mutate(
      {
        people: people.map((each) =>
          each.id === person.id ? { ...person, contacts: edited.filter((contact) => contact.address.trim() !== '') } : each,
        ),
      },
      { onSuccess: () => setContacts(null) },
    );
  return (
    <>
      <ul style={{ marginBottom: 14 }}>
        {person.contacts.map((contact) => (
          <ContactLine key={contact.id} personId={person.id} contact={contact} />
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <ContactFields contacts={edited} suggestion={person.email ?? ''} onChange={setContacts} />
        {apply.isError && (
          <p className="danger" role="alert">
            {apply.error.message}
          </p>
        )}
        {contacts !== null && (
          <Button type="submit" variant="default" mt="sm" loading={apply.isPending}>
            Save
          </Button>
        )}
      </form>
    </>
  );
}
