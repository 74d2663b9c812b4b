import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accountsQuery } from '../../api/query.ts';
import type { Configuration } from '../../api/view.ts';
import { CommandBlock } from '../../piece/command-block.tsx';
import { Panel } from '../../piece/panel.tsx';
import { Failure, Loading } from '../../piece/state.tsx';
import { InviteModal } from './invite-modal.tsx';
import classes from './people-row.module.css';

/** Who may sign in, and which person each of them is when an incident names somebody. */
export function Accounts({ configuration }: { configuration: Configuration }) {
  const accounts = useQuery(accountsQuery);
  const [inviting, setInviting] = useState(false);
  const [invited, setInvited] = useState<{ name: string; invitation: string } | null>(null);
  const people = configuration.people ?? [];
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? id;
  return (
    <Panel
      title="Accounts"
      id="accounts"
      aside={
        <Button variant="default" size="xs" onClick={() => setInviting(true)}>
          Invite
        </Button>
      }
    >
      {accounts.isPending && <Loading what="accounts" />}
      {accounts.isError && <Failure error={accounts.error} what="accounts" retry={() => void accounts.refetch()} />}
      {invited && <CommandBlock title={`Send this to ${invited.name} now: it is not shown again`} text={invited.invitation} />}
      <ul>
        {accounts.data?.items.map((account) => (
          <li key={account.id} className={classes.line}>
            <div className={classes.name}>
              <p>{account.name}</p>
              <p className="soft small">
                {account.email}
                {account.personId && nameOf(account.personId) !== account.name && ` · is ${nameOf(account.personId)}`}
                {account.administrator && ' · administrator'}
                {!account.personId && ' · not linked to a person'}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {inviting && (
        <InviteModal
          people={people}
          taken={(accounts.data?.items ?? []).flatMap((account) => account.personId ?? [])}
          onInvited={(name, invitation) => {
            setInvited({ name, invitation });
            setInviting(false);
          }}
          onClose={() => setInviting(false)}
        />
      )}
    </Panel>
  );
}
