import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { meQuery } from '../api/query.ts';
import { Failure, Loading } from '../piece/state.tsx';
import { Frame } from './frame.tsx';
import classes from './shell.module.css';

const SignIn = lazy(() => import('../page/sign-in/sign-in.tsx'));
const FirstVisit = lazy(() => import('../page/sign-in/first-visit.tsx'));

/** Decides who may see what: the first run, the sign-in, or the console. */
export function Shell() {
  const me = useQuery(meQuery);
  const path = useLocation({ select: (location) => location.pathname });
  if (me.isPending)
    return (
      <main className={classes.alone}>
        <Loading what="Muster" />
      </main>
    );
  if (me.isError)
    return (
      <main className={classes.alone}>
        <Failure error={me.error} what="console" retry={() => void me.refetch()} />
      </main>
    );
  if (me.data.account) return <Frame account={me.data.account} version={me.data.version} />;
  const settingUp = path === '/setup' && me.data.setupNeeded;
  return (
    <main className={settingUp ? classes.wide : classes.alone}>
      <Suspense fallback={<Loading what="Muster" />}>{settingUp ? <Outlet /> : me.data.setupNeeded ? <FirstVisit /> : <SignIn />}</Suspense>
    </main>
  );
}
