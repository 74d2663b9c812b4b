import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { configurationQuery, meQuery } from '../../api/query.ts';
import type { RoleView } from '../../api/view.ts';
import { Panel } from '../../piece/panel.tsx';
import { QuietButton } from '../../piece/quiet-button.tsx';
import { SourceMark } from '../../piece/source-mark.tsx';
import classes from './clock.module.css';
import own from './roles.module.css';
import { useRoom } from './room.ts';
import { Unsaved } from './unsaved.tsx';

export function Roles() {
  const { incident } = useRoom();
  if (incident.roles.length === 0) return null;
  const wanted = incident.roles.filter((role) => role.wanted || role.holder);
  const others = incident.roles.filter((role) => !wanted.includes(role));
  return (
    <Panel title="Roles" id="roles">
      <ul>
        {wanted.map((role) => (
          <Role key={role.id} role={role} />
        ))}
      </ul>
      {others.length > 0 && (
        <details className={classes.past} open={wanted.length === 0}>
          <summary>{others.length} more that this severity does not need</summary>
          <ul>
            {others.map((role) => (
              <Role key={role.id} role={role} />
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

function Role({ role }: { role: RoleView }) {
  const { run } = useRoom();
  const me = useQuery(meQuery).data?.account?.personId ?? null;
  const people = useQuery(configurationQuery).data?.configuration.people ?? [];
  const assign = (personId: string) => void run({ type: 'AssignRole', role: role.id, personId });
  return (
    <li className={classes.item}>
      <div>
        <p>
          <strong>{role.holder?.personName ?? 'Nobody'}</strong> <SourceMark src={role.src} />
        </p>
        <p className="soft small">
          {role.name} <Unsaved of={role.id} />
        </p>
        {role.responsibilities.length > 0 && (
          <details className={classes.past}>
            <summary>
              {role.responsibilities.length} {role.responsibilities.length === 1 ? 'duty' : 'duties'}
            </summary>
            <ul className="small">
              {role.responsibilities.map((text) => (
                <li key={text}>– {text}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <div className={own.choice}>
        {me && role.holder?.personId !== me && (
          <QuietButton onClick={() => assign(me)} aria-label={`Take it: ${role.name}`}>
            Take it
          </QuietButton>
        )}
        {role.holder && (
          <QuietButton onClick={() => void run({ type: 'ReleaseRole', role: role.id })} aria-label={`Release ${role.name}`}>
            Release
          </QuietButton>
        )}
        <NativeSelect
          size="xs"
          aria-label={`Assign ${role.name}`}
          value=""
          data={[{ value: '', label: 'Assign …' }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(event) => {
            if (event.currentTarget.value) assign(event.currentTarget.value);
          }}
        />
      </div>
    </li>
  );
}
