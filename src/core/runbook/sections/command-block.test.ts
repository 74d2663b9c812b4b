import { describe, expect, it } from 'vitest';
import { read } from '../story.fixture.ts';

const commands = (body: string, language = 'bash') =>
  read(`## Recovery Procedures\n\n### Restart\n\`\`\`${language}\n${body}\n\`\`\`\n`).commandBlocks.flatMap((b) => b.commands);

describe('commands', () => {
  it('carry the comment above them and their line', () => {
    expect(commands('# See whether it runs\nsystemctl status app\n\ndf -h')).toMatchObject([
      { text: 'systemctl status app', comment: 'See whether it runs', risk: 'read-only', src: { line: 6 } },
      { text: 'df -h', comment: null },
    ]);
  });

  it('go on after a backslash and inside quotes', () => {
    expect(commands('curl -X POST https://api.test \\\n  -d "a\nb"\nls')).toMatchObject([
      { text: 'curl -X POST https://api.test \\\n  -d "a\nb"', risk: 'mutating' },
      { text: 'ls' },
    ]);
  });

  it('lose the prompt of a console block and keep every other dollar', () => {
    expect(commands('$ kubectl get pods', 'console').map((c) => c.text)).toEqual(['kubectl get pods']);
    expect(commands('$HOME/bin/fix').map((c) => c.text)).toEqual(['$HOME/bin/fix']);
  });

  it('say which variables they need and nobody sets', () => {
    expect(commands('ZONE=eu\naws x --arn $ARN --zone ${ZONE}').map((c) => c.variables)).toEqual([[], ['ARN']]);
  });
});
