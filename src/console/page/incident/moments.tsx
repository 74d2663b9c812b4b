import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Moment } from '../../api/view.ts';
import { fromLocalInput, toLocalInput } from '../../piece/moment.ts';
import { Panel } from '../../piece/panel.tsx';
import { QuietButton } from '../../piece/quiet-button.tsx';
import { Time } from '../../piece/time.tsx';
import { useSending } from '../../piece/use-sending.ts';
import classes from './clock.module.css';
import { useRoom } from './room.ts';

const moments: { id: Moment; name: string }[] = [
  { id: 'impact', name: 'Impact began' },
  { id: 'detected', name: 'Detected' },
  { id: 'acknowledged', name: 'Acknowledged' },
  { id: 'triaged', name: 'Triaged' },
  { id: 'mitigated', name: 'Mitigated' },
  { id: 'resolved', name: 'Resolved' },
];

/** The times that are measured between; each can be put right later, and the correction is an event as well. */
export function Moments() {
  const { incident } = useRoom();
  const [editing, setEditing] = useState<(typeof moments)[number] | null>(null);
  return (
    <Panel title="Times">
      <ul>
        {moments.map((moment) => {
          const at = incident.moments[moment.id];
          return (
            <li key={moment.id} className={classes.item}>
              <span>{moment.name}</span>
              <Group gap={10} wrap="nowrap">
                {at === undefined ? <span className="soft small">not known</span> : <Time at={at} />}
                <QuietButton onClick={() => setEditing(moment)} aria-label={`${at === undefined ? 'Set' : 'Correct'}: ${moment.name}`}>
                  {at === undefined ? 'set' : 'correct'}
                </QuietButton>
              </Group>
            </li>
          );
        })}
      </ul>
      {editing && <Correction moment={editing} at={incident.moments[editing.id]} onClose={() => setEditing(null)} />}
    </Panel>
  );
}

function Correction({ moment, at, onClose }: { moment: { id: Moment; name: string }; at: number | undefined; onClose: () => void }) {
  const { incident, run } = useRoom();
  const [when, setWhen] = useState(toLocalInput(at ?? incident.raisedAt));
  const [reason, setReason] = useState('');
  const to = fromLocalInput(when);
  const { sending, send } = useSending(onClose);
  return (
    <Modal opened onClose={onClose} title={`${moment.name}: the right time`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (to !== null && !sending) send(run({ type: 'CorrectTime', moment: moment.id, to, reason: reason.trim() }));
        }}
      >
        <Stack>
          <TextInput
            type="datetime-local"
            label="Your local time"
            value={when}
            onChange={(event) => setWhen(event.currentTarget.value)}
            required
          />
          <TextInput label="How do you know" value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={1_000} />
          <Group justify="flex-end">
            <Button type="submit" disabled={to === null} loading={sending}>
              Correct
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
