import { Textarea } from '@mantine/core';
import { type DragEvent, type Ref, useState } from 'react';
import classes from './runbook-input.module.css';

const LARGEST = 10_000_000;

type Props = { ref?: Ref<HTMLTextAreaElement>; text: string; onText: (text: string) => void; onName: (name: string) => void };

/** Markdown by dropping a file, choosing one, or pasting. */
export function RunbookInput({ ref, text, onText, onName }: Props) {
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setProblem(file.size > LARGEST ? `${file.name} is larger than 10 MB; a runbook is text.` : null);
    if (file.size > LARGEST) return;
    onText(await file.text());
    onName(file.name.replace(/\.(md|markdown|txt)$/i, '').replace(/[-_]+/g, ' '));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <div
      className={classes.input}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Textarea
        ref={ref}
        label="The runbook"
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        placeholder="Paste Markdown, or drop a file here"
        autosize
        minRows={5}
        maxRows={14}
        classNames={{ input: classes.text ?? '' }}
        spellCheck={false}
      />
      <label className={classes.file}>
        Choose a file
        <input
          type="file"
          accept=".md,.markdown,.txt,text/markdown,text/plain"
          onChange={(event) => void take(event.currentTarget.files?.[0])}
        />
      </label>
      {problem && (
        <p className="danger small" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
