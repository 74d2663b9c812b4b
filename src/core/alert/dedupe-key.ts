import type { AlertSignal } from './alert.ts';

/** Keys are primary keys: PostgreSQL indexes at most 2.7 kB, and a key is shown to people. */
const LONGEST = 400;

/**
 * What makes two signals the same alert: the sender's own key where it has one (within its source), otherwise the label set without empty
 * values, in any order (Prometheus, "Alertmanager API v2"). Never the text: text changes while the alert goes on.
 */
export function dedupeKey(signal: Pick<AlertSignal, 'source' | 'dedupeKey' | 'labels'>): string {
  return signal.dedupeKey === null ? keyOfLabels(signal.labels) : bounded(`${signal.source}:${signal.dedupeKey}`);
}

/** `{alertname="Down",job="api"}`: sorted by name, values quoted, so that no two label sets share a key. */
export function keyOfLabels(labels: Record<string, string>): string {
  let key = '{';
  for (const name of Object.keys(labels).sort()) {
    const value = labels[name] as string;
    if (value === '') continue;
    key += `${key.length > 1 ? ',' : ''}${PLAIN_NAME.test(name) ? name : JSON.stringify(name)}=${quote(value)}`;
  }
  return bounded(`${key}}`);
}

const PLAIN_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
const NEEDS_ESCAPE = /["\\\p{Cc}]/u;

function quote(value: string): string {
  return NEEDS_ESCAPE.test(value) ? JSON.stringify(value) : `"${value}"`;
}

/** A long key keeps its readable beginning and ends in 128 bits of hash. Whoever may send one key may send any: no attacker gains by a collision. */
function bounded(key: string): string {
  return key.length <= LONGEST ? key : `${key.slice(0, LONGEST - 33).toWellFormed()}#${hash128(key)}`;
}

/** Four interleaved 32-bit multiply-and-rotate lanes over UTF-16 units, mixed at the end. */
function hash128(text: string): string {
  const lanes = [0x9e3779b9, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f];
  const factors = [0x01000193, 0x5bd1e995, 0x1b873593, 0x165667b1];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    for (let lane = 0; lane < 4; lane++) {
      const mixed = Math.imul((lanes[lane] as number) ^ unit, factors[lane] as number);
      lanes[lane] = ((mixed << (5 + lane)) | (mixed >>> (27 - lane))) + (lanes[(lane + 1) % 4] as number);
    }
  }
  return lanes.map((lane, index) => finish(lane ^ (lanes[(index + 1) % 4] as number) ^ text.length)).join('');
}

function finish(lane: number): string {
  const a = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  const b = Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return ((b ^ (b >>> 16)) >>> 0).toString(16).padStart(8, '0');
}
