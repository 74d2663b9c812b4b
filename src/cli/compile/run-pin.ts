import { writeFile } from 'node:fs/promises';
import { draftPins } from '../../core/runbook/pin/draft-pins.ts';
import { pinsYaml, withPins } from '../../core/runbook/pin/pins-yaml.ts';
import { isRefusal } from '../../core/runbook/rule/is-refusal.ts';
import { CommandFailure } from '../command.ts';
import { printLines } from './print-lines.ts';
import { readRunbook } from './read-runbook.ts';

/** Prints the pins for what was inferred or not understood, each for its owner to confirm; or adds them to the file. */
export async function runPin(file: string, { write }: { write: boolean }): Promise<void> {
  const { policy, diagnostics, source } = await readRunbook(file);
  const refused = diagnostics.find((one) => isRefusal(one.ruleId));
  if (refused) throw new CommandFailure(`${file}:${refused.line}: ${refused.reason} ${refused.fix ?? ''}`.trim());
  const broken = diagnostics.find((one) => one.ruleId === 'pin-invalid');
  if (broken) throw new CommandFailure(`${file}:${broken.line}: ${broken.reason} Mend this pin first.`);
  const pins = draftPins(policy, source);
  if (pins.length === 0) return printLines([`${file}: everything is stated or pinned; there is nothing to confirm.`]);
  if (!write)
    return printLines(['# Read each line, correct it, and put it into the front matter; --write does that.', pinsYaml(pins).trimEnd()]);
  await writeFile(file, withPins(source, pins));
  printLines([
    `${file}: added ${[...new Set(pins.map(({ kind }) => kind))].join(', ')} under "muster:" in the front matter. Read each line and correct it.`,
  ]);
}
