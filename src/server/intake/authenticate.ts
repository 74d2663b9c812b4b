import type { IncomingMessage } from 'node:http';

/** Asked before anything is read. Null lets the request in; a sentence keeps it out and says what to do. */
export type Authenticate = (request: IncomingMessage) => string | null;
