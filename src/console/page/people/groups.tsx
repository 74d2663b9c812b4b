import { Button, MultiSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useApply } from '../../api/use-apply.ts';
import type { Configuration } from '../../api/view.ts';
import fields from '../../piece/field-row.module.css';
import { Panel } from '../../piece/panel.tsx';
import { QuietButton } from '../../piece/quiet-button.tsx';
import { Empty } from '../../piece/state.tsx';
import classes from './people-row.module.css';
import { slugOf } from './slug.ts';

export function Groups({ configuration }: { configuration: Configuration }) {
  const apply = useApply();
  const [name, setName] = useState('');
  const groups = configuration.groups ?? [];
  const people = (configuration.people ?? []).map((person) => ({ value: person.id, label: person.name }));
  const add = () =>
    apply.mutate(
      {
        groups: [
          ...groups,
          {
            id: slugOf(
              name,
              groups.map((group) => group.id),
            ),
            name: name.trim(),
            members: [],
          },
        ],
      },
      { onSuccess: () => setName('') },
    );
  return (
    <Panel title="Groups">
      {groups.length === 0 && <Empty>No groups. A group can stand behind a name of the runbook, such as "All responders".</Empty>}
      <ul>
        {groups.map((group) => (
          <li key={group.id} className={classes.row}>
            <div className={classes.name}>{group.name}</div>
            <MultiSelect
              className={classes.field}
              aria-label={`Members of ${group.name}`}
              data={people}
              value={group.members}
              placeholder={group.members.length === 0 ? 'nobody' : ''}
              onChange={(members) => apply.mutate({ groups: groups.map((each) => (each.id === group.id ? { ...each, members } : each)) })}
            />
            <QuietButton
              onClick={() => apply.mutate({ groups: groups.filter((each) => each.id !== group.id) })}
              aria-label={`Remove the group ${group.name}`}
            >
              Remove
            </QuietButton>
          </li>
        ))}
      </ul>
      <form
        className={fields.row}
        style={{ marginTop: 10 }}
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextInput
          aria-label="Name of a new group"
          placeholder="A new group"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={120}
        />
        <Button type="submit" variant="default" disabled={name.trim() === ''} loading={apply.isPending}>
          Add
        </Button>
      </form>
    </Panel>
  );
}
