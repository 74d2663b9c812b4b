import { describe, expect, it } from 'vitest';
import { wordsIn } from '../lexicon/index.ts';
import { conditionIn } from './condition.ts';

const src = { line: 1, column: 1, endLine: 1 };
const textOf = (text: string) => conditionIn(text, wordsIn(text), src)?.text;

describe('a condition', () => {
  it.each([
    ['If customer data is involved: notify the DPO immediately', 'If customer data is involved'],
    ['If the incident is critical then you should call the second line', 'If the incident is critical'],
    ['If the disk is still full, escalate to the platform team', 'If the disk is still full'],
    ['(if customer-facing)', 'if customer-facing'],
  ])('%s ends where what is done begins', (text, condition) => {
    expect(textOf(text)).toBe(condition);
  });

  it('is none where nothing is said on which it depends', () => {
    expect(textOf('Call the CTO')).toBeUndefined();
  });
});
