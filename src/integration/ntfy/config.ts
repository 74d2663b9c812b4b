import { z } from 'zod';

/** The ntfy server, and a token where its topics are protected. */
export const ntfyConfig = z.strictObject({
  server: z.url({ protocol: /^https?$/ }).default('https://ntfy.sh'),
  token: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'must be the token as ntfy shows it')
    .nullable()
    .default(null),
});
