import { StoreUnavailable, VersionConflict } from '../../engine/store.ts';

/** Two transactions wanted the same rows: the one that is told so runs again (postgresql.org/docs/current/errcodes-appendix.html). */
const RUN_AGAIN = ['40001', '40P01'];

/** Classes and codes that say that the server cannot do it now: connection, resources, operator, disk, read-only standby, lock. */
const UNAVAILABLE = ['08', '53', '57', '58', '28', '3D000', '25006', '55P03', 'XX'];

/** What the driver and the system say when there is no server (nodejs.org/api/errors.html). */
const NO_SERVER = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EPIPE', 'ENOENT', 'EHOSTUNREACH', 'ENETUNREACH'];
const DRIVER =
  /connection terminated|timeout exceeded|connection timeout|not queryable|after calling end|client was closed|query read timeout/i;

/** What a failure of PostgreSQL means to the program. */
export function toStoreError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreUnavailable || error instanceof VersionConflict) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (RUN_AGAIN.includes(code)) return new VersionConflict('Another transaction changed the same rows first.', { cause: error });
  if ('constraint' in error && error.constraint === 'event_version') {
    return new VersionConflict('Somebody else appended to the stream first.', { cause: error });
  }
  const unavailable = NO_SERVER.includes(code) || UNAVAILABLE.some((known) => code.startsWith(known)) || DRIVER.test(error.message);
  const reason = error.message || code;
  return unavailable ? new StoreUnavailable(`PostgreSQL is not available: ${reason}.`, { cause: error }) : error;
}
