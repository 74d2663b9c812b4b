import { describe, expect, it } from 'vitest';
import { lexicons } from '../lexicon/index.ts';
import { wordsOf } from '../lexicon/words.ts';
import { delayIn, minutesIn } from './duration.ts';

const words = wordsOf(lexicons);

describe('times as people write them', () => {
  it.each([
    ['< 15 min', 15],
    ['Immediate (< 15 minutes)', 15],
    ['24-48 hours', 2880],
    ['15–30 minutes', 30],
    ['within 1 week', 10_080],
    ['within two business days', 2880],
    ['T+5min', 5],
    ['T+2h', 120],
    ['7 d', 10_080],
    ['7d', 10_080],
    ['4 hr', 240],
    ['+120 minutes', 120],
    ['a 5-minute window', 5],
    ['fourteen (14) days', 20_160],
    ['forty-five minutes', 45],
    ['between eleven and thirteen minutes', 13],
  ])('%s is %i minutes', (text, minutes) => {
    expect(minutesIn(text, words)).toBe(minutes);
  });

  it.each([
    ['Immediate', { kind: 'after', minutes: 0 }],
    ['at once', { kind: 'after', minutes: 0 }],
    ['Next business day', { kind: 'next-business-day' }],
    ['within 5 business days', { kind: 'after', minutes: 7200, businessDays: 5 }],
    ['same business day', { kind: 'same-business-day' }],
    ['Weekly review', { kind: 'weekly-review' }],
    ['If unresolved at T+30, escalate', { kind: 'after', minutes: 30 }],
    ['T+10 (P1)', { kind: 'after', minutes: 10 }],
    ['every half hour', { kind: 'after', minutes: 30 }],
    ['PORT+10 is open', null],
    ['best effort', null],
    ['version 5 moved', null],
    ['If unresolved', null],
  ])('%s', (text, delay) => {
    expect(delayIn(text, words)).toEqual(delay);
  });
});
