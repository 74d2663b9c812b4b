import { Button, Checkbox, Group, Modal, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { client } from '../../api/client.ts';
import { incidentQuery, runbooksQuery } from '../../api/query.ts';
import { SeverityChoice } from '../../piece/severity-choice.tsx';
import { RunbookContext } from '../../piece/source-context.ts';

/** A person says that something is wrong; the runbook's own criteria help to say how bad. */
export default function DeclareModal({ onClose }: { onClose: () => void }) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const runbooks = useQuery(runbooksQuery);
  const [chosen, setChosen] = useState<string | null>(null);
  const [severity, setSeverity] = useState<string | null>(null);
  const [drill, setDrill] = useState(false);
  const all = runbooks.data?.items ?? [];
  const runbook = all.find((each) => each.id === chosen) ?? all.find((each) => each.default) ?? all[0];
  const declare = useMutation({
    mutationFn: (form: FormData) =>
      client.declare({
        body: {
          title: String(form.get('title')),
          summary: String(form.get('summary') ?? ''),
          service: String(form.get('service') ?? '').trim() || null,
          severity: severity ?? '',
          drill,
          ...(runbook ? { runbookId: runbook.id } : {}),
        },
      }),
    onSuccess: (view) => {
      cache.setQueryData(incidentQuery(String(view.number)).queryKey, view);
      void cache.invalidateQueries({ queryKey: ['incidents'] });
      onClose();
      void navigate({ to: '/incidents/$id', params: { id: String(view.number) } });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    declare.mutate(new FormData(event.currentTarget));
  };
  return (
    <Modal opened onClose={onClose} title="Declare an incident" size="lg">
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label="What is wrong"
            name="title"
            required
            maxLength={200}
            data-autofocus
            placeholder="Checkout answers with errors"
          />
          {runbook && (
            <RunbookContext.Provider value={runbook}>
              <SeverityChoice runbookId={runbook.id} value={severity} onChange={setSeverity} />
            </RunbookContext.Provider>
          )}
          {runbooks.isSuccess && !runbook && (
            <p className="danger" role="alert">
              There is no runbook yet. Add one under Runbooks first.
            </p>
          )}
          <Textarea label="What is known (can wait)" name="summary" autosize minRows={2} maxLength={4_000} />
          <Group grow align="end">
            <TextInput label="Service (can wait)" name="service" maxLength={100} />
            {all.length > 1 && (
              <NativeSelect
                label="Runbook"
                value={runbook?.id}
                data={all.map((each) => ({ value: each.id, label: each.name }))}
                onChange={(event) => {
                  setChosen(event.currentTarget.value);
                  setSeverity(null);
                }}
              />
            )}
          </Group>
          <Checkbox
            label="This is practice: everything runs, and each message says so"
            checked={drill}
            onChange={(event) => setDrill(event.currentTarget.checked)}
          />
          {declare.isError && (
            <p className="danger" role="alert">
              {declare.error.message}
            </p>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={declare.isPending} disabled={!severity || !runbook}>
              Declare{severity ? ` ${severity}` : ''}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
