import { useQuery } from '@tanstack/react-query';
import { configurationQuery } from '../../api/query.ts';
import { Failure, Loading } from '../../piece/state.tsx';
import { useTitle } from '../../piece/use-title.ts';
import { CalendarForm } from './calendar-form.tsx';
import { Routes } from './routes.tsx';
import classes from './settings-page.module.css';

/** Which alert runs by which runbook, and when the team works. */
export function SettingsPage() {
  useTitle('Settings');
  const query = useQuery(configurationQuery);
  if (query.isPending) return <Loading what="settings" />;
  if (!query.data) return <Failure error={query.error} what="settings" retry={() => void query.refetch()} />;
  const { configuration } = query.data;
  return (
    <div className={classes.page}>
      <h1 className="visually-hidden">Settings</h1>
      <div>
        <Routes configuration={configuration} />
      </div>
      <div>
        <CalendarForm key={JSON.stringify(configuration.calendar)} calendar={configuration.calendar} />
      </div>
    </div>
  );
}
