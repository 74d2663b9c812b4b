import type { Integration } from '../integration.ts';
import { smtpConfig } from './config.ts';
import { checkMailAddress } from './mail-address.ts';
import { notify } from './notify.ts';
import { smtpVerdict } from './verdict.ts';

export const smtp = {
  name: 'smtp',
  title: 'Mail',
  config: smtpConfig,
  address: { label: 'Mail address', example: 'ana@example.org', check: checkMailAddress },
  notify,
  verdict: smtpVerdict,
} satisfies Integration<typeof smtpConfig>;
