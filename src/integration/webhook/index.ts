import { z } from 'zod';
import { httpVerdict } from '../http-verdict.ts';
import type { Integration } from '../integration.ts';
import { notify } from './notify.ts';

/** The key that the receiver checks signatures with: `whsec_` and base64 of 24 to 64 bytes (Standard Webhooks, "Secret"). */
export const webhookConfig = z.strictObject({
  secret: z.string().refine(isSecret, 'must be whsec_ followed by base64 of 24 to 64 bytes: printf whsec_; openssl rand -base64 32'),
});

export const webhook = {
  name: 'webhook',
  title: 'Signed webhook',
  config: webhookConfig,
  address: { label: 'Address', example: 'https://example.org/muster', check: checkUrl },
  notify,
  verdict: httpVerdict,
} satisfies Integration<typeof webhookConfig>;

function isSecret(secret: string): boolean {
  const encoded = secret.replace(/^whsec_/, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded) || encoded.length % 4 !== 0) return false;
  const bytes = Buffer.from(encoded, 'base64').length;
  return bytes >= 24 && bytes <= 64;
}

function checkUrl(address: string): string | null {
  const url = URL.parse(address);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    return 'Write an address that begins with https:// or http://.';
  return url.username === '' && url.password === '' ? null : 'Leave user and password out of the address: requests are signed.';
}
