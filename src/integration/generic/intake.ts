import type { AlertSignal } from '../../core/alert/alert.ts';
import { NEVER_ENDS } from '../../core/alert/fold-signals.ts';
import { cleanLabels, storable } from '../../core/alert/labels.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { IntakeRequest, IntakeResult } from '../integration.ts';
import { BadAlert, isRecord, readAnnotations, readEach, readLabels, readLink, readTime } from '../read-alert.ts';

const OVER = new Set(['resolved', 'ok', 'recovered', 'closed', 'up', 'success']);
const ON = new Set(['firing', 'alerting', 'alert', 'problem', 'triggered', 'open', 'down', 'critical', 'error', 'warning']);

/**
 * Any system that can post JSON: one object, or an array of them.
 * `title` (needed unless a resolution names its `key`), `status` (firing by default), `key` (the sender's own; otherwise the labels are the
 * identity), `severity`, `service`, `description`, `link`, `labels`, `annotations`, `startsAt`, `endsAt`. Without `endsAt` it fires until it is resolved.
 */
export function intake({ body, receivedAt }: IntakeRequest): IntakeResult {
  const items = Array.isArray(body) ? body : [body];
  if (items.length === 0) return { signals: [], problems: ['the array holds no alert'] };
  if (!Array.isArray(body) && !isRecord(body))
    return { signals: [], problems: ['the body must be an object such as {"title": "Disk full"}, or an array of them'] };
  const { taken, problems } = readEach(items, (item) => signalOf(item, receivedAt));
  return { signals: taken, problems };
}

function signalOf(item: Record<string, unknown>, receivedAt: Instant): AlertSignal {
  const endsAt = readTime(item['endsAt'], 'endsAt');
  const over = isOver(item) || (endsAt !== null && endsAt <= receivedAt);
  const key = readText(item, 'key', 1_000);
  const title = readText(item, 'title', 2_048);
  if (title === null && (key === null || !over)) throw new BadAlert('"title" is missing');
  const own = item['labels'] === undefined || item['labels'] === null ? {} : readLabels(item['labels'], 'labels');
  const description = readText(item, 'description', 8_192);
  return {
    source: 'generic',
    dedupeKey: key,
    status: over ? 'resolved' : 'firing',
    labels: cleanLabels({
      ...named('alertname', title),
      ...named('severity', readText(item, 'severity', 256)),
      ...named('service', readText(item, 'service', 256)),
      ...own,
    }),
    annotations: {
      ...named('summary', title),
      ...named('description', description),
      ...readAnnotations(item['annotations'], 'annotations'),
    },
    startsAt: readTime(item['startsAt'], 'startsAt'),
    endsAt: over ? (endsAt ?? receivedAt) : (endsAt ?? NEVER_ENDS),
    link: readLink(item['link']),
  };
}

function isOver(item: Record<string, unknown>): boolean {
  const status = (readText(item, 'status', 64) ?? 'firing').toLowerCase();
  if (OVER.has(status)) return true;
  if (ON.has(status)) return false;
  throw new BadAlert(`"status" must be "firing" or "resolved", not "${status}"`);
}

function readText(item: Record<string, unknown>, field: string, longest: number): string | null {
  const value = item[field];
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'number' && (field === 'key' || field === 'severity')) return String(value);
  if (typeof value !== 'string') throw new BadAlert(`"${field}" must be a string`);
  return storable(value.slice(0, longest));
}

function named(name: string, value: string | null): Record<string, string> {
  return value === null ? {} : { [name]: value };
}
