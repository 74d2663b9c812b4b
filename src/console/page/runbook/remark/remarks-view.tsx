import { applyEdits } from '../../../../core/runbook/fix/apply-edits.ts';
import type { CompiledRunbook } from '../../../api/view.ts';
import { LineLink } from '../line-link.tsx';
import { RemarkList } from './remark-list.tsx';

/** The remarks on the saved revision. A fix is an edit: it opens the editor with it made, to be looked at and saved. */
export function RemarksView({ compiled, onEdit }: { compiled: CompiledRunbook; onEdit: (text: string) => void }) {
  return (
    <section aria-label="Remarks">
      <RemarkList
        diagnostics={compiled.diagnostics}
        lineOf={(src) => <LineLink src={src} />}
        fixWord="Edit and fix"
        onFix={(which) =>
          onEdit(
            applyEdits(
              compiled.text,
              which.flatMap((each) => each.edits),
            ),
          )
        }
      />
    </section>
  );
}
