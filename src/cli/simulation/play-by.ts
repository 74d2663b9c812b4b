import { withBase } from '../../core/policy/with-base.ts';
import { imagineDirectory } from '../../core/simulate/imagine.ts';
import { play, type Simulation } from '../../core/simulate/play.ts';
import { OFFICE_HOURS_UTC } from '../../core/time/calendar.ts';
import { basePolicy } from '../../engine/base-policy.ts';
import { readRevision } from '../compile/read-revision.ts';
import type { Night } from './night.ts';

/** A night as one runbook plays it. `name`: the file; `title`: the runbook's own. */
export type PlayedNight = { name: string; title: string; simulation: Simulation };

/** The levels that can be played, the worst first. `ofTheBase`: the runbook states none. */
export async function levelsOf(place: string): Promise<{ levels: string[]; ofTheBase: boolean }> {
  const { policy: stated } = await readRevision(place);
  const { severities } = withBase(stated, await basePolicy());
  const levels = severities.toSorted((a, b) => a.rank - b.rank).map(({ id }) => id);
  return { levels, ofTheBase: stated.severities.length === 0 };
}

/** Plays the night by the runbook of that place (a file, `git:REVISION:PATH`, or `-`). A CommandFailure (exit 2) for what cannot be read or played. */
export async function playBy(place: string, night: Night, how: { lenient: boolean; namesFile: boolean }): Promise<PlayedNight> {
  const [{ policy: stated }, base] = [await readRevision(place), await basePolicy()];
  const policy = withBase(stated, base);
  const { settings, zone } = night;
  const context = {
    policy,
    directory: settings?.directory ?? imagineDirectory(policy),
    calendar: settings?.calendar ?? { ...OFFICE_HOURS_UTC, zone },
  };
  const delivery = settings === null ? null : { channels: settings.channels };
  const outcome = play({ context, delivery, lenient: how.lenient }, night.scenario);
  if ('fault' in outcome) return night.fail(outcome.fault, how.namesFile ? place : null);
  return { name: place, title: policy.document.title ?? place, simulation: outcome };
}
