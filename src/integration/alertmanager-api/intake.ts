import type { AlertSignal } from '../../core/alert/alert.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { IntakeRequest, IntakeResult } from '../integration.ts';
import { BadAlert, readAnnotations, readEach, readLabels, readLink, readTime } from '../read-alert.ts';

/**
 * Alertmanager API v2 `POST /api/v2/alerts`, as Prometheus and amtool send it: an array of `{labels, annotations, startsAt, endsAt,
 * generatorURL}`. No `startsAt`: now. No `endsAt`: the resolve timeout from now. `endsAt` not after the receipt: resolved.
 */
export function intake({ body, receivedAt }: IntakeRequest): IntakeResult {
  if (!Array.isArray(body)) return { signals: [], problems: ['the body must be an array of alerts'] };
  const { taken, problems } = readEach(body, (item) => signalOf(item, receivedAt));
  return { signals: taken, problems };
}

function signalOf(item: Record<string, unknown>, receivedAt: Instant): AlertSignal {
  if (item['labels'] === undefined) throw new BadAlert('"labels" is missing');
  const labels = readLabels(item['labels'], 'labels');
  if (isEmpty(labels)) throw new BadAlert('at least one label with a value is needed');
  const startsAt = readTime(item['startsAt'], 'startsAt');
  const endsAt = readTime(item['endsAt'], 'endsAt');
  if (startsAt !== null && endsAt !== null && endsAt < startsAt) throw new BadAlert('"endsAt" is before "startsAt"');
  return {
    source: 'alertmanager-api',
    dedupeKey: null,
    status: endsAt !== null && endsAt <= receivedAt ? 'resolved' : 'firing',
    labels,
    annotations: readAnnotations(item['annotations'], 'annotations'),
    startsAt: startsAt ?? (endsAt === null ? null : Math.min(endsAt, receivedAt)),
    endsAt,
    link: readLink(item['generatorURL']),
  };
}

function isEmpty(labels: Record<string, string>): boolean {
  for (const _ in labels) return false;
  return true;
}
