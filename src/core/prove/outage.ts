import type { DecisionContext } from '../incident/context.ts';
import type { Person } from '../oncall/directory.ts';
import type { Instant } from '../time/instant.ts';
import { playNight, type Reach } from './night.ts';
import { levelsOf } from './rehearse.ts';
import type { Finding } from './verdict.ts';

/**
 * Channels without which an incident of some level reaches nobody at all. No more than a remark: to mend it takes another provider. Whether
 * anybody is left does not depend on the time, so one start a level is enough.
 */
export function outages(context: DecisionContext, reach: Reach, channelsOf: (person: Person) => string[], at: Instant): Finding[] {
  const channels = [...new Set(context.directory.people.flatMap(channelsOf))].sort();
  const severities = context.policy.severities.length === 0 ? [null] : levelsOf(context.policy);
  const isSilent = (severity: string | null, within: Reach): boolean =>
    playNight(context, within, { severity, category: null, raisedBy: 'alert' }, {}, at).told === null;
  const answerable = severities.filter((severity) => !isSilent(severity, reach));
  return channels.flatMap((channel): Finding[] => {
    const without: Reach = (person) =>
      reach(person) ?? (channelsOf(person).every((one) => one === channel) ? `can only be reached by ${channel}` : null);
    const silent = answerable.filter((severity) => isSilent(severity, without));
    if (silent.length === 0) return [];
    const where = silent.length === severities.length ? '' : ` at ${silent.join(', ')}`;
    const text = `While ${channel} is down nobody at all is told${where}: whoever is called has no other way.`;
    return [{ level: 'note', text, src: null, settings: ['contacts'] }];
  });
}
