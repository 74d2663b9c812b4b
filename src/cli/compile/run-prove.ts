import colors from 'picocolors';
import { withBase } from '../../core/policy/with-base.ts';
import { OFFICE_HOURS_UTC } from '../../core/time/calendar.ts';
import { DAY, MINUTE } from '../../core/time/instant.ts';
import { CommandFailure, EXIT } from '../command.ts';
import { lengthOption, timeOption, zoneOption } from '../read-time.ts';
import { safeJson } from '../remote/terminal-text.ts';
import { printLines } from './print-lines.ts';
import { readRunbook } from './read-runbook.ts';
import { readSettings } from './read-settings.ts';

export type ProveOptions = { file?: string; for: string; from?: string; zone?: string; format: string };

const LONGEST = 3_660 * DAY;

/** Prints the proof or its counter-examples; true when all of it holds. */
export async function runProve(runbook: string, options: ProveOptions): Promise<boolean> {
  if (options.format !== 'text' && options.format !== 'json')
    throw new CommandFailure(`--format ${options.format}: text or json.`, EXIT.usage);
  const length = lengthOption(options.for, '--for');
  if (length < MINUTE || length > LONGEST)
    throw new CommandFailure(`--for "${options.for}": between one minute and ten years (3660d).`, EXIT.usage);
  const wanted = options.zone === undefined ? undefined : zoneOption(options.zone);
  const rough = timeOption(options.from, wanted ?? 'UTC', '--from');
  const settings = options.file === undefined ? null : await readSettings(options.file, rough);
  const calendar = settings?.calendar ?? { ...OFFICE_HOURS_UTC, zone: wanted ?? 'UTC' };
  const zone = wanted ?? calendar.zone;
  const [{ prove }, { basePolicy }, { proofText }] = await Promise.all([
    import('../../core/prove/prove.ts'),
    import('../../engine/base-policy.ts'),
    import('./proof-text.ts'),
  ]);
  const { policy, diagnostics, source } = await readRunbook(runbook);
  const refused = diagnostics.find((one) => one.fatal === true);
  if (refused !== undefined)
    throw new CommandFailure(`${runbook}:${refused.line}: ${refused.reason} ${refused.fix ?? ''}`.trim(), EXIT.usage);
  const horizon = { from: timeOption(options.from, zone, '--from'), for: length };
  const verdict = prove(withBase(policy, await basePolicy()), settings?.directory ?? null, calendar, horizon, {
    channels: settings?.channels ?? null,
  });
  if (options.format === 'json') printLines([safeJson({ file: runbook, zone, ...verdict })]);
  else {
    const c = colors.createColors(colors.isColorSupported && process.stdout.isTTY === true);
    printLines([proofText(verdict, { file: runbook, lines: source.split(/\r?\n/), zone, settings: options.file ?? null }, c)]);
  }
  return verdict.proved;
}
