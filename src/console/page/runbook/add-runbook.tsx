import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { client } from '../../api/client.ts';
import { RunbookInput } from './runbook-input.tsx';
import { Understood } from './understood.tsx';

/** A new runbook from a file or the clipboard, with what is understood of it before it is saved. */
export function AddRunbook({ onDone }: { onDone: () => void }) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const add = useMutation({
    mutationFn: () => client.addRunbook({ body: { name: name.trim(), text } }),
    onSuccess: async (runbook) => {
      await cache.invalidateQueries({ queryKey: ['runbooks'] });
      onDone();
      void navigate({ to: '/runbooks/$id', params: { id: runbook.id } });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      <Stack gap="sm" mb="lg">
        <RunbookInput text={text} onText={setText} onName={(file) => setName((before) => before || file)} />
        {text.trim() !== '' && <Understood text={text} />}
        <TextInput label="Name" value={name} onChange={(event) => setName(event.currentTarget.value)} required maxLength={120} />
        {add.isError && (
          <p className="danger" role="alert">
            {add.error.message}
          </p>
        )}
        <Group>
          <Button type="submit" loading={add.isPending} disabled={text.trim() === '' || name.trim() === ''}>
            Add it
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
