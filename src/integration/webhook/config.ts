import { z } from 'zod';

/** The key that the receiver checks signatures with: `whsec_` and base64 of 24 to 64 bytes (Standard Webhooks, "Secret"). */
export const webhookConfig = z.strictObject({
  secret: z.string().refine(isSecret, 'must be whsec_ followed by base64 of 24 to 64 bytes: printf whsec_; openssl rand -base64 32'),
});

function isSecret(secret: string): boolean {
  const encoded = secret.replace(/^whsec_/, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded) || encoded.length % 4 !== 0) return false;
  const bytes = Buffer.from(encoded, 'base64').length;
  return bytes >= 24 && bytes <= 64;
}
