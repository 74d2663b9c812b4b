import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { client } from '../../api/client.ts';
import { CopyButton } from '../../piece/copy-button.tsx';
import { Prose } from '../../piece/prose.tsx';
import { Failure, Loading } from '../../piece/state.tsx';
import { useRoom } from './room.ts';

/** The incident as the runbook's own postmortem, as far as it can be told by now. */
export default function ReportModal({ onClose }: { onClose: () => void }) {
  const { incident } = useRoom();
  const id = String(incident.number);
  const report = useQuery({
    queryKey: ['report', id, incident.version],
    queryFn: ({ signal }) => client.report({ params: { id } }, { signal }),
  });
  return (
    <Modal opened onClose={onClose} title={`Report of INC-${incident.number}`} size="xl">
      {report.isPending && <Loading what="the report" />}
      {report.isError && <Failure error={report.error} what="report" retry={() => void report.refetch()} />}
      {report.data && (
        <>
          <CopyButton text={report.data.markdown} label="the report as Markdown" />
          <Prose text={report.data.markdown} />
        </>
      )}
    </Modal>
  );
}
