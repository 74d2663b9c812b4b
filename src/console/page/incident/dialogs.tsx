import { lazy, Suspense } from 'react';
import { ReasonModal } from '../../piece/reason-modal.tsx';
import { EscalateModal } from './escalate-modal.tsx';
import { type Dialog, useRoom } from './room.ts';
import { SeverityModal } from './severity-modal.tsx';

const UpdateComposer = lazy(() => import('./update-composer.tsx'));
const ReportModal = lazy(() => import('./report-modal.tsx'));

export function Dialogs({ dialog, onClose }: { dialog: Dialog | null; onClose: () => void }) {
  const { run } = useRoom();
  const asks = (wanted: Dialog) => ({ opened: dialog === wanted, onClose });
  return (
    <Suspense>
      {dialog === 'accept' && (
        <SeverityModal
          title="Accept this incident"
          action="Accept"
          onClose={onClose}
          onChoice={(severity) => run({ type: 'AcceptIncident', severity })}
        />
      )}
      {dialog === 'severity' && (
        <SeverityModal
          title="Change the severity"
          action="Change to"
          asksReason
          onClose={onClose}
          onChoice={(severity, reason) => run({ type: 'ChangeSeverity', severity, reason })}
        />
      )}
      {dialog === 'update' && <UpdateComposer onClose={onClose} />}
      {dialog === 'report' && <ReportModal onClose={onClose} />}
      {dialog === 'escalate' && <EscalateModal onClose={onClose} />}
      <ReasonModal
        {...asks('decline')}
        title="Decline: no incident"
        label="Why is this a false alarm?"
        action="Decline"
        onReason={(reason) => run({ type: 'DeclineIncident', reason })}
      />
      <ReasonModal
        {...asks('resolve')}
        title="Resolve the incident"
        label="What fixed it (can wait)"
        action="Resolve"
        required={false}
        onReason={(summary) => run({ type: 'ResolveIncident', summary })}
      />
      <ReasonModal
        {...asks('reopen')}
        title="Reopen the incident"
        label="What happened again?"
        action="Reopen"
        onReason={(reason) => run({ type: 'ReopenIncident', reason })}
      />
    </Suspense>
  );
}
