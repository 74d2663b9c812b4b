import type { RegisterCommand } from './command.ts';
import type { RemoteOptions } from './remote/connect.ts';
import { withClient } from './remote/connect.ts';
import { onIncident } from './remote/on-incident.ts';

export const timelineCommand: RegisterCommand = (program) => {
  onIncident(program, 'timeline', 'what happened, the oldest first').option('--brief', 'only what matters most', false).action(timeline);
};

async function timeline(incident: string, options: RemoteOptions & { brief: boolean }): Promise<void> {
  const [{ print }, { line, plain }, { when }] = await Promise.all([
    import('./remote/print.ts'),
    import('./remote/terminal-text.ts'),
    import('./remote/time-text.ts'),
  ]);
  await withClient(options, async (client) => {
    const entries = [];
    for (let after: number | null = 0; after !== null; ) {
      const page: Awaited<ReturnType<typeof client.timeline>> = await client.timeline({ params: { id: incident }, query: { after } });
      entries.push(...page.items);
      after = page.nextAfter;
    }
    const shown = entries.filter((entry) => !options.brief || entry.weight === 'major');
    print(options, shown, () =>
      shown
        .map(({ at, by, text, detail, src }) => {
          const place = src ? `  [line ${src.line}]` : '';
          const more = detail ? `\n${plain(detail).replace(/^/gm, '    ')}` : '';
          return `${when(at)}  ${line(text)}  (${line(by)})${place}${more}`;
        })
        .join('\n'),
    );
  });
}
