import { z } from 'zod';
import type { Integration } from '../integration.ts';
import { intake } from './intake.ts';

export const generic = {
  name: 'generic',
  title: 'Any system that posts JSON',
  config: z.strictObject({}),
  intake,
} satisfies Integration;
