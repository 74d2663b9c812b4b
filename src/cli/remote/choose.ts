import { CommandFailure, EXIT } from '../command.ts';
import { line } from './terminal-text.ts';

export type Choice = { id: string; text: string };
const MOST_LISTED = 12;

/**
 * Finds what is meant by an id, by its whole text or by a part of it that no other has. Otherwise says what there is.
 * `what` is the noun: "step", "gate".
 */
export function choose(what: string, given: string, choices: Choice[]): Choice {
  const wanted = given.trim().toLowerCase();
  const ways = [
    (choice: Choice) => choice.id === given,
    (choice: Choice) => choice.id.toLowerCase() === wanted || choice.text.toLowerCase() === wanted,
    (choice: Choice) => wanted !== '' && choice.text.toLowerCase().includes(wanted),
  ];
  for (const way of ways) {
    const found = choices.filter(way);
    if (found.length === 1 && found[0]) return found[0];
    if (found.length > 1) throw new CommandFailure(`"${given}" could be several; say which ${what}:\n${list(found)}`, EXIT.usage);
  }
  if (choices.length === 0) throw new CommandFailure(`The runbook has no ${what} here.`, EXIT.usage);
  throw new CommandFailure(`There is no ${what} "${given}". There is:\n${list(choices)}`, EXIT.usage);
}

function list(choices: Choice[]): string {
  const shown = choices.slice(0, MOST_LISTED).map(({ id, text }) => `  ${line(id)}  ${line(text)}`);
  return [...shown, ...(choices.length > MOST_LISTED ? [`  … and ${choices.length - MOST_LISTED} more`] : [])].join('\n');
}
