import { useMemo } from 'react';
import type { CompiledRunbook, Explained } from '../../api/view.ts';
import { OriginMark } from '../../piece/origin-mark.tsx';
import { Empty } from '../../piece/state.tsx';
import { visible } from '../../piece/visible.ts';
import classes from './explanation.module.css';

type Props = { compiled: CompiledRunbook; lit: number[]; onPoint: (index: number | null) => void; onChoose: (line: number) => void };

/** What was understood, in plain words, by section; each sentence with its line. */
export function Explanation({ compiled, lit, onPoint, onChoose }: Props) {
  const sections = useMemo(
    () =>
      Object.entries(
        Object.groupBy(
          compiled.explanation.map((fact, index) => ({ fact, index })),
          ({ fact }) => fact.section,
        ),
      ),
    [compiled.explanation],
  );
  const unheld = compiled.roles.filter((role) => role.people.length === 0);
  return (
    <div onPointerLeave={() => onPoint(null)}>
      {unheld.length > 0 && (
        <p className={classes.unheld}>
          Nobody holds {[...new Set(unheld.map((role) => role.role))].join(', ')}. Until somebody does, the catch-all is told.{' '}
          <a href="/people#bindings">Bind them</a>
        </p>
      )}
      {sections.length === 0 && (
        <Empty title="Nothing was understood">
          Write severities and an escalation matrix as headings, lists or tables; the remarks in the document say more.
        </Empty>
      )}
      {sections.map(([section, facts = []]) => (
        <section key={section} className={classes.section} aria-label={section}>
          <h2 className={classes.title}>{section}</h2>
          <ul>
            {facts.map(({ fact, index }) => (
              <Sentence key={index} fact={fact} index={index} lit={lit.includes(index)} onPoint={onPoint} onChoose={onChoose} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Sentence({
  fact,
  index,
  lit,
  onPoint,
  onChoose,
}: { fact: Explained; index: number; lit: boolean } & Pick<Props, 'onPoint' | 'onChoose'>) {
  const point = () => onPoint(index);
  const line = fact.src?.line ?? null;
  return (
    <li id={`fact-${index}`} className={classes.fact} data-lit={lit || undefined} onPointerEnter={point}>
      {line === null ? (
        <span />
      ) : (
        <button
          type="button"
          className={classes.line}
          onClick={() => {
            point();
            onChoose(line);
          }}
          onFocus={point}
          aria-label={`L${line}: show line ${line}`}
        >
          L{line}
        </button>
      )}
      <span>
        {visible(fact.text)} <OriginMark origin={fact.origin} because={fact.because} />
      </span>
    </li>
  );
}
