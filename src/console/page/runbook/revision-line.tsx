import type { Source } from '../../api/view.ts';
import { RunbookContext } from '../../piece/source-context.ts';
import { SourceMark } from '../../piece/source-mark.tsx';

type Props = { runbook: { id: string; name: string }; hash: string; src: Source };

/** Leads to a line of a revision that does not stand beside: it opens over the page. */
export function RevisionLine({ runbook: { id, name }, hash, src }: Props) {
  return (
    <RunbookContext.Provider value={{ id, name, hash }}>
      <SourceMark src={src} />
    </RunbookContext.Provider>
  );
}
