import { httpVerdict } from '../http-verdict.ts';
import type { Integration } from '../integration.ts';
import { webhookConfig } from './config.ts';
import { notify } from './notify.ts';

export const webhook = {
  name: 'webhook',
  title: 'Signed webhook',
  config: webhookConfig,
  reader: 'program',
  address: { label: 'Address', example: 'https://example.org/muster', check: checkUrl },
  notify,
  verdict: httpVerdict,
} satisfies Integration<typeof webhookConfig>;

function checkUrl(address: string): string | null {
  const url = URL.parse(address);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    return 'Write an address that begins with https:// or http://.';
  return url.username === '' && url.password === '' ? null : 'Leave user and password out of the address: requests are signed.';
}
