import type { Diagnostic } from '../../core/policy/diagnostic.ts';
import { fingerprints } from '../../core/runbook/fix/fingerprint.ts';
import { RULES } from '../../core/runbook/rule/index.ts';

const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const;

/**
 * The remarks as a SARIF 2.1.0 log (OASIS), as code scanning reads it: one run, every rule with its help, a fingerprint for each
 * result that survives lines inserted above it. Columns count UTF-16 units, and the log says so (§3.14.17).
 */
export function sarifLog(results: { file: string; diagnostics: Diagnostic[] }[]): object {
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Muster', rules: RULES.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        artifacts: results.map(({ file }) => ({ location: { uri: uriOf(file) }, sourceLanguage: 'markdown' })),
        results: results.flatMap(({ file, diagnostics }, index) => {
          const names = fingerprints(diagnostics);
          return diagnostics.map((diagnostic, i) => result(diagnostic, names[i] ?? '', uriOf(file), index));
        }),
      },
    ],
  };
}

function descriptor({ id, title, what, why, instead, level }: (typeof RULES)[number]): object {
  return {
    id,
    name: id.replace(/(?:^|-)(\w)/gu, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: what },
    help: {
      text: `${what} ${why} ${instead}`,
      markdown: `${what}\n\n**Why it matters at 03:00:** ${why}\n\n**Write instead:** ${instead}`,
    },
    defaultConfiguration: { level: LEVEL[level] },
  };
}

function result(diagnostic: Diagnostic, fingerprint: string, uri: string, index: number): object {
  const { ruleId, level, reason, understood, missing, fix, line, column, endLine, excerpt, also, edits } = diagnostic;
  const artifactLocation = { uri, index };
  const said = [reason, understood && `Understood: ${understood}`, missing && `Missing: ${missing}`, fix && `Fix: ${fix}`];
  return {
    ruleId,
    ruleIndex: RULES.findIndex((rule) => rule.id === ruleId),
    level: LEVEL[level],
    message: { text: said.filter(Boolean).join('\n') },
    locations: [
      {
        physicalLocation: {
          artifactLocation,
          region: { startLine: line, startColumn: column, endLine, ...(excerpt === '' ? {} : { snippet: { text: excerpt } }) },
        },
      },
    ],
    partialFingerprints: { 'musterLine/v1': fingerprint },
    ...(also.length === 0
      ? {}
      : {
          relatedLocations: also.map((place, id) => ({
            id,
            message: { text: place.reason },
            physicalLocation: { artifactLocation, region: { startLine: place.line, startColumn: place.column } },
          })),
        }),
    ...(edits.length === 0
      ? {}
      : {
          fixes: [
            {
              description: { text: fix ?? reason },
              artifactChanges: [
                {
                  artifactLocation,
                  replacements: edits.map((edit) => ({
                    deletedRegion: { startLine: edit.line, startColumn: edit.column, endLine: edit.endLine, endColumn: edit.endColumn },
                    insertedContent: { text: edit.text },
                  })),
                },
              ],
            },
          ],
        }),
  };
}

/** A relative path as a URI reference: what code scanning resolves against the repository. */
const uriOf = (file: string): string =>
  file
    .replaceAll('\\', '/')
    .replace(/^\.\//u, '')
    .split('/')
    .map((part) => encodeURIComponent(part).replace(/%3A/giu, ':'))
    .join('/');
