/** One wall of the project. `problems` is empty when it holds; `note` is a figure worth seeing. */
export type Check = { name: string; run: (root: string) => Outcome | Promise<Outcome> };
export type Outcome = { problems: string[]; note?: string };
