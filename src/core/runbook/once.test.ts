import { describe, expect, test } from 'vitest';
import { once, onceForLanguages, onceForText } from './once.ts';

const counted = () => {
  const asked: string[] = [];
  return { asked, length: (text: string) => (asked.push(text), text.length) };
};

describe('a finding', () => {
  test('is made once for each key, even where it finds nothing', () => {
    const { asked, length } = counted();
    const empty = once((key: { text: string }) => (length(key.text), null));
    const key = { text: 'SEV-1' };
    expect([empty(key), empty(key), empty({ text: 'SEV-1' })]).toEqual([null, null, null]);
    expect(asked).toEqual(['SEV-1', 'SEV-1']);
  });

  test('in a text is made once for each document, which keeps it to itself', () => {
    const { asked, length } = counted();
    const lengthOf = onceForText((text: string, _document: object) => length(text));
    const [one, other] = [{}, {}];
    expect([lengthOf('SEV-1', one), lengthOf('SEV-1', one), lengthOf('P1', one), lengthOf('SEV-1', other)]).toEqual([5, 5, 2, 5]);
    expect(asked).toEqual(['SEV-1', 'P1', 'SEV-1']);
  });

  test('about languages is made once for all documents that speak them', () => {
    const { asked, length } = counted();
    const built = onceForLanguages(({ languages }: { languages: string[] }) => length(languages.join()));
    const languages = ['en', 'de'];
    expect([built({ languages }), built({ languages })]).toEqual([5, 5]);
    expect(asked).toEqual(['en,de']);
  });
});
