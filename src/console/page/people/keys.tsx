import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../../api/client.ts';
import { keysQuery } from '../../api/query.ts';
import { CommandBlock } from '../../piece/command-block.tsx';
import fields from '../../piece/field-row.module.css';
import { Panel } from '../../piece/panel.tsx';
import { QuietButton } from '../../piece/quiet-button.tsx';
import { Empty } from '../../piece/state.tsx';
import { Time } from '../../piece/time.tsx';
import classes from './people-row.module.css';

/** Keys for programs: monitors that send alerts, and scripts that use the API. The secret part is shown once. */
export function Keys() {
  const cache = useQueryClient();
  const keys = useQuery(keysQuery);
  const [name, setName] = useState('');
  const [use, setUse] = useState<'intake' | 'api'>('intake');
  const refresh = () => cache.invalidateQueries({ queryKey: keysQuery.queryKey });
  const create = useMutation({
    mutationFn: () => client.createKey({ body: { name: name.trim(), use } }),
    onSuccess: () => {
      setName('');
      void refresh();
    },
  });
  const revoke = useMutation({ mutationFn: (id: string) => client.revokeKey({ params: { id } }), onSettled: refresh });
  const problem = create.error ?? revoke.error ?? keys.error;
  return (
    <Panel title="Keys" id="keys">
      {create.data && <CommandBlock title={`Key "${create.data.name}": copy it now, it is not shown again`} text={create.data.key} />}
      {keys.data?.items.length === 0 && <Empty>No keys yet.</Empty>}
      <ul>
        {keys.data?.items.map((key) => (
          <li key={key.id} className={classes.line}>
            <div className={classes.name}>
              <p>
                {key.name} <span className="mono soft">{key.start}…</span>
              </p>
              <p className="soft small">
                {key.use === 'intake' ? 'for monitors' : 'for the API'} · made <Time at={key.createdAt} />
              </p>
            </div>
            <QuietButton onClick={() => revoke.mutate(key.id)} disabled={revoke.isPending} aria-label={`Revoke ${key.name}`}>
              Revoke
            </QuietButton>
          </li>
        ))}
      </ul>
      <form
        className={fields.row}
        style={{ marginTop: 10 }}
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        <TextInput
          aria-label="Name of a new key"
          placeholder="A new key's name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={120}
        />
        <NativeSelect
          aria-label="What the key is for"
          value={use}
          onChange={(event) => setUse(event.currentTarget.value === 'api' ? 'api' : 'intake')}
          data={[
            { value: 'intake', label: 'for monitors' },
            { value: 'api', label: 'for the API' },
          ]}
        />
        <Button type="submit" variant="default" loading={create.isPending} disabled={name.trim() === ''}>
          Make
        </Button>
      </form>
      {problem && (
        <p className="danger small" role="alert">
          {problem.message}
        </p>
      )}
    </Panel>
  );
}
