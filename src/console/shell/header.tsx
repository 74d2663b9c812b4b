import { ActionIcon, Button, Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { meQuery } from '../api/query.ts';
import { signOut } from '../api/session.ts';
import type { Account } from '../api/view.ts';
import { Icon } from '../piece/icon.tsx';
import { Freshness } from './freshness.tsx';
import classes from './header.module.css';

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
        </nav>
        <div className={classes.right}>
          <Freshness />
          <ActionIcon variant="subtle" color="gray" size={36} onClick={onSearch} aria-label="Search (key /)" className={classes.quiet}>
            <Icon name="search" />
          </ActionIcon>
          <AccountMenu account={account} version={version} onKeyboard={onKeyboard} />
          <Button onClick={onDeclare} aria-keyshortcuts="d">
            Declare
          </Button>
        </div>
      </div>
    </header>
  );
}

function AccountMenu({ account, version, onKeyboard }: { account: Account; version: string; onKeyboard: () => void }) {
  const cache = useQueryClient();
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  const leave = async () => {
    await signOut();
    cache.clear();
    await cache.invalidateQueries({ queryKey: meQuery.queryKey });
    location.assign('/');
  };
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={`Account of ${account.name}`} className={classes.quiet}>
          <Icon name="user" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {account.name} · Muster {version}
        </Menu.Label>
        <Menu.Item leftSection={<Icon name={dark ? 'sun' : 'moon'} />} onClick={() => setColorScheme(dark ? 'light' : 'dark')}>
          {dark ? 'Light' : 'Dark'} colours
        </Menu.Item>
        <Menu.Item onClick={() => setColorScheme('auto')}>Colours as the system</Menu.Item>
        <Menu.Item onClick={onKeyboard}>Keyboard</Menu.Item>
        <Menu.Item component="a" href="/openapi.json">
          API description
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => void leave()}>Sign out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
