import type { IncomingMessage } from 'node:http';

/** The request cannot be read; `status` is what its sender hears. */
export class BadBody extends Error {
  override readonly name = 'BadBody';
  readonly status: 400 | 413 | 415;
  constructor(status: 400 | 413 | 415, message: string) {
    super(message);
    this.status = status;
  }
}

/** Far more than 256 alerts of Prometheus or a storm in one webhook. */
export const LARGEST_BODY = 8 * 1024 * 1024;

/**
 * Reads a JSON body once. Only `application/json` is taken: a web page on another origin cannot send that without asking first.
 * Calls back instead of promising: this is the hottest path of the program.
 */
export function readJson(request: IncomingMessage, done: (error: BadBody | null, body: unknown) => void): void {
  const refusal = refusalOf(request);
  if (refusal !== null) {
    request.resume();
    done(refusal, undefined);
    return;
  }
  let first: Buffer | null = null;
  let rest: Buffer[] | null = null;
  let size = 0;
  let over = false;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (over) return;
    if (size > LARGEST_BODY) {
      over = true;
      first = rest = null;
      done(tooLarge(), undefined);
    } else if (first === null) first = chunk;
    else if (rest === null) rest = [first, chunk];
    else rest.push(chunk);
  });
  request.on('end', () => {
    if (over) return;
    const bytes = rest === null ? first : Buffer.concat(rest);
    let body: unknown;
    try {
      body = JSON.parse(bytes === null ? '' : bytes.toString());
    } catch (error) {
      done(new BadBody(400, `the body is not JSON: ${(error as Error).message.slice(0, 200)}`), undefined);
      return;
    }
    done(null, body);
  });
}

function refusalOf(request: IncomingMessage): BadBody | null {
  const { headers } = request;
  if (!isJson(headers['content-type'])) {
    return new BadBody(415, 'send JSON, with the header "content-type: application/json"');
  }
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') return new BadBody(415, `send the body without content-encoding "${encoding}"`);
  return Number(headers['content-length'] ?? 0) > LARGEST_BODY ? tooLarge() : null;
}

function isJson(type: string | undefined): boolean {
  return type === 'application/json' || (type !== undefined && /^application\/json\s*(;|$)/i.test(type));
}

function tooLarge(): BadBody {
  return new BadBody(413, `the body is larger than ${LARGEST_BODY / 1024 / 1024} MiB: send fewer alerts at once`);
}
