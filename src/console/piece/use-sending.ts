import { useState } from 'react';

/** A dialog stays, with what was written in it, until what it sends is done; a refusal leaves it open. */
export function useSending(onDone: () => void): { sending: boolean; send: (doing: Promise<boolean>) => void } {
  const [sending, setSending] = useState(false);
  return {
    sending,
    send: (doing) => {
      setSending(true);
      void doing.then((done) => {
        setSending(false);
        if (done) onDone();
      });
    },
  };
}
