import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fromLocalInput } from '../../piece/moment.ts';
import { QuietButton } from '../../piece/quiet-button.tsx';
import { visible } from '../../piece/visible.ts';
import classes from './note-composer.module.css';
import { useRoom } from './room.ts';
import unsaved from './unsaved.module.css';

/** A note for the timeline; Ctrl-Enter sends. It may say when a thing happened, if that was earlier. */
export function NoteComposer() {
  const { run, pressed } = useRoom();
  const [text, setText] = useState('');
  const [when, setWhen] = useState<string | null>(null);
  const send = () => {
    if (text.trim() === '') return;
    setText('');
    setWhen(null);
    void run({ type: 'AddNote', text: text.trim(), happenedAt: when ? fromLocalInput(when) : null }).then((done) => {
      if (done) return;
      setText((now) => [text, now].filter(Boolean).join('\n\n'));
      setWhen((now) => now ?? when);
    });
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
      }}
    >
      <Textarea
        id="note"
        aria-label="Note"
        placeholder="What did you see or do?"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={1}
        maxRows={10}
        maxLength={20_000}
      />
      {text !== '' && (
        <div className={classes.row}>
          {when === null ? (
            <QuietButton onClick={() => setWhen('')}>It happened earlier</QuietButton>
          ) : (
            <TextInput
              size="xs"
              type="datetime-local"
              aria-label="When it happened"
              value={when}
              onChange={(event) => setWhen(event.currentTarget.value)}
            />
          )}
          <Button type="submit" variant="default" size="xs">
            Add note
          </Button>
        </div>
      )}
      {pressed.map(
        (command) =>
          command.type === 'AddNote' && (
            <p key={command.text} className={`${unsaved.late} small`} role="status">
              Not saved yet: {visible(command.text)}
            </p>
          ),
      )}
    </form>
  );
}
