import { useMutation } from '@tanstack/react-query';
import { client } from '../../api/client.ts';
import type { Person } from '../../api/view.ts';
import { QuietButton } from '../../piece/quiet-button.tsx';
import { visible } from '../../piece/visible.ts';
import classes from './people-row.module.css';

/** One way to reach a person; the test says what the provider answered. */
export function ContactLine({ personId, contact }: { personId: string; contact: Person['contacts'][number] }) {
  const test = useMutation({ mutationFn: () => client.sendTest({ params: { id: personId, contact: contact.id } }) });
  const failed = test.isError || test.data?.outcome === 'failed';
  return (
    <li className={classes.contact}>
      <span>
        {contact.channel}: {visible(contact.address)}
      </span>
      <QuietButton onClick={() => test.mutate()} disabled={test.isPending} aria-label={`Send a test to ${contact.address}`}>
        {test.isPending ? 'Sending …' : 'Send a test'}
      </QuietButton>
      <span role="status" className={failed ? 'danger small' : 'small'}>
        {test.isError && test.error.message}
        {test.data && `${test.data.outcome === 'sent' ? 'Sent' : 'Failed'}: ${visible(test.data.detail)}`}
      </span>
    </li>
  );
}
