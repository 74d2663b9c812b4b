import { useState } from 'react';
import classes from './answer-field.module.css';
import { useRoom } from './room.ts';
import { Unsaved } from './unsaved.tsx';

/**
 * The answer to a question of the runbook; sent when the field is left or Enter is pressed. What somebody is writing is not overwritten
 * by another's answer, and stays if the server refuses it.
 */
export function AnswerField({ field, question, answer }: { field: string; question: string; answer: string | null }) {
  const { run, pressed } = useRoom();
  const [draft, setDraft] = useState<string | null>(null);
  const save = () => {
    const value = draft?.trim() ?? '';
    const sent = pressed.some((command) => command.type === 'AnswerQuestion' && command.field === field && command.value === value);
    if (sent) return;
    if (value === '' || value === answer) return setDraft(null);
    void run({ type: 'AnswerQuestion', field, value }).then((done) => {
      if (done) setDraft((now) => (now?.trim() === value ? null : now));
    });
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <input
        className={classes.field}
        value={draft ?? answer ?? ''}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={save}
        aria-label={`Answer: ${question}`}
        placeholder="Answer"
        maxLength={4_000}
      />
      <Unsaved of={field} />
    </form>
  );
}
