import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';

/** Asks why, in words that go to the timeline. */
export function ReasonModal(props: {
  title: string;
  label: string;
  action: string;
  opened: boolean;
  required?: boolean;
  onClose: () => void;
  onReason: (reason: string) => void;
}) {
  const [reason, setReason] = useState('');
  const blank = props.required !== false && reason.trim() === '';
  const send = () => {
    props.onReason(reason.trim());
    setReason('');
    props.onClose();
  };
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!blank) send();
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
          <Button type="submit" disabled={blank}>
            {props.action}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
