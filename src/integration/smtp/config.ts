import { z } from 'zod';
import { checkMailAddress } from './mail-address.ts';

/** The mail server that takes our mail. `from` may be `Muster <muster@example.org>`. */
export const smtpConfig = z.strictObject({
  host: z
    .string()
    .min(1)
    .max(253)
    .regex(/^[^\s/]+$/, 'must be a host name, without a protocol or a path'),
  port: z.number().int().min(1).max(65_535).default(587),
  security: z.enum(['none', 'starttls', 'tls']).default('starttls'),
  user: z.string().min(1).nullable().default(null),
  password: z.string().min(1).nullable().default(null),
  from: z
    .string()
    .max(320)
    .refine((from) => checkMailAddress(/<([^<>]*)>$/.exec(from)?.[1] ?? from) === null && !/[\r\n\0]/.test(from), {
      message: 'must be a mail address, such as Muster <muster@example.org>',
    }),
});
