import { describe, expect, it } from 'vitest';
import { read } from '../story.fixture.ts';
import { riskOf } from './command-block.ts';

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

  it.each([
    ['rm -rf /var/cache/app', 'destructive'],
    ['kubectl delete pod x', 'destructive'],
    ['journalctl -u app -f', 'never-ending'],
    ["watch -n 5 'curl -s https://api.test'", 'never-ending'],
    ['htop', 'interactive'],
    ['top -b -n 1', 'read-only'],
    ['ping -c 3 host.test', 'read-only'],
    ['sudo systemctl restart app', 'mutating'],
    ['./scripts/rollback.sh production', 'mutating'],
    ['git log --oneline -10', 'read-only'],
    ['psql -c "SELECT 1;"', 'read-only'],
  ])('%s is %s', (text, risk) => {
    expect(riskOf(text)).toBe(risk);
  });
});
