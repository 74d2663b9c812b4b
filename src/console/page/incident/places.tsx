import { CopyButton } from '../../piece/copy-button.tsx';
import { Panel } from '../../piece/panel.tsx';
import { SourceMark } from '../../piece/source-mark.tsx';
import classes from './clock.module.css';
import { useRoom } from './room.ts';

/** Where the runbook says people talk and look, and whom it names to call. */
export function Places() {
  const { channels, tools, contacts } = useRoom().incident;
  if (channels.length + tools.length + contacts.length === 0) return null;
  return (
    <Panel title="Where to look, whom to call">
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
        {contacts.map(({ role, contact, backup, external, src }) => (
          <li key={`contact-${role}-${contact}`} className={classes.item}>
            <span>
              {role} <SourceMark src={src} />
              {external && <span className="soft small"> external</span>}
            </span>
            <span className="soft small">
              <Reach contact={contact} />
              {backup !== null && (
                <>
                  , else <Reach contact={backup} />
                </>
              )}
            </span>
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

/** A mail address or a telephone number can be tapped; anything else is read. */
function Reach({ contact }: { contact: string }) {
  if (/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(contact)) return <a href={`mailto:${contact}`}>{contact}</a>;
  if (/^\+?[\d\s()/.-]{6,}$/.test(contact)) return <a href={`tel:${contact.replace(/[^+\d]/g, '')}`}>{contact}</a>;
  return contact;
}
