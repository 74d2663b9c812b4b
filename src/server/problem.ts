import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type Problem, type ProblemCode, problems } from '../contract/error-codes.ts';
import { CommandRejected, UnknownIncident } from '../engine/engine.ts';
import { StoreUnavailable, VersionConflict } from '../engine/store.ts';

/** Problem details as a schema, for the description of the API. */
export const problemDetails = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    detail: z.string(),
    code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });

/** Thrown by handlers; becomes the answer as it is. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;
  constructor(code: ProblemCode, detail: string, errors?: Problem['errors']) {
    super(detail);
    this.problem = problem(code, detail, errors);
  }
}

export function problem(code: ProblemCode, detail: string, errors?: Problem['errors']): Problem {
  const known = { type: `/problems/${code}`, ...problems[code], detail, code };
  return errors === undefined ? known : { ...known, errors };
}

/** What went wrong, as RFC 9457 tells it. What the caller cannot mend is `internal` and says nothing of the inside. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof CommandRejected) return problem(error.rejection.code, error.rejection.message);
  if (error instanceof UnknownIncident) return problem('unknown', error.message);
  if (error instanceof VersionConflict) return problem('stale-version', 'Load it again and repeat the change.');
  if (error instanceof StoreUnavailable) return problem('unavailable', `${error.message} Nothing was changed; send it again.`);
  if (hasZodFastifySchemaValidationErrors(error)) return invalidRequest(error as unknown as ValidationError);
  return fromFastify(error) ?? problem('internal', 'It has been written to the log. Nothing you sent was wrong.');
}

type ValidationError = { validationContext?: string; validation: { instancePath: string; message?: string }[] };

function invalidRequest(error: ValidationError): Problem {
  const part = error.validationContext === 'querystring' ? 'query' : (error.validationContext ?? 'body');
  const errors = error.validation.map((issue) => ({
    path: `${part}${issue.instancePath.replace(/\/$/, '').replaceAll('/', '.')}`,
    message: issue.message ?? 'is not valid',
  }));
  const first = errors[0];
  return problem('invalid-request', first ? `${first.path}: ${first.message}` : 'The request does not fit the API.', errors);
}

function fromFastify(error: unknown): Problem | null {
  const { code, statusCode, message } = error as { code?: string; statusCode?: number; message?: string };
  if (statusCode === 413) return problem('too-large', 'Send less at once.');
  if (statusCode === 429) return problem('too-many-requests', message ?? 'Wait a minute and try again.');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return problem('invalid-request', 'Send JSON, with the header "content-type: application/json".');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return problem('invalid-request', `The request could not be read: ${message ?? 'it is malformed'}.`);
  }
  return null;
}
