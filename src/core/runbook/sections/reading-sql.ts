const ASKS = /^\s*(?:select|show|explain|with|describe|desc|\\d\S*|\\l|\\conninfo)(?![\p{L}\p{N}_])/iu;
const CHANGES =
  /\b(?:insert|update|delete|drop|alter|create|truncate|grant|revoke|call|do|vacuum|reindex|cluster|copy|into|kill|set|reset|lock|merge|replace)\b/iu;
/** Functions that change nothing; of any other one nobody knows. */
const HARMLESS =
  /^(?:count|sum|avg|min|max|now|coalesce|date_trunc|extract|age|round|length|lower|upper|version|concat|substring|in|exists|interval|values|over|and|or|from|filter|row_number|current_\w+|pg_size_pretty|pg_\w+_size|pg_is_in_recovery|pg_last_\w+|pg_blocking_pids|to_char|json_agg|array_agg)$/iu;

/** Does a database client, told this on its command line, only ask? */
export function readsRows(words: string[]): boolean {
  const told = words.flatMap((word, i) => (/^(?:-c|-e|--command|--execute|--query|-q)$/u.test(word) ? [words[i + 1] ?? ''] : []));
  return (
    told.length > 0 &&
    told.every((text) =>
      quoteless(text)
        .split(';')
        .every((one) => one.trim() === '' || asks(one)),
    )
  );
}

const quoteless = (text: string): string => text.replace(/'[^']*'/gu, "''");

const asks = (text: string): boolean =>
  ASKS.test(text) && !CHANGES.test(text) && [...text.matchAll(/([A-Za-z_][\w.]*)\s*\(/gu)].every((call) => HARMLESS.test(call[1] ?? ''));
