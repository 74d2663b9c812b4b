import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { channelsQuery } from '../../api/query.ts';
import { useApply } from '../../api/use-apply.ts';
import type { ChannelView, Configuration } from '../../api/view.ts';
import { Panel } from '../../piece/panel.tsx';
import { QuietButton } from '../../piece/quiet-button.tsx';
import { Failure, Loading } from '../../piece/state.tsx';
import { ChannelForm } from './channel-form.tsx';
import classes from './people-row.module.css';
import { settingsOf } from './settings-schema.ts';

/** The ways out: which are set up, and their settings by each one's own schema. */
export function Channels({ configuration }: { configuration: Configuration }) {
  const channels = useQuery(channelsQuery);
  return (
    <Panel title="Channels" id="channels">
      {channels.isPending && <Loading what="channels" />}
      {channels.isError && <Failure error={channels.error} what="channels" retry={() => void channels.refetch()} />}
      <ul>
        {channels.data?.items.map((channel) => (
          <Channel key={channel.name} channel={channel} configuration={configuration} />
        ))}
      </ul>
    </Panel>
  );
}

function Channel({ channel, configuration }: { channel: ChannelView; configuration: Configuration }) {
  const apply = useApply();
  const [open, setOpen] = useState(false);
  const all = configuration.channels ?? {};
  const settable = settingsOf(channel.settings).length > 0;
  const word = open ? 'Close' : channel.configured ? 'Settings' : 'Set up';
  const save = (settings: Record<string, unknown>) =>
    apply.mutate({ channels: { ...all, [channel.name]: settings } }, { onSuccess: () => setOpen(false) });
  return (
    <li>
      <div className={classes.line}>
        <div className={classes.name}>
          <p>{channel.title}</p>
          <p className="soft small">
            {channel.configured ? 'set up' : 'not set up'} · address like {channel.address.example}
          </p>
        </div>
        {settable && (
          <QuietButton aria-expanded={open} onClick={() => setOpen(!open)} aria-label={`${word}: ${channel.title}`}>
            {word}
          </QuietButton>
        )}
      </div>
      {open && (
        <ChannelForm
          channel={channel}
          current={(all[channel.name] ?? {}) as Record<string, unknown>}
          error={apply.error}
          busy={apply.isPending}
          onSave={save}
        />
      )}
    </li>
  );
}
