import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { kindOfAddress } from './allowed-address.ts';

/** The address is one that this installation does not call. */
export class RefusedAddress extends Error {
  override readonly name = 'RefusedAddress';
}

/** Resolves a host name to all its addresses. */
export type Resolve = (host: string) => Promise<LookupAddress[]>;

/**
 * Resolves and checks in one step: the connection is made to exactly the addresses that were checked, so a name that changes between the
 * two (DNS rebinding) gains nothing. One bad address among several refuses them all.
 */
export function guardedLookup(allowPrivate: boolean, resolve: Resolve = resolveAll): LookupFunction {
  return (host, options, callback) => {
    resolve(host).then(
      (addresses) => {
        const refusal = addresses.map((entry) => refusalOf(entry.address, allowPrivate)).find((reason) => reason !== null);
        const first = addresses[0];
        if (refusal !== undefined) callback(new RefusedAddress(`${host}: ${refusal}`), '');
        else if (first === undefined) callback(new Error(`${host} has no address`), '');
        else if (options.all === true) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
}

/** Why an IP address is not called, for the log and the person who set it; null when it is. */
export function refusalOf(address: string, allowPrivate: boolean): string | null {
  const kind = kindOfAddress(address);
  if (kind === 'never') return `${address} is a link-local, metadata or reserved address; Muster never calls those`;
  if (kind === 'private' && !allowPrivate) return `${address} is a private address; set MUSTER_ALLOW_PRIVATE=true to allow those`;
  return null;
}

function resolveAll(host: string): Promise<LookupAddress[]> {
  return new Promise((resolve, reject) => {
    systemLookup(host, { all: true }, (error, addresses) => (error === null ? resolve(addresses) : reject(error)));
  });
}
