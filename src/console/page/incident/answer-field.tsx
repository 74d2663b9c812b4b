import { useEffect, useState } from 'react';
import classes from './answer-field.module.css';
import { useRoom } from './room.ts';

/** The answer to a question of the runbook; kept when the field is left or Enter is pressed. */
export function AnswerField({ field, question, answer }: { field: string; question: string; answer: string | null }) {
  const { run } = useRoom();
  const [text, setText] = useState(answer ?? '');
  useEffect(() => setText(answer ?? ''), [answer]);
  const save = () => {
    if (text.trim() && text.trim() !== answer) run({ type: 'AnswerQuestion', field, value: text.trim() });
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
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={save}
        aria-label={`Answer: ${question}`}
        placeholder="Answer"
        maxLength={4_000}
      />
    </form>
  );
}
