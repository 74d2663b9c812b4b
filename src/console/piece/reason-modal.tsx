import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useSending } from './use-sending.ts';

/** Asks why, in words that go to the timeline. */
export function ReasonModal(props: {
  title: string;
  label: string;
  action: string;
  opened: boolean;
  required?: boolean;
  onClose: () => void;
  onReason: (reason: string) => Promise<boolean>;
}) {
  const [reason, setReason] = useState('');
  const blank = props.required !== false && reason.trim() === '';
  const { sending, send } = useSending(() => {
    setReason('');
    props.onClose();
  });
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!blank && !sending) send(props.onReason(reason.trim()));
        }}
      >
        <Textarea
          label={props.label}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          autosize
          minRows={2}
          maxLength={1_000}
          data-autofocus
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={props.onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={blank} loading={sending}>
            {props.action}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
