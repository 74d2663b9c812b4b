import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';
import { dedent } from './story.fixture.ts';

const unread = (text: string) => compile(dedent(text)).policy.document.unread.map(({ src }) => src.line);

describe('what is told as not understood', () => {
  it('is a list, a table or a block of which nothing was read', () => {
    expect(unread('# Incident response\n\n## Weather\n\n- Rain in April\n- Snow in May\n')).toEqual([5]);
  });

  it('is no list of links: each of them was read as one', () => {
    expect(unread('# Incident response\n\n## More\n\n- [Rollback](rollback.md) - how to go back\n- [Levels](levels.md)\n')).toEqual([]);
  });

  it('is no list of which every item gave a fact', () => {
    expect(unread('# Incident response\n\n## On-call rotation\n\n- Primary: 1 week\n- Secondary: backup\n')).toEqual([]);
  });
});
