import { alertmanagerApi } from './alertmanager-api/index.ts';
import { alertmanagerWebhook } from './alertmanager-webhook/index.ts';
import { generic } from './generic/index.ts';
import type { Integration } from './integration.ts';
import { ntfy } from './ntfy/index.ts';
import { smtp } from './smtp/index.ts';
import { terminal } from './terminal/index.ts';
import { webhook } from './webhook/index.ts';

/** The one list: what Muster can talk with. What each can do is what it has. */
export const integrations: Integration[] = [alertmanagerApi, alertmanagerWebhook, generic, ntfy, smtp, terminal, webhook];
