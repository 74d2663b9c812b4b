import { Button, Group, Modal, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Route, RunbookSummary } from '../../api/view.ts';
import { MatcherFields } from './matcher-fields.tsx';
import { mapToText, textToList, textToMap } from './route-words.ts';

type Props = {
  route: Route | null;
  runbooks: RunbookSummary[];
  error: Error | null;
  busy: boolean;
  onSave: (route: Route) => void;
  onClose: () => void;
};
const fresh: Route = {
  ...{ id: '', matchers: [{ name: '', value: '', isEqual: true, isRegex: false }], service: null, runbook: null, category: null },
  ...{ severity: null, severityLabel: 'severity', severityMap: {}, groupBy: ['alertname'] },
};

/** Which alerts a route takes, the runbook that they run by, and how severe they are. */
export function RouteModal({ route, runbooks, error, busy, onSave, onClose }: Props) {
  const [draft, setDraft] = useState(route ?? fresh);
  const [map, setMap] = useState(mapToText(draft.severityMap));
  const [groupBy, setGroupBy] = useState(draft.groupBy.join(', '));
  const set = (part: Partial<Route>) => setDraft({ ...draft, ...part });
  const runbook = runbooks.find((each) => (draft.runbook ? each.id === draft.runbook : each.default));
  const levels = runbook?.severities ?? [];
  const example = levels.slice(0, 2).map((level, index) => `${['critical', 'warning'][index]} = ${level}`);
  return (
    <Modal opened onClose={onClose} title={route ? 'Edit the route' : 'Add a route'} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSave({ ...draft, severityMap: textToMap(map), groupBy: textToList(groupBy) });
        }}
      >
        <Stack>
          <MatcherFields matchers={draft.matchers} onChange={(matchers) => set({ matchers })} />
          <Group grow align="flex-start">
            <NativeSelect
              label="Run by"
              value={draft.runbook ?? ''}
              data={[{ value: '', label: 'the default runbook' }, ...runbooks.map(({ id, name }) => ({ value: id, label: name }))]}
              onChange={(event) => set({ runbook: event.currentTarget.value || null })}
            />
            <TextInput
              label="Service"
              value={draft.service ?? ''}
              placeholder="as the alert says"
              onChange={(event) => set({ service: event.currentTarget.value || null })}
            />
          </Group>
          <Group grow align="flex-start">
            <TextInput
              label="Label that names the severity"
              value={draft.severityLabel ?? ''}
              onChange={(event) => set({ severityLabel: event.currentTarget.value || null })}
            />
            <NativeSelect
              label="Severity without that label"
              value={draft.severity ?? ''}
              data={[{ value: '', label: 'somebody decides' }, ...new Set([...levels, ...(draft.severity ? [draft.severity] : [])])]}
              onChange={(event) => set({ severity: event.currentTarget.value || null })}
            />
          </Group>
          <Textarea
            label="What the label’s values mean in the runbook"
            description="One on each line; a value that is not here is taken as it stands"
            placeholder={example.join('\n')}
            autosize
            minRows={2}
            value={map}
            onChange={(event) => setMap(event.currentTarget.value)}
          />
          <TextInput
            label="One incident for alerts that agree in"
            value={groupBy}
            onChange={(event) => setGroupBy(event.currentTarget.value)}
            description="Labels with commas between"
          />
          {error && (
            <p className="danger" role="alert">
              {error.message}
            </p>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={busy}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
