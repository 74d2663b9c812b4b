import type { CompiledRunbook } from '../../api/view.ts';
import classes from './runbook-page.module.css';
import type { RunbookView } from './runbook-view.ts';

type Props = { view: RunbookView | null; compiled: CompiledRunbook; onChoose: (view: RunbookView | null) => void };

/** What stands beside the document. */
export function RunbookViews({ view, compiled, onChoose }: Props) {
  const choices: [RunbookView | null, string, number][] = [
    [null, 'Understood', 0],
    ['remarks', 'Remarks', compiled.diagnostics.length],
    ['proof', 'Proof', 0],
    ['changes', 'Changes', 0],
    ['simulate', 'Simulate', 0],
  ];
  return (
    <div role="group" aria-label="Beside the document" className={classes.views}>
      {choices.map(([choice, word, count]) => (
        <button key={word} type="button" aria-pressed={view === choice} onClick={() => onChoose(choice)}>
          {word}
          {count > 0 && <span className="soft"> {count}</span>}
        </button>
      ))}
    </div>
  );
}
