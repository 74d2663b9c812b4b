import { ActionIcon, Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { Account } from '../api/view.ts';
import { Icon } from '../piece/icon.tsx';
import { Freshness } from './freshness.tsx';
import classes from './header.module.css';

const AccountMenu = lazy(() => import('./account-menu.tsx'));
type Actions = { onSearch: () => void; onDeclare: () => void; onKeyboard: () => void };

export function Header({ account, version, onSearch, onDeclare, onKeyboard }: { account: Account; version: string } & Actions) {
  return (
    <header className={classes.header}>
      <div className={classes.inner}>
        <Link to="/" className={classes.name} aria-label="Muster, now">
          Muster
        </Link>
        <nav className={classes.nav} aria-label="Main">
          <Link to="/" activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>
            Now
          </Link>
          <Link to="/runbooks" activeProps={{ 'aria-current': 'page' }}>
            Runbooks
          </Link>
          <Link to="/people" activeProps={{ 'aria-current': 'page' }}>
            People
          </Link>
          <Link to="/settings" activeProps={{ 'aria-current': 'page' }}>
            Settings
          </Link>
        </nav>
        <div className={classes.right}>
          <Freshness />
          <ActionIcon variant="subtle" color="gray" size={36} onClick={onSearch} aria-label="Search (key /)" className={classes.quiet}>
            <Icon name="search" />
          </ActionIcon>
          <AccountButton account={account} version={version} onKeyboard={onKeyboard} />
          <Button onClick={onDeclare} aria-keyshortcuts="d">
            Declare
          </Button>
        </div>
      </div>
    </header>
  );
}

/** The menu itself is loaded when somebody reaches for it. */
function AccountButton(props: { account: Account; version: string; onKeyboard: () => void }) {
  const [wanted, setWanted] = useState(false);
  const button = (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={36}
      aria-label={`Account of ${props.account.name}`}
      aria-haspopup="menu"
      className={classes.quiet}
      onClick={() => setWanted(true)}
    >
      <Icon name="user" />
    </ActionIcon>
  );
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <AccountMenu {...props} />
    </Suspense>
  );
}
