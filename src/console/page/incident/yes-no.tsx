import classes from './yes-no.module.css';

/** Two buttons; the one that was pressed stays pressed. */
export function YesNo({ label, value, onAnswer }: { label: string; value: string | null; onAnswer: (value: 'yes' | 'no') => void }) {
  return (
    <div className={classes.pair} role="group" aria-label={label}>
      {(['yes', 'no'] as const).map((each) => (
        <button key={each} type="button" aria-pressed={value === each} onClick={() => onAnswer(each)}>
          {each === 'yes' ? 'Yes' : 'No'}
        </button>
      ))}
    </div>
  );
}
