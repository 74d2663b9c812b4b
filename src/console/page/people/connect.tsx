import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { systemQuery } from '../../api/query.ts';
import { CommandBlock } from '../../piece/command-block.tsx';
import { Panel } from '../../piece/panel.tsx';
import { type MonitorName, monitors } from './monitors.ts';

/** How to point a monitor at this Muster: a snippet with its own address in it. */
export function Connect() {
  const url = (useQuery(systemQuery).data?.url ?? location.origin).replace(/\/$/, '');
  const [monitor, setMonitor] = useState<MonitorName>('Prometheus');
  const { file, snippet } = monitors[monitor];
  return (
    <Panel title="Point a monitor here" id="connect">
      <SegmentedControl
        size="xs"
        value={monitor}
        onChange={setMonitor}
        data={Object.keys(monitors) as MonitorName[]}
        aria-label="Monitor"
      />
      <CommandBlock title={file} text={snippet(url)} />
      <p className="soft small">INTAKE_KEY is a key for monitors; make one under Keys.</p>
    </Panel>
  );
}
