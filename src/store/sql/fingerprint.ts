import { hash } from 'node:crypto';

/** SHA-256 of a text in hex, by Node: the store's hash for chains and for keys. */
export const sha256 = (text: string): string => hash('sha256', text);

/**
 * What stands in an index for a text that came from outside. Such a text may be longer than an index entry may be (2,704 bytes in
 * PostgreSQL) or hold what a text column refuses (NUL); the text itself is kept in the row's JSON.
 */
export const fingerprint = (text: string): string => sha256(text);
