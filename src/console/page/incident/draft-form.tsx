import classes from './draft-form.module.css';
import type { DraftPart } from './draft-holes.ts';

type Props = { parts: DraftPart[]; values: Record<string, string>; onChange: (name: string, value: string) => void; label: string };

/** The template itself as a form: its blanks are fields where they stand, its choices are lists. */
export function DraftForm({ parts, values, onChange, label }: Props) {
  const first = parts.findIndex((part) => part.hole !== null);
  return (
    <div className={classes.draft} role="group" aria-label={label}>
      {parts.map((part, index) => {
        const key = `${index}`;
        if (!part.hole) return <span key={key}>{part.text}</span>;
        const { name, choices } = part.hole;
        const value = values[name] ?? '';
        if (choices.length > 0) {
          return (
            <select
              key={key}
              className={classes.hole}
              data-empty={!value || undefined}
              value={value}
              aria-label={name}
              onChange={(event) => onChange(name, event.currentTarget.value)}
            >
              <option value="">{choices.join(' / ')}</option>
              {choices.map((choice) => (
                <option key={choice} value={choice}>
                  {choice}
                </option>
              ))}
            </select>
          );
        }
        return (
          <input
            key={key}
            className={classes.hole}
            data-empty={!value || undefined}
            value={value}
            placeholder={name}
            aria-label={name}
            autoFocus={index === first}
            size={Math.max(6, Math.min(34, (value || name).length))}
            onChange={(event) => onChange(name, event.currentTarget.value)}
          />
        );
      })}
    </div>
  );
}
