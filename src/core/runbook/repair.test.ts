import { describe, expect, it } from 'vitest';
import { repairMojibake } from './repair.ts';

describe('mojibake', () => {
  it.each([
    ['itâ€™s', 'it’s'],
    ['ðŸš¨ INCIDENT', '🚨 INCIDENT'],
    ['A â†’ B', 'A → B'],
    ['cafÃ©', 'café'],
    ['Ð¿Ñ€Ð¸Ð²ÐµÑ‚', 'привет'],
    ['5Â min', '5 min'.replace(' ', '\u00a0')],
  ])('%s is mended to %s', (broken, mended) => {
    expect(repairMojibake(broken.replace('5Â min', '5\u00c2\u00a0min')).text).toBe(mended);
  });

  it.each(['Ångström and Ðuro', 'naïve façade', 'Größe', 'São Paulo', 'привет, мир', 'ÀÉÎÕÜ', '日本語', 'Mañana Â'])(
    '%s is left alone',
    (text) => {
      expect(repairMojibake(text)).toEqual({ text, repairs: [] });
    },
  );

  it('says what was mended and where', () => {
    expect(repairMojibake('fine\nnot itâ€™s').repairs).toMatchObject([{ from: 'â€™', to: '’', src: { line: 2, column: 7 } }]);
  });
});
