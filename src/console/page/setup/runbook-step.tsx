import { Button, Group, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../../api/client.ts';
import { runbookQuery, runbooksQuery } from '../../api/query.ts';
import { Failure, Loading } from '../../piece/state.tsx';
import { RunbookInput } from '../runbook/runbook-input.tsx';
import { Understood, UnderstoodOf } from '../runbook/understood.tsx';
import classes from './setup-page.module.css';
import type { StepProps } from './setup-steps.ts';

const OWN = 'own';

/** A sample, or the team's own document; what is understood of it shows at once. */
export function RunbookStep({ onDone }: StepProps) {
  const cache = useQueryClient();
  const runbooks = useQuery(runbooksQuery);
  const [picked, setPicked] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const items = runbooks.data?.items ?? [];
  const choice = picked ?? items.find((each) => each.default)?.id ?? items[0]?.id ?? OWN;
  const compiled = useQuery({ ...runbookQuery(choice), enabled: choice !== OWN && runbooks.isSuccess });
  const save = useMutation({
    mutationFn: async () => {
      if (choice === OWN) await client.addRunbook({ body: { name: name.trim(), text, makeDefault: true } });
      else await client.applyConfiguration({ body: { configuration: { defaultRunbook: choice } } });
    },
    onSuccess: async () => {
      await Promise.all(['runbooks', 'configuration'].map((key) => cache.invalidateQueries({ queryKey: [key] })));
      onDone();
    },
  });
  if (runbooks.isPending) return <Loading what="runbooks" />;
  if (runbooks.isError) return <Failure error={runbooks.error} what="runbooks" retry={() => void runbooks.refetch()} />;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <h1>Choose the runbook</h1>
      <p className={classes.lead}>
        Muster runs incidents by it: who is told and when, which steps are open, what is due. Start with a sample, or give it your team's
        own.
      </p>
      <fieldset className={classes.samples} style={{ border: 0, padding: 0 }}>
        <legend className="visually-hidden">Runbook</legend>
        {items.map((runbook) => (
          <Choice
            key={runbook.id}
            value={runbook.id}
            chosen={choice}
            onChoose={setPicked}
            title={runbook.name}
            detail={runbook.severities.join(', ') || 'names no severities'}
          />
        ))}
        <Choice value={OWN} chosen={choice} onChoose={setPicked} title="Our own" detail="drop or paste Markdown" />
      </fieldset>
      {choice === OWN && (
        <>
          <RunbookInput text={text} onText={setText} onName={(file) => setName((before) => before || file)} />
          <TextInput label="Name" value={name} onChange={(event) => setName(event.currentTarget.value)} required maxLength={120} my="sm" />
          {text.trim() !== '' && <Understood text={text} />}
        </>
      )}
      {choice !== OWN && compiled.data && <UnderstoodOf compiled={compiled.data} />}
      {save.isError && (
        <p className="danger" role="alert">
          {save.error.message}
        </p>
      )}
      <Group mt="lg">
        <Button type="submit" size="md" loading={save.isPending} disabled={choice === OWN && (text.trim() === '' || name.trim() === '')}>
          Use this runbook
        </Button>
      </Group>
    </form>
  );
}

function Choice({
  value,
  chosen,
  onChoose,
  title,
  detail,
}: {
  value: string;
  chosen: string;
  onChoose: (value: string) => void;
  title: string;
  detail: string;
}) {
  return (
    <label className={classes.sample}>
      <input type="radio" name="runbook" checked={chosen === value} onChange={() => onChoose(value)} />
      <span>
        <strong>{title}</strong>
        <br />
        <span className="soft small">{detail}</span>
      </span>
    </label>
  );
}
