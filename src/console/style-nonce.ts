const nonce = document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? '';

// The libraries that lock scrolling behind a dialog ask for the nonce by this name.
Object.assign(globalThis, { __webpack_nonce__: nonce });

/** The server writes a fresh nonce into the page; styles that are made in the browser carry it. */
export function styleNonce(): string {
  return nonce;
}
