import { Button, Group, Modal, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../../api/client.ts';
import type { Draft, PublicStatus } from '../../api/view.ts';
import { QuietButton } from '../../piece/quiet-button.tsx';
import { SourceMark } from '../../piece/source-mark.tsx';
import { useSending } from '../../piece/use-sending.ts';
import { DraftForm } from './draft-form.tsx';
import { joinDraft, splitDraft, unfilled } from './draft-holes.ts';
import { useRoom } from './room.ts';

const statuses: PublicStatus[] = ['investigating', 'identified', 'monitoring', 'resolved', 'postmortem'];
const notMessages = ['postmortem', 'action-item'];

/** A message to those who wait, in the runbook's own words; what Muster does not know is left to be filled. */
export default function UpdateComposer({ onClose }: { onClose: () => void }) {
  const { incident, run } = useRoom();
  const { sending, send } = useSending(onClose);
  const narrow = useMediaQuery('(max-width: 700px)');
  const templates = incident.templates.filter((template) => !notMessages.includes(template.use));
  const fits = incident.resolvedAt === null ? 'update' : 'resolution';
  const first = templates.find((template) => template.use === fits) ?? templates[0];
  const [template, setTemplate] = useState(first?.id ?? '');
  const chosen = templates.find((each) => each.id === template);
  const id = String(incident.number);
  const draft = useQuery({
    queryKey: ['draft', id, template, incident.version],
    queryFn: ({ signal }) => client.draft({ params: { id, template } }, { signal }),
    enabled: template !== '',
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before) => (before?.template === template ? before : undefined),
  });
  return (
    <Modal opened onClose={onClose} title={`Update on INC-${incident.number}`} size="xl" fullScreen={narrow}>
      <Stack gap="sm">
        {templates.length > 0 && (
          <Group align="end" gap="sm">
            <NativeSelect
              label="Template of the runbook"
              value={template}
              onChange={(event) => setTemplate(event.currentTarget.value)}
              data={[...templates.map((each) => ({ value: each.id, label: each.name })), { value: '', label: 'None: write freely' }]}
            />
            <SourceMark src={chosen?.src ?? null} />
          </Group>
        )}
        {template !== '' && draft.isPending && <p className="soft">Filling the template …</p>}
        {draft.isError && (
          <p className="danger" role="alert">
            {draft.error.message}
          </p>
        )}
        {(template === '' || draft.data) && (
          <Message
            key={template}
            draft={template === '' ? null : (draft.data ?? null)}
            onCancel={onClose}
            sending={sending}
            onSend={(message) => send(run({ type: 'PostUpdate', template: template || null, ...message }))}
          />
        )}
      </Stack>
    </Modal>
  );
}

type Sent = { audience: string; subject: string | null; body: string; publicStatus: PublicStatus | null };

type MessageProps = { draft: Draft | null; sending: boolean; onCancel: () => void; onSend: (message: Sent) => void };

function Message({ draft, sending, onCancel, onSend }: MessageProps) {
  const [values, setValues] = useState<Record<string, string>>({});
  const [written, setWritten] = useState<string | null>(draft ? null : '');
  const [subject, setSubject] = useState<string | null>(null);
  const [audience, setAudience] = useState(draft && draft.audience !== 'unstated' ? draft.audience : 'stakeholders');
  const [publicStatus, setPublicStatus] = useState<PublicStatus | ''>('');
  const parts = splitDraft(draft?.body ?? '', draft?.missing ?? []);
  const subjectParts = splitDraft(draft?.subject ?? '', draft?.missing ?? []);
  const body = written ?? joinDraft(parts, values);
  const headline = subject ?? joinDraft(subjectParts, values);
  const open = written === null ? unfilled([...subjectParts, ...parts], values) : 0;
  const send = () => onSend({ audience, subject: headline.trim() || null, body: body.trim(), publicStatus: publicStatus || null });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!sending) send();
      }}
    >
      <Stack gap="sm">
        <TextInput label="Subject" value={headline} onChange={(event) => setSubject(event.currentTarget.value)} maxLength={300} />
        {written === null ? (
          <DraftForm label="Message" parts={parts} values={values} onChange={(name, value) => setValues({ ...values, [name]: value })} />
        ) : (
          <Textarea
            label="Message"
            value={written}
            onChange={(event) => setWritten(event.currentTarget.value)}
            autosize
            minRows={6}
            maxRows={18}
            maxLength={20_000}
          />
        )}
        <Group justify="space-between">
          <span className="small" role="status">
            {open > 0 ? (
              <strong>
                {open} {open === 1 ? 'blank' : 'blanks'} to fill; unfilled ones are sent as they stand
              </strong>
            ) : (
              ''
            )}
          </span>
          {written === null && <QuietButton onClick={() => setWritten(body)}>Edit as text</QuietButton>}
        </Group>
        <Group align="end" gap="sm">
          <NativeSelect
            label="To"
            value={audience}
            onChange={(event) => setAudience(event.currentTarget.value)}
            data={['internal', 'stakeholders', 'public']}
          />
          <NativeSelect
            label="Public status"
            value={publicStatus}
            onChange={(event) => setPublicStatus(event.currentTarget.value as PublicStatus | '')}
            data={[{ value: '', label: 'leave as it is' }, ...statuses.map((status) => ({ value: status, label: status }))]}
          />
          <Group ml="auto" gap="sm">
            <Button variant="default" onClick={onCancel}>
              Cancel
            </Button>
            <Button type="submit" disabled={body.trim() === ''} loading={sending}>
              Send update
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}
