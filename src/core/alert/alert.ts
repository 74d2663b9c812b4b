import type { Instant } from '../time/instant.ts';

/**
 * What an integration makes of one message of a monitor, before anything is decided. `labels` are its identity; `dedupeKey` where the
 * sender has a key of its own. `endsAt` at or before the receipt means resolved. `source` names the integration.
 */
export type AlertSignal = {
  source: string;
  dedupeKey: string | null;
  status: 'firing' | 'resolved';
  labels: Record<string, string>;
  annotations: Record<string, string>;
  startsAt: Instant | null;
  endsAt: Instant | null;
  link: string | null;
};

/** A monitor's signal as we keep it: one record a key, however often it is sent. */
export type Alert = {
  key: string;
  source: string;
  status: 'firing' | 'resolved';
  labels: Record<string, string>;
  annotations: Record<string, string>;
  startsAt: Instant;
  endsAt: Instant;
  updatedAt: Instant;
  link: string | null;
  count: number;
  /** The alerts of one group make one incident: the route's id and the values of the labels it groups by. */
  groupKey: string;
  incidentId: string | null;
  silencedBy: string[];
};

export type Matcher = { name: string; value: string; isRegex: boolean; isEqual: boolean };

/** Alertmanager's silence: alerts that all matchers match tell nobody from `startsAt` until `endsAt`. */
export type Silence = {
  id: string;
  matchers: Matcher[];
  startsAt: Instant;
  endsAt: Instant;
  createdBy: string;
  comment: string;
  updatedAt: Instant;
};

/**
 * Where an alert goes: the first route whose matchers all match. `groupBy` are the labels that make one incident of several alerts
 * (empty: one incident for the whole route). `severity` is the runbook's level; `severityLabel` reads it from a label instead.
 */
export type Route = {
  id: string;
  matchers: Matcher[];
  service: string | null;
  runbook: string | null;
  severity: string | null;
  severityLabel: string | null;
  severityMap: Record<string, string>;
  category: string | null;
  groupBy: string[];
};
