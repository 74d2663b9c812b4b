import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { configurationQuery, meQuery, runbookQuery, runbooksQuery } from '../../api/query.ts';
import { useApply } from '../../api/use-apply.ts';
import type { Binding, Person } from '../../api/view.ts';
import fields from '../../piece/field-row.module.css';
import { RunbookContext } from '../../piece/source-context.ts';
import { SourceMark } from '../../piece/source-mark.tsx';
import { Empty, Failure, Loading } from '../../piece/state.tsx';
import { bindingOf, bindingsWith, roleNames } from '../people/role-names.ts';
import { slugOf } from '../people/slug.ts';
import classes from './setup-page.module.css';
import type { StepProps } from './setup-steps.ts';

/** The runbook's names and who stands behind each: one person for all in one click, or one by one. */
export function BindStep({ onDone }: StepProps) {
  const query = useQuery(configurationQuery);
  const me = useQuery(meQuery).data?.account;
  const runbook = useQuery(runbooksQuery).data?.items.find((each) => each.default);
  const compiled = useQuery({ ...runbookQuery(runbook?.id ?? ''), enabled: runbook !== undefined });
  const apply = useApply();
  const [name, setName] = useState('');
  if (query.isPending || compiled.isLoading) return <Loading what="the names" />;
  if (!query.data) return <Failure error={query.error} what="people" retry={() => void query.refetch()} />;
  const { people = [], bindings = [], catchAll = [] } = query.data.configuration;
  const names = roleNames(compiled.data?.roles ?? [], bindings).filter((each) => each.src !== null);
  const self = people.find((person) => person.id === me?.personId) ?? people[0];
  const all = (person: Person) =>
    apply.mutate({
      bindings: names.reduce<Binding[]>((held, each) => bindingsWith(held, each.role, [person.id], []), bindings),
      catchAll: catchAll.length > 0 ? catchAll : [person.id],
    });
  const add = () =>
    apply.mutate(
      {
        people: [
          ...people,
          {
            id: slugOf(
              name,
              people.map((each) => each.id),
            ),
            name: name.trim(),
            email: null,
            zone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
            contacts: [],
          },
        ],
      },
      { onSuccess: () => setName('') },
    );
  const open = names.filter((each) => each.people.length === 0).length;
  return (
    <section aria-label="People">
      <h1>Who stands behind these names?</h1>
      <p className={classes.lead}>
        The runbook tells these people. A name that nobody holds goes to the catch-all; you can change all of this later.
      </p>
      {self && names.length > 0 && (
        <Button variant="default" loading={apply.isPending} onClick={() => all(self)}>
          {self.name} for all of them
        </Button>
      )}
      {names.length === 0 && <Empty>This runbook names nobody to be told.</Empty>}
      <RunbookContext.Provider value={runbook ?? null}>
        <ul style={{ margin: '14px 0' }}>
          {names.map((each) => (
            <li key={each.role} className={classes.row}>
              <span>
                {each.role} <SourceMark src={each.src} />
              </span>
              <NativeSelect
                aria-label={`Who is ${each.role}`}
                value={bindingOf(bindings, each.role)?.people[0] ?? ''}
                data={[{ value: '', label: 'nobody yet' }, ...people.map((person) => ({ value: person.id, label: person.name }))]}
                onChange={(event) =>
                  apply.mutate({
                    bindings: bindingsWith(bindings, each.role, event.currentTarget.value ? [event.currentTarget.value] : [], []),
                  })
                }
                disabled={apply.isPending}
              />
            </li>
          ))}
        </ul>
      </RunbookContext.Provider>
      <form
        className={fields.row}
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextInput
          label="Somebody else"
          placeholder="Name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={120}
        />
        <Button type="submit" variant="default" disabled={name.trim() === ''}>
          Add
        </Button>
      </form>
      <Group mt="lg">
        <Button size="md" onClick={onDone}>
          {open > 0 ? `Go on with ${open} unheld` : 'Go on'}
        </Button>
      </Group>
    </section>
  );
}
