import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useNotice } from '../api/notice.ts';
import { followStream } from '../api/stream.ts';
import type { Account } from '../api/view.ts';
import { type OpenSource, SourceContext } from '../piece/source-context.ts';
import { ConnectionNotice } from './connection-notice.tsx';
import classes from './frame.module.css';
import { Header } from './header.tsx';
import { useKeys } from './use-keys.ts';

const Notices = lazy(() => import('./notices.tsx'));
const Search = lazy(() => import('./search.tsx'));
const Keyboard = lazy(() => import('./keyboard.tsx'));
const Declare = lazy(() => import('../page/now/declare-modal.tsx'));
const SourceDrawer = lazy(() => import('./source-drawer.tsx'));
type Opened = 'search' | 'keyboard' | 'declare' | null;

/** What stands around every page of a signed-in person: header, live stream, search, help, and the runbook's line beside it. */
export function Frame({ account, version }: { account: Account; version: string }) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const [opened, setOpened] = useState<Opened>(null);
  const [source, setSource] = useState<OpenSource | null>(null);
  const notice = useNotice();
  useEffect(() => followStream(cache), [cache]);
  useKeys({
    d: () => setOpened('declare'),
    '/': () => setOpened('search'),
    '?': () => setOpened('keyboard'),
    1: () => void navigate({ to: '/' }),
    2: () => void navigate({ to: '/runbooks' }),
    3: () => void navigate({ to: '/people' }),
  });
  const close = () => setOpened(null);
  return (
    <SourceContext.Provider value={setSource}>
      <a className={classes.skip} href="#content">
        Skip to the content
      </a>
      <Header
        account={account}
        version={version}
        onSearch={() => setOpened('search')}
        onDeclare={() => setOpened('declare')}
        onKeyboard={() => setOpened('keyboard')}
      />
      <ConnectionNotice />
      <main id="content" className={classes.content} tabIndex={-1}>
        <Outlet />
      </main>
      <Suspense>
        {notice && <Notices notice={notice} />}
        {opened === 'search' && <Search onClose={close} onDeclare={() => setOpened('declare')} />}
        {opened === 'keyboard' && <Keyboard onClose={close} />}
        {opened === 'declare' && <Declare onClose={close} />}
        {source && <SourceDrawer source={source} onClose={() => setSource(null)} />}
      </Suspense>
    </SourceContext.Provider>
  );
}
