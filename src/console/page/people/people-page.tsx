import { useQuery } from '@tanstack/react-query';
import { configurationQuery, meQuery } from '../../api/query.ts';
import { Failure, Loading } from '../../piece/state.tsx';
import { useTitle } from '../../piece/use-title.ts';
import { Accounts } from './accounts.tsx';
import { Bindings } from './bindings.tsx';
import { CatchAll } from './catch-all.tsx';
import { Channels } from './channels.tsx';
import { Connect } from './connect.tsx';
import { Groups } from './groups.tsx';
import { Keys } from './keys.tsx';
import { People } from './people.tsx';
import classes from './people-page.module.css';

/** Who can be told, by what, and under which of the runbook's names. */
export function PeoplePage() {
  useTitle('People and channels');
  const query = useQuery(configurationQuery);
  const administrator = useQuery(meQuery).data?.account?.administrator ?? false;
  if (query.isPending) return <Loading what="people" />;
  if (!query.data) return <Failure error={query.error} what="people" retry={() => void query.refetch()} />;
  const { configuration, warnings } = query.data;
  const others = warnings.filter((warning) => warning.src === null);
  return (
    <div className={classes.page}>
      <h1 className="visually-hidden">People and channels</h1>
      <div>
        {others.length > 0 && (
          <ul className={classes.warnings} aria-label="Warnings">
            {others.map((warning) => (
              <li key={warning.message}>{warning.message}</li>
            ))}
          </ul>
        )}
        <Bindings configuration={configuration} warnings={warnings} />
        <People configuration={configuration} />
        <CatchAll configuration={configuration} />
        <Groups configuration={configuration} />
      </div>
      <div>
        <Channels configuration={configuration} />
        <Connect />
        {administrator && <Accounts configuration={configuration} />}
        {administrator && <Keys />}
      </div>
    </div>
  );
}
