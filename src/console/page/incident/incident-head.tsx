import { useState } from 'react';
import { Elapsed } from '../../piece/elapsed.tsx';
import { Icon } from '../../piece/icon.tsx';
import { Prose } from '../../piece/prose.tsx';
import { QuietButton } from '../../piece/quiet-button.tsx';
import { SeverityMark } from '../../piece/severity-mark.tsx';
import { SourceMark } from '../../piece/source-mark.tsx';
import { visible } from '../../piece/visible.ts';
import classes from './incident-head.module.css';
import { RenameForm } from './rename-form.tsx';
import { useRoom } from './room.ts';

const stateWord = {
  triage: 'in triage, not accepted yet',
  active: 'active',
  resolved: 'resolved',
  closed: 'closed',
  declined: 'declined as a false alarm',
  merged: 'merged into another',
};

/** What it is, how bad, in which state, who is on it. */
export function IncidentHead() {
  const { incident, open } = useRoom();
  const [renaming, setRenaming] = useState(false);
  const open_ = incident.lifecycle === 'triage' || incident.lifecycle === 'active';
  return (
    <header className={classes.head}>
      <div className={classes.line}>
        <SeverityMark severity={incident.severity} size="large" />
        {renaming ? (
          <RenameForm title={incident.title} onDone={() => setRenaming(false)} />
        ) : (
          <h1 className={classes.title}>
            <span className={classes.number}>INC-{incident.number}</span> {visible(incident.title)}{' '}
            <QuietButton onClick={() => setRenaming(true)} aria-label="Rename">
              <Icon name="pencil" size={14} />
            </QuietButton>
          </h1>
        )}
      </div>
      <p className={classes.facts}>
        {incident.drill && <span className={classes.drill}>practice</span>}
        <span>{stateWord[incident.lifecycle]}</span>
        <span>
          {open_ ? 'for' : 'lasted'}{' '}
          <Elapsed since={incident.moments.impact ?? incident.raisedAt} until={incident.resolvedAt ?? incident.closedAt} />
        </span>
        {incident.service && <span>{incident.service}</span>}
        <span>
          {incident.commander
            ? `${incident.commander} leads`
            : incident.acknowledged
              ? `${incident.acknowledged.by} is on it`
              : 'nobody is on it yet'}
        </span>
        {incident.publicStatus && <span>public: {incident.publicStatus}</span>}
        {incident.severity && (
          <span>
            <QuietButton onClick={() => open('severity')}>Change severity</QuietButton> <SourceMark src={incident.severity.src} />
          </span>
        )}
      </p>
      {incident.summary && (
        <div className={classes.summary}>
          <Prose text={incident.summary} />
        </div>
      )}
    </header>
  );
}
