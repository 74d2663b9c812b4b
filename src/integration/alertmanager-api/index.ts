import { z } from 'zod';
import type { Integration } from '../integration.ts';
import { intake } from './intake.ts';

export const alertmanagerApi = {
  name: 'alertmanager-api',
  title: 'Prometheus (Alertmanager API v2)',
  config: z.strictObject({}),
  intake,
} satisfies Integration;
