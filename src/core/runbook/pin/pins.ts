/** The values under `muster:`, once they are valid. The schema beside this says what each means. */
export type OneOrMore = string | string[];
export type SeverityPin = Partial<
  Record<'name' | 'systemImpact' | 'businessImpact' | 'acknowledgeWithin' | 'respondWithin' | 'resolveWithin', string> &
    Record<'criteria' | 'examples', string[]> & { rank: number }
>;
export type RungPin = { to: OneOrMore; after?: string; if?: string };
export type EscalationPin = RungPin & { severities?: OneOrMore; channels?: string[]; purpose?: 'escalate' | 'inform' };
export type RolePin = {
  abbreviation?: string;
  kind?: 'lead' | 'support';
  firstHolder?: 'first-responder' | 'on-call';
  responsibilities?: string[];
  severities?: OneOrMore;
};
export type Named<T> = Record<string, T | null>;

export type Pins = {
  title?: string;
  severities?: Named<SeverityPin>;
  escalation?: EscalationPin[];
  ladder?: RungPin[];
  roles?: Named<RolePin>;
  contacts?: Named<string | { contact: string; backup?: string; external?: boolean }>;
  cadence?: Named<string>;
  review?: Named<string | { within?: string; required?: boolean }>;
  channels?: Named<{
    medium?: 'chat' | 'video' | 'email' | 'status-page' | 'ticket' | 'sms' | 'phone' | 'other';
    pattern?: string;
    perIncident?: boolean;
    link?: string;
  }>;
  metrics?: Named<{ abbreviation?: string; target?: string; severity?: string }>;
  phases?: Named<{ stage?: 'response' | 'review' }>;
  templates?: Named<{
    use?: 'initial' | 'update' | 'resolution' | 'status-page' | 'action-item' | 'postmortem' | 'escalation' | 'other';
    audience?: 'internal' | 'stakeholders' | 'public' | 'unstated';
  }>;
  lastUpdated?: string;
  reviewEvery?: 'day' | 'week' | 'month' | 'quarter' | 'year';
  ignore?: (number | string)[];
  rules?: Record<string, 'error' | 'warning' | 'note' | 'off'>;
};
