import { CopyButton } from '../../piece/copy-button.tsx';
import { Panel } from '../../piece/panel.tsx';
import { SourceMark } from '../../piece/source-mark.tsx';
import classes from './clock.module.css';
import { useRoom } from './room.ts';

/** Where the runbook says people talk and look. */
export function Places() {
  const { channels, tools } = useRoom().incident;
  if (channels.length + tools.length === 0) return null;
  return (
    <Panel title="Where to look and talk">
      <ul>
        {channels.map((channel) => (
          <li key={`channel-${channel.name}`} className={classes.item}>
            <span>
              {safe(channel.link) ? (
                <a href={channel.link ?? ''} target="_blank" rel="noopener noreferrer">
                  {channel.name}
                </a>
              ) : (
                channel.name
              )}{' '}
              <SourceMark src={channel.src} />
            </span>
            <span className="soft small">{channel.medium}</span>
          </li>
        ))}
        {tools.map((tool) => (
          <li key={`tool-${tool.name}-${tool.src?.line}`} className={classes.item}>
            <span>
              {safe(tool.link) ? (
                <a href={tool.link ?? ''} target="_blank" rel="noopener noreferrer">
                  {tool.name}
                </a>
              ) : (
                tool.name
              )}{' '}
              <SourceMark src={tool.src} />
              {tool.purpose && <span className="soft small"> {tool.purpose}</span>}
            </span>
            {tool.command && <CopyButton text={tool.command} label={tool.name} />}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function safe(link: string | null): boolean {
  return link !== null && /^https?:\/\//i.test(link);
}
