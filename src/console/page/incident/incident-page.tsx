import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { foresee } from '../../api/foresee.ts';
import { configurationQuery, incidentQuery } from '../../api/query.ts';
import { useCommand } from '../../api/use-command.ts';
import { RunbookContext } from '../../piece/source-context.ts';
import { Failure, Loading } from '../../piece/state.tsx';
import { useTitle } from '../../piece/use-title.ts';
import { useKeys } from '../../shell/use-keys.ts';
import { Dialogs } from './dialogs.tsx';
import { type Dialog, type Room, RoomContext } from './room.ts';
import { roomActions } from './room-actions.ts';
import { RoomLayout } from './room-layout.tsx';

/** `42`, `INC-42` and an id all lead here; the API takes each. */
export function IncidentPage() {
  const { id } = useParams({ from: '/incidents/$id' });
  const name = id.replace(/^INC-/i, '');
  const view = useQuery(incidentQuery(name));
  const people = useQuery(configurationQuery).data?.configuration.people;
  const { run, pressed } = useCommand(name);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const known = view.data;
  const room = useMemo<Room | null>(() => {
    if (!known) return null;
    const nameOf = (id: string) => people?.find((person) => person.id === id)?.name ?? id;
    const incident = pressed.reduce((before, command) => foresee(before, command, nameOf), known);
    return { incident, run, pressed, open: setDialog };
  }, [known, run, pressed, people]);
  const press = (key: string) => () => {
    if (room)
      roomActions(room.incident)
        .find((action) => action.key === key)
        ?.does(room);
  };
  useKeys({ a: press('a'), r: press('r'), u: () => setDialog('update'), n: () => document.getElementById('note')?.focus() });
  useTitle(room ? `INC-${room.incident.number} ${room.incident.title}` : `INC-${name}`);
  if (view.isPending) return <Loading what={`INC-${name}`} />;
  if (!room) return <Failure error={view.error ?? new Error('Nothing came back.')} what="incident" retry={() => void view.refetch()} />;
  return (
    <RoomContext.Provider value={room}>
      <RunbookContext.Provider value={room.incident.runbook}>
        <RoomLayout id={name} />
        <Dialogs dialog={dialog} onClose={() => setDialog(null)} />
      </RunbookContext.Provider>
    </RoomContext.Provider>
  );
}
