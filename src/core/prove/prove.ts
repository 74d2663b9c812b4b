import type { Directory, Person } from '../oncall/directory.ts';
import type { CompiledPolicy } from '../policy/policy.ts';
import { imagineDirectory } from '../simulate/imagine.ts';
import type { Calendar } from '../time/calendar.ts';
import { DAY, MINUTE } from '../time/instant.ts';
import { deadlineClaim } from './deadline-claim.ts';
import { Letdowns } from './letdown-claims.ts';
import type { Moving } from './moving.ts';
import { outages } from './outage.ts';
import { ownerClaim } from './owner-claim.ts';
import { roleClaim } from './role-claim.ts';
import { templateClaim } from './template-claim.ts';
import { provedLevels } from './told-in-time.ts';
import type { Horizon, Verdict } from './verdict.ts';
import { workClaims } from './work-claim.ts';

/** `channels`: the names that can deliver, null when all can. `moving`: what else changes with the clock, such as who is on call. */
export type ProofOptions = { channels?: ReadonlySet<string> | null; moving?: readonly Moving[]; mostRuns?: number };

/** About ten seconds of work; an ordinary runbook takes some dozens of runs. */
const MOST_RUNS = 40_000;
const LONGEST_HORIZON = 10 * 366 * DAY;

/**
 * Is somebody who can be reached told in time, in every incident that may begin within the horizon and that nobody answers? For each level,
 * category, and answer to each question (also none), at each minute. And: can the runbook be worked through (phases, gates, owners,
 * messages, deadlines, roles)?
 *
 * The cost grows with distinct situations, not with minutes. The horizon is cut where anything that an incident depends on changes
 * (`moving.ts`); pieces that are alike are looked at once (`span.ts`); of each piece the first and the last start are played by the same
 * `decide` and `evolve` as real incidents, and stand for all between when both have one shape (`explore.ts` says why that is enough).
 * Answers are taken to be given at the start, or never. From each start it is also played on: whoever is told first does not answer, or
 * acknowledges and does nothing more, or the one message to them is lost (`aftermath.ts`). `directory` null: each role of the runbook is one reachable person. The policy is
 * one that incidents run by (`withBase`). Throws a RangeError for a horizon of less than a minute or more than ten years.
 * docs/decisions/2026-11-21-prove-by-situations.md
 */
export function prove(
  policy: CompiledPolicy,
  directory: Directory | null,
  calendar: Calendar,
  { from, for: length }: Horizon,
  { channels = null, moving = [], mostRuns = MOST_RUNS }: ProofOptions = {},
): Verdict {
  if (!(length >= MINUTE && length <= LONGEST_HORIZON)) throw new RangeError('A horizon is between one minute and ten years long.');
  const start = Math.floor(from / MINUTE) * MINUTE;
  const horizon = { from: start, for: length };
  const context = { policy, directory: directory ?? imagineDirectory(policy), calendar };
  const reach = directory === null ? () => null : (person: Person) => whyNot(person, channels);
  const channelsOf = (person: Person) => workingChannels(person, channels);
  const ways = directory === null ? null : (person: Person) => channelsOf(person).length;
  const letdowns = new Letdowns(context.directory, reach);
  const { levels, counterExamples, effort } = provedLevels({ context, reach, ways, horizon, moving, mostRuns }, letdowns);
  const claims = [
    ...letdowns.claims(directory === null ? [] : outages(context, reach, channelsOf, start)),
    ...workClaims(context, start),
    ownerClaim(context, start),
    templateClaim(context, start),
    deadlineClaim(context, horizon),
    roleClaim(context, directory === null ? null : reach),
  ];
  const proved = effort.complete && levels.every((level) => level.holds) && claims.every((claim) => claim.holds);
  return { proved, from: start, to: start + length, imagined: directory === null, levels, counterExamples, claims, effort };
}

/** The channel of each contact method that can deliver. */
function workingChannels({ contacts }: Person, channels: ReadonlySet<string> | null): string[] {
  return contacts.map(({ channel }) => channel).filter((channel) => channels === null || channels.has(channel));
}

/** Why a person cannot be told, in words that follow their name; null when they can. */
function whyNot({ contacts }: Person, channels: ReadonlySet<string> | null): string | null {
  if (contacts.length === 0) return 'has no contact method';
  if (channels === null || contacts.some(({ channel }) => channels.has(channel))) return null;
  const names = [...new Set(contacts.map(({ channel }) => channel))].join(', ');
  return `can only be reached by ${names}, which is not set up`;
}
