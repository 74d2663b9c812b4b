import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { configurationQuery } from '../../api/query.ts';
import { useSending } from '../../piece/use-sending.ts';
import { useRoom } from './room.ts';

/** Tells people now, whatever the runbook's clock says. */
export function EscalateModal({ onClose }: { onClose: () => void }) {
  const { incident, run } = useRoom();
  const people = useQuery(configurationQuery).data?.configuration.people ?? [];
  const roles = [...new Set(incident.escalation.flatMap((step) => step.roles))];
  const [chosenRoles, setRoles] = useState<string[]>([]);
  const [chosenPeople, setPeople] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const nobody = chosenRoles.length + chosenPeople.length === 0;
  const { sending, send } = useSending(onClose);
  const tell = () => send(run({ type: 'Escalate', roles: chosenRoles, people: chosenPeople, reason: reason.trim() }));
  return (
    <Modal opened onClose={onClose} title="Tell somebody now">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!nobody && !sending) tell();
        }}
      >
        <Stack>
          {roles.length > 0 && (
            <Checkbox.Group label="Roles of the runbook" value={chosenRoles} onChange={setRoles}>
              <Stack gap={6} mt={6}>
                {roles.map((role) => (
                  <Checkbox key={role} value={role} label={role} />
                ))}
              </Stack>
            </Checkbox.Group>
          )}
          <Checkbox.Group label="People" value={chosenPeople} onChange={setPeople}>
            <Stack gap={6} mt={6}>
              {people.map((person) => (
                <Checkbox key={person.id} value={person.id} label={person.name} />
              ))}
            </Stack>
          </Checkbox.Group>
          <TextInput
            label="What you need from them"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={1_000}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={nobody} loading={sending}>
              Tell them
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
