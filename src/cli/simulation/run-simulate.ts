import { writeFile } from 'node:fs/promises';
import colors from 'picocolors';
import { spellList } from '../../core/policy/words.ts';
import { compareSimulations } from '../../core/simulate/compare-simulations.ts';
import { simulationPage } from '../../core/simulate/page.ts';
import { simulationPicture } from '../../core/simulate/picture.ts';
import { CommandFailure, EXIT } from '../command.ts';
import { comparisonText } from '../comparison-text.ts';
import { printLines } from '../compile/print-lines.ts';
import { plain, safeJson } from '../remote/terminal-text.ts';
import { clockText, offsetText, simulationText, uncalledText } from '../simulation-text.ts';
import { type NightOptions, nightOf } from './night.ts';
import { painters } from './paint.ts';
import { levelsOf, playBy } from './play-by.ts';
import { sideBySide } from './side-by-side.ts';
import { timelineText } from './timeline-text.ts';

export type SimulateOptions = NightOptions & { compare?: string; timeline?: boolean; html?: string; svg?: string; format: string };

/** Plays the night by one runbook, or by two, and prints and writes what was asked for. Throws a CommandFailure (exit 2) for bad input. */
export async function runSimulate(file: string, options: SimulateOptions): Promise<void> {
  if (options.format !== 'text' && options.format !== 'json') throw usage(`There is no format "${options.format}": text or json.`);
  if (options.scenario === undefined && options.severity === undefined) throw usage(await whatToPlay(file));
  const night = await nightOf(options);
  const now = await playBy(file, night, { lenient: false, namesFile: options.compare !== undefined });
  const before = options.compare === undefined ? null : await playBy(options.compare, night, { lenient: true, namesFile: true });
  const changes = before === null ? [] : compareSimulations(before.simulation.moments, now.simulation.moments);
  const assumed = `${now.title}: ${night.assumed}`;

  if (options.svg !== undefined) {
    const picture = simulationPicture(now.simulation.moments, assumed, offsetText, before === null ? null : changes);
    await write(options.svg, '--svg', picture);
  }
  if (options.html !== undefined) {
    const time = { offset: offsetText, clock: (at: number, above: number | null) => clockText(at, night.zone, above).trim() };
    const title = before === null ? now.title : `${now.title}: before and now`;
    await write(options.html, '--html', simulationPage({ title, assumed: night.assumed, now, before, changes, time }));
  }
  if (options.format === 'json') {
    const played = { runbook: file, zone: night.zone, start: night.start, ...now.simulation };
    printLines([safeJson(before === null ? played : { before: options.compare, after: file, changes, ...played })]);
    return;
  }
  const c = colors.createColors(colors.isColorSupported && process.stdout.isTTY === true);
  const paint = painters(c);
  const width = process.stdout.columns ?? (Number(process.env['COLUMNS']) || 100);
  const pages = [c.bold(plain(assumed))];
  if (options.timeline === true) {
    if (before !== null) pages.push(`${c.bold('Before')}\n${timelineText(before.simulation, width, paint.stroke)}`, c.bold('Now'));
    pages.push(timelineText(now.simulation, width, paint.stroke));
  } else if (before === null) pages.push(simulationText(now.simulation, night.zone, paint.moment));
  if (before !== null) pages.push(sideBySide(changes, [before.name, now.name], width, paint.change), comparisonText(changes));
  const uncalled = uncalledText(now.simulation.uncalled);
  if (uncalled.length > 0) pages.push(uncalled.join('\n'));
  printLines([pages.join('\n\n')]);
}

async function whatToPlay(file: string): Promise<string> {
  const { levels, ofTheBase } = await levelsOf(file);
  const [worst = '', ...rest] = levels;
  const whose = ofTheBase ? "; the runbook has no levels of its own, so these are the base policy's" : '';
  const others = rest.length === 0 ? '' : `; also ${spellList(rest)}`;
  return `Say what to play: a severity (--severity ${/\s/.test(worst) ? `"${worst}"` : worst}${others}${whose}) or a scenario (--scenario night.yaml).`;
}

async function write(file: string, option: string, content: string): Promise<void> {
  await writeFile(file, content).catch((error: Error) => {
    throw usage(`${option} "${file}" cannot be written: ${error.message}`);
  });
}

function usage(message: string): CommandFailure {
  return new CommandFailure(message, EXIT.usage);
}
