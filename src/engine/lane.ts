/** Work for one provider: a few at a time, the urgent first, in order of arrival otherwise. */
export type Lane = {
  /** False when so much waits already that the caller should come again later. */
  readonly full: boolean;
  run(urgent: boolean, work: () => Promise<void>): Promise<void>;
};

export function createLane(concurrency: number, longestQueue: number): Lane {
  const urgentWaiting: (() => void)[] = [];
  const othersWaiting: (() => void)[] = [];
  let running = 0;
  return {
    get full() {
      return urgentWaiting.length + othersWaiting.length >= longestQueue;
    },
    async run(urgent, work) {
      if (running < concurrency) running++;
      else await new Promise<void>((start) => (urgent ? urgentWaiting : othersWaiting).push(start));
      try {
        await work();
      } finally {
        const next = urgentWaiting.shift() ?? othersWaiting.shift();
        if (next) next();
        else running--;
      }
    },
  };
}
