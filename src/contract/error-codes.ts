/** Every problem the API can answer with (RFC 9457): its `type` is `/problems/<code>`. */
export const problems = {
  'invalid-request': { status: 400, title: 'The request is not understood' },
  'not-signed-in': { status: 401, title: 'Sign in first' },
  'not-permitted': { status: 403, title: 'You may not do this' },
  unknown: { status: 404, title: 'There is no such thing' },
  'wrong-state': { status: 409, title: 'That is not possible now' },
  'stale-version': { status: 409, title: 'Somebody else changed it first' },
  'idempotency-mismatch': { status: 422, title: 'This idempotency key was used for something else' },
  'too-large': { status: 413, title: 'The request is too large' },
  invalid: { status: 422, title: 'The content cannot be used' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  unavailable: { status: 503, title: 'The store cannot be reached' },
  internal: { status: 500, title: 'Muster made a mistake' },
} as const;

export type ProblemCode = keyof typeof problems;

/** RFC 9457 problem details, with our code and, for invalid input, what is wrong where. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ProblemCode;
  errors?: { path: string; message: string }[];
};
