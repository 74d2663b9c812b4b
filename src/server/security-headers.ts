import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** For pages and answers that need nothing but themselves; the console and the API's pages say what they need more. */
const strict = {
  defaultSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

/** Secure headers on every answer: no inline script anywhere, no framing, HSTS when the public address is https. */
export async function addSecurityHeaders(app: FastifyInstance, https: boolean): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: strict },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    // `no-referrer` would make browsers send `Origin: null` with forms; tokens in addresses stay within our own pages either way.
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  });
}

/** The content security policy of a page that loads its own files: `{ script: "'self'", … }`. */
export function pagePolicy(sources: Record<'script' | 'style' | 'img' | 'connect', string>): string {
  const listed = Object.entries(sources).map(([kind, source]) => `${kind}-src ${source}`);
  const fixed = [
    "default-src 'none'",
    "font-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return [...fixed, ...listed].join('; ');
}
