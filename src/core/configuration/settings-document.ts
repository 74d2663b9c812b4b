import type { Route } from '../alert/alert.ts';
import type { Directory } from '../oncall/directory.ts';
import type { Calendar } from '../time/calendar.ts';

/** Everything that `muster apply` can set, as it is kept. */
export type SettingsDocument = {
  directory: Directory;
  calendar: Calendar;
  routes: Route[];
  defaultRunbook: string | null;
  channels: Record<string, unknown>;
};
