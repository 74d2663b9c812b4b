import { z } from 'zod';
import { failedVerdict } from '../http-verdict.ts';
import type { Integration } from '../integration.ts';
import { notify } from './notify.ts';

export const terminal = {
  name: 'terminal',
  title: 'The terminal’s log',
  config: z.strictObject({}),
  address: {
    label: 'Name in the log',
    example: 'operator',
    check: (address) => (address.length <= 200 ? null : 'At most 200 characters.'),
  },
  notify,
  verdict: (response) => (response.kind === 'failed' ? failedVerdict(response) : { outcome: 'sent', detail: 'written to the log' }),
} satisfies Integration;
