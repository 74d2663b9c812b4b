type Write = (fields: Record<string, unknown>, message: string) => void;

/** What the engine says about itself (pino's shape). Ids only: text that came from an alert is never logged. */
export type Log = { debug: Write; info: Write; warn: Write; error: Write };

export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** The reason for a log line, without a stack. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
