const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host) || host.startsWith('127.');
}

/** The origins of our own pages: the public address, and the address under which this very request was made. */
export function ownOrigins(host: string | undefined, publicUrl: string | undefined): string[] {
  const public_ = publicUrl === undefined ? [] : [new URL(publicUrl).origin];
  return host === undefined ? public_ : [...public_, `http://${host}`, `https://${host}`];
}

/**
 * May a request that changes something come from this page? Browsers name the page's origin in such requests; a program that sends none
 * carries no cookie by accident. `null` is a sandboxed page or a file: not ours.
 */
export function isOwnOrigin(origin: string | undefined, host: string | undefined, publicUrl: string | undefined): boolean {
  return origin === undefined || ownOrigins(host, publicUrl).includes(origin);
}
