import { ActionIcon, Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { meQuery } from '../api/query.ts';
import { signOut } from '../api/session.ts';
import type { Account } from '../api/view.ts';
import { Icon } from '../piece/icon.tsx';
import classes from './header.module.css';

export default function AccountMenu({ account, version, onKeyboard }: { account: Account; version: string; onKeyboard: () => void }) {
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
    <Menu position="bottom-end" width={220} defaultOpened>
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
