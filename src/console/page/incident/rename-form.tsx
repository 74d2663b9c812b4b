import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import fields from '../../piece/field-row.module.css';
import { useRoom } from './room.ts';

export function RenameForm({ title, onDone }: { title: string; onDone: () => void }) {
  const { run } = useRoom();
  const [text, setText] = useState(title);
  const save = () => {
    if (text.trim() && text.trim() !== title) void run({ type: 'RenameIncident', title: text.trim() });
    onDone();
  };
  return (
    <form
      className={fields.row}
      style={{ flex: 1 }}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    >
      <TextInput aria-label="Title" value={text} onChange={(event) => setText(event.currentTarget.value)} maxLength={200} autoFocus />
      <Button type="submit" variant="default">
        Rename
      </Button>
    </form>
  );
}
