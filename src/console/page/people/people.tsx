import { Button } from '@mantine/core';
import { useState } from 'react';
import { useApply } from '../../api/use-apply.ts';
import type { Configuration, Person } from '../../api/view.ts';
import { Panel } from '../../piece/panel.tsx';
import { QuietButton } from '../../piece/quiet-button.tsx';
import { Empty } from '../../piece/state.tsx';
import { ContactLine } from './contact-line.tsx';
import classes from './people-row.module.css';
import { PersonModal } from './person-modal.tsx';
import { slugOf } from './slug.ts';

export function People({ configuration }: { configuration: Configuration }) {
  const people = configuration.people ?? [];
  const apply = useApply();
  const [editing, setEditing] = useState<Person | 'new' | null>(null);
  const save = (person: Person) => {
    const known = people.some((each) => each.id === person.id);
    const added = {
      ...person,
      id:
        person.id ||
        slugOf(
          person.name,
          people.map((each) => each.id),
        ),
    };
    apply.mutate(
      { people: known ? people.map((each) => (each.id === person.id ? person : each)) : [...people, added] },
      { onSuccess: () => setEditing(null) },
    );
  };
  return (
    <Panel
      title="People"
      id="people"
      aside={
        <Button variant="default" size="xs" onClick={() => setEditing('new')}>
          Add a person
        </Button>
      }
    >
      {people.length === 0 && (
        <Empty title="Nobody can be told yet">Add yourself, with one way to reach you, and send a test message.</Empty>
      )}
      <ul>
        {people.map((person) => (
          <li key={person.id} className={classes.line}>
            <div className={classes.name}>
              <p>
                <strong>{person.name}</strong> <span className="soft small">{person.zone}</span>
              </p>
              <ul className={classes.contacts}>
                {person.contacts.map((contact) => (
                  <ContactLine key={contact.id} personId={person.id} contact={contact} />
                ))}
                {person.contacts.length === 0 && <li className="danger small">no way to reach them</li>}
              </ul>
            </div>
            <QuietButton onClick={() => setEditing(person)} aria-label={`Edit ${person.name}`}>
              Edit
            </QuietButton>
          </li>
        ))}
      </ul>
      {editing && (
        <PersonModal
          person={editing === 'new' ? null : editing}
          error={apply.error}
          busy={apply.isPending}
          onSave={save}
          onClose={() => {
            apply.reset();
            setEditing(null);
          }}
        />
      )}
    </Panel>
  );
}
