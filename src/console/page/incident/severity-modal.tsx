import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { SeverityChoice } from '../../piece/severity-choice.tsx';
import { useSending } from '../../piece/use-sending.ts';
import { useRoom } from './room.ts';

/** How bad it is, by the criteria of the runbook that this incident is pinned to. */
export function SeverityModal(props: {
  title: string;
  action: string;
  asksReason?: boolean;
  onClose: () => void;
  onChoice: (severity: string, reason: string) => Promise<boolean>;
}) {
  const { incident } = useRoom();
  const [severity, setSeverity] = useState<string | null>(incident.severity?.id ?? null);
  const [reason, setReason] = useState('');
  const unchanged = props.asksReason === true && severity === incident.severity?.id;
  const { sending, send } = useSending(props.onClose);
  return (
    <Modal opened onClose={props.onClose} title={props.title} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (severity && !unchanged && !sending) send(props.onChoice(severity, reason.trim()));
        }}
      >
        <Stack>
          <SeverityChoice runbookId={incident.runbook.id} revision={incident.runbook.hash} value={severity} onChange={setSeverity} />
          {props.asksReason && (
            <TextInput
              label="Why (can be left out)"
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              maxLength={1_000}
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={!severity || unchanged} loading={sending}>
              {props.action} {severity ?? ''}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
