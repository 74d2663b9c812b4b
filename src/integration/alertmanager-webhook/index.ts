import { z } from 'zod';
import type { Integration } from '../integration.ts';
import { intake } from './intake.ts';

export const alertmanagerWebhook = {
  name: 'alertmanager-webhook',
  title: 'Alertmanager or Grafana webhook',
  config: z.strictObject({}),
  intake,
} satisfies Integration;
