import { Button, Checkbox, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ApiError } from '../../../contract/client.ts';
import { applyEdits } from '../../../core/runbook/fix/apply-edits.ts';
import { client } from '../../api/client.ts';
import type { CompiledRunbook, Diagnostic, RunbookSummary, Source } from '../../api/view.ts';
import { Panel } from '../../piece/panel.tsx';
import { QuietButton } from '../../piece/quiet-button.tsx';
import classes from './editor.module.css';
import { DraftProof } from './proof/draft-proof.tsx';
import type { ProofRun } from './proof/use-proof.ts';
import { RemarkList } from './remark/remark-list.tsx';
import { RunbookInput } from './runbook-input.tsx';
import { UnderstoodOf } from './understood.tsx';
import { UnsavedChanges } from './unsaved-changes.tsx';
import { useCheck } from './use-check.ts';
import { useUnsavedChanges } from './use-unsaved-changes.ts';

type Props = { id: string; saved: CompiledRunbook & RunbookSummary; draft: string; proof: ProofRun; days: number; onDone: () => void };

/** Changes the text, checked and proved while it is written. Open incidents stay on the revision that they started with. */
export function Editor({ id, saved, draft, proof, days, onDone }: Props) {
  const cache = useQueryClient();
  const [text, setText] = useState(draft);
  const [makeDefault, setDefault] = useState(saved.default);
  const input = useRef<HTMLTextAreaElement>(null);
  const check = useCheck(text);
  const unsaved = useUnsavedChanges(saved, saved.text, text);
  const save = useMutation({
    mutationFn: () => client.saveRunbook({ params: { id }, body: { text, ifHash: saved.hash, ...(makeDefault ? { makeDefault } : {}) } }),
    onSuccess: async () => {
      await Promise.all(['runbooks', 'runbook', 'configuration'].map((key) => cache.invalidateQueries({ queryKey: [key] })));
      onDone();
    },
  });
  const stale = save.error instanceof ApiError && save.error.problem.code === 'stale-version';
  const lineOf = (src: Source) => (
    <QuietButton
      className={classes.line}
      onClick={() => input.current && goToLine(input.current, src.line)}
      aria-label={`L${src.line}: go to this line of your text`}
    >
      L{src.line}
    </QuietButton>
  );
  /** Edits are places in the text that was checked, which may be older than what stands here now. */
  const fix = (which: Diagnostic[]) => {
    if (check.data?.text !== text) return;
    setText(
      applyEdits(
        text,
        which.flatMap((each) => each.edits),
      ),
    );
  };
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
        {check.isError && !(unsaved.changed && unsaved.query.isError) && (
          <p className="danger" role="alert">
            {check.error.message}
          </p>
        )}
        {text.trim() === '' && <p className="soft">A runbook without a text says nothing. Write it, paste it, or choose a file.</p>}
        <UnsavedChanges runbook={saved} saved={saved.text} unsaved={unsaved} lineOf={lineOf} />
        <DraftProof saved={proof} days={days} runbook={saved} text={text} unsaved={unsaved} lineOf={lineOf} />
        {check.data && (
          <>
            <Panel title="Remarks">
              <RemarkList diagnostics={check.data.diagnostics} lineOf={lineOf} onFix={fix} fixWord="Fix" />
            </Panel>
            <Panel title="What was understood">
              <UnderstoodOf compiled={check.data} remarks={false} />
            </Panel>
          </>
        )}
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
