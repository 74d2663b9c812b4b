import type { Reading } from '../read/reading.ts';
import { inside } from '../read/reading.ts';
import { statements } from '../read/visit.ts';
import { addMetric } from './add-metric.ts';

const SHARE = /(?<![\d.,])9\d(?:[.,]\d{1,4})?\s?%/gu;

/** "We guarantee 99.9 % uptime": what an agreement on service promises in a sentence, where nothing else is measured. */
export function readPromises(reading: Reading): void {
  const { words, policy } = reading;
  for (const { text, src, section } of statements(reading)) {
    const [share, second] = text.match(SHARE) ?? [];
    const name = words.find('uptime', text)?.[0];
    if (!share || second || !name || !words.says('promises', text)) continue;
    if (inside(reading, section, 'templates', 'examples', 'severity', 'procedures', 'detection')) continue;
    const known = words.isOnly('uptime', section.title) ? section.title : capital(name);
    if (!policy.metrics.some((metric) => metric.name === known))
      addMetric(reading, { name: known, target: share, group: section.title, src });
  }
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
