import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { CompiledRunbook } from '../../api/view.ts';
import { DocumentLines } from './document-lines.tsx';
import { Explanation } from './explanation.tsx';
import { linkLines } from './link-lines.ts';
import classes from './reader.module.css';
import { showInPane } from './show-in-pane.ts';

/**
 * Document and understanding side by side. Pointing at a line marks what was understood of it, and the other way round; a click brings the
 * other side into view. `aside` takes the place of the understanding.
 */
export function Reader({ compiled, line, aside }: { compiled: CompiledRunbook; line: number | null; aside: ReactNode }) {
  const links = useMemo(() => linkLines(compiled), [compiled]);
  const [fact, setFact] = useState<number | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const showFact = useCallback(
    (at: number) => {
      const index = links.factsOfLine.get(at)?.[0];
      if (index !== undefined) showInPane(`fact-${index}`, 'smooth');
    },
    [links],
  );
  const showLine = useCallback((at: number) => showInPane(`line-${at}`, 'smooth'), []);
  const src = fact === null ? null : compiled.explanation[fact]?.src;
  const marked = src ?? (line ? { line, endLine: line } : null);
  return (
    <div className={classes.reader} data-aside={aside ? true : undefined}>
      <div className={classes.side} data-pane>
        <DocumentLines compiled={compiled} links={links} marked={marked} start={line} onPoint={setPointed} onChoose={showFact} />
      </div>
      <div className={classes.side} data-pane>
        {aside ?? (
          <Explanation
            compiled={compiled}
            lit={pointed === null ? [] : (links.factsOfLine.get(pointed) ?? [])}
            onPoint={setFact}
            onChoose={showLine}
          />
        )}
      </div>
    </div>
  );
}
