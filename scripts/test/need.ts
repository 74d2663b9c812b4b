import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Something of the machine that a suite cannot do without. */
export type Need = { what: string; debian: string; present: () => boolean };

const CHROMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

export const needs = {
  prometheus: { what: 'prometheus', debian: 'prometheus', present: () => onPath('prometheus') },
  alertmanager: {
    what: 'Alertmanager with amtool',
    debian: 'prometheus-alertmanager',
    present: () => onPath('amtool') && (onPath('prometheus-alertmanager') || onPath('alertmanager')),
  },
  chromium: {
    what: 'Chromium or Chrome',
    debian: 'chromium',
    present: () => CHROMES.some(onPath) || existsSync(process.env['CHROME_PATH'] ?? ''),
  },
} as const satisfies Record<string, Need>;

/** Why a suite cannot run here, with what would help; null when it can. */
export function missing(wanted: readonly Need[]): string | null {
  const absent = wanted.filter((need) => !need.present());
  if (absent.length === 0) return null;
  return `${absent.map((need) => need.what).join(' and ')} not found (Debian: apt-get install ${absent.map((need) => need.debian).join(' ')})`;
}

function onPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
