import { Button, Checkbox, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ApiError } from '../../../contract/client.ts';
import { client } from '../../api/client.ts';
import type { CompiledRunbook, RunbookSummary } from '../../api/view.ts';
import { Panel } from '../../piece/panel.tsx';
import { DiagnosticNote } from './diagnostic-note.tsx';
import classes from './editor.module.css';
import { RunbookInput } from './runbook-input.tsx';
import { UnderstoodOf } from './understood.tsx';
import { UnsavedChanges } from './unsaved-changes.tsx';
import { useCheck } from './use-check.ts';

/** Changes the text, checked while it is written. Open incidents stay on the revision that they started with. */
export function Editor({ id, saved, onDone }: { id: string; saved: CompiledRunbook & RunbookSummary; onDone: () => void }) {
  const cache = useQueryClient();
  const [text, setText] = useState(saved.text);
  const [makeDefault, setDefault] = useState(saved.default);
  const input = useRef<HTMLTextAreaElement>(null);
  const check = useCheck(text);
  const save = useMutation({
    mutationFn: () => client.saveRunbook({ params: { id }, body: { text, ifHash: saved.hash, ...(makeDefault ? { makeDefault } : {}) } }),
    onSuccess: async () => {
      await Promise.all(['runbooks', 'runbook', 'configuration'].map((key) => cache.invalidateQueries({ queryKey: [key] })));
      onDone();
    },
  });
  const stale = save.error instanceof ApiError && save.error.problem.code === 'stale-version';
  const notes = check.data?.diagnostics.filter((each) => each.level === 'note') ?? [];
  return (
    <div className={classes.editor}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <RunbookInput ref={input} text={text} onText={setText} onName={() => undefined} />
        {save.isError && (
          <p className="danger" role="alert">
            {stale
              ? 'Somebody else saved this runbook since you opened it. Copy your text, stop editing, and look at theirs first.'
              : save.error.message}
          </p>
        )}
        <Group mt="sm" gap="sm">
          <Button type="submit" loading={save.isPending} disabled={text === saved.text || text.trim() === ''}>
            Save revision
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          {!saved.default && (
            <Checkbox label="Run new incidents by it" checked={makeDefault} onChange={(event) => setDefault(event.currentTarget.checked)} />
          )}
        </Group>
      </form>
      <div aria-live="polite" aria-busy={check.isFetching}>
        {check.isError && (
          <p className="danger" role="alert">
            {check.error.message}
          </p>
        )}
        <UnsavedChanges runbook={saved} saved={saved.text} text={text} onLine={(line) => input.current && goToLine(input.current, line)} />
        {check.data && (
          <Panel title="What was understood">
            <UnderstoodOf compiled={check.data} />
          </Panel>
        )}
        {notes.map((each) => (
          <DiagnosticNote key={`${each.rule}-${each.src.line}-${each.message}`} diagnostic={each} withLine />
        ))}
      </div>
    </div>
  );
}

/** Marks a line of what is being written and brings it into view. */
function goToLine(input: HTMLTextAreaElement, line: number): void {
  const lines = input.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  input.focus();
  input.setSelectionRange(start, start + (lines[line - 1] ?? '').length);
  input.scrollTop = ((line - 1) / lines.length) * input.scrollHeight - input.clientHeight / 3;
}
