import { httpVerdict } from '../http-verdict.ts';
import type { Integration } from '../integration.ts';
import { ntfyConfig } from './config.ts';
import { notify } from './notify.ts';

export const ntfy = {
  name: 'ntfy',
  title: 'ntfy push',
  config: ntfyConfig,
  address: { label: 'Topic', example: 'muster-ana-7f3k', check: checkTopic },
  notify,
  verdict: httpVerdict,
} satisfies Integration<typeof ntfyConfig>;

function checkTopic(topic: string): string | null {
  return /^[A-Za-z0-9_-]{1,64}$/.test(topic) ? null : 'A topic has 1 to 64 letters, digits, "-" and "_". Choose one that nobody can guess.';
}
