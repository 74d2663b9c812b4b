import { Link } from '@tanstack/react-router';
import type { ProofSetting } from '../../../api/view.ts';
import classes from './proof.module.css';

const places: Record<ProofSetting, { to: '/people' | '/settings'; hash?: string; word: string }> = {
  contacts: { to: '/people', hash: 'people', word: 'People' },
  channels: { to: '/people', hash: 'channels', word: 'Channels' },
  bindings: { to: '/people', hash: 'bindings', word: 'Names in the runbook' },
  'catch-all': { to: '/people', hash: 'catch-all', word: 'Catch-all' },
  calendar: { to: '/settings', hash: 'calendar', word: 'Working hours' },
};

/** The settings that would mend it, each a click away. */
export function SettingLinks({ settings }: { settings: ProofSetting[] }) {
  if (settings.length === 0) return null;
  return (
    <span className={classes.settings}>
      {settings.map((setting) => {
        const { to, hash, word } = places[setting];
        return (
          <Link key={setting} to={to} {...(hash ? { hash } : {})}>
            {word}
          </Link>
        );
      })}
    </span>
  );
}
