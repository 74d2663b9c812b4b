import type { LinkView } from '../../engine/engine.ts';
import type { LinkPage } from './page.ts';

type Told = Extract<LinkView, { incident: unknown }>;
/** When the incident began and where it stands, in words; `over`: nothing is left to acknowledge. */
export type Standing = { since: string; status: string; over: boolean };

/** What a link page says, before and after the button. */
export function describeLink(view: LinkView, token: string, standing: Standing, acknowledgedNow: boolean): LinkPage {
  if (!('incident' in view)) return view.state === 'expired' ? TOO_OLD : NOT_KNOWN;
  const incident = incidentOf(view, standing);
  const room = `/incidents/${view.incident.number}`;
  const common = { title: `INC-${view.incident.number}`, incident, room, person: view.person };
  if (standing.over && (view.state === 'open' || acknowledgedNow)) {
    return { ...common, tone: 'calm', heading: 'It is over', text: 'Nothing is left to acknowledge.', token: null };
  }
  if (view.state === 'open') {
    const text = 'Acknowledging tells your team that you are on it.';
    return { ...common, tone: 'open', heading: 'You are needed', text, token };
  }
  const heading = acknowledgedNow ? 'Acknowledged' : 'This link was used before';
  const text = acknowledgedNow ? `Thank you, ${view.person}. The team sees that you are on it.` : 'Nothing was changed this time.';
  return { ...common, tone: acknowledgedNow ? 'done' : 'calm', heading, text, token: null };
}

const TOO_OLD = plain('This link is too old', 'Links work for three days. Open Muster to see what became of the incident.');
const NOT_KNOWN = plain(
  'This link is not known',
  'It may have been cut in two by the mail program. Open the incident in Muster, or use the link in another message.',
);

function incidentOf({ incident }: Told, standing: Standing): LinkPage['incident'] {
  return {
    name: `INC-${incident.number} ${incident.title}`,
    severity: incident.severity ?? 'not assessed yet',
    since: standing.since,
    status: standing.status,
  };
}

function plain(heading: string, text: string): LinkPage {
  return { title: 'Muster', tone: 'calm', heading, incident: null, text, token: null, person: null, room: '/' };
}
