import { Client } from 'pg';
import type { Store } from '../../engine/store.ts';
import { connectionSettings } from './connection.ts';
import { CHANNEL } from './transact.ts';
import { toStoreError } from './unavailable.ts';

/** After a lost connection, the first and the longest wait before the next try, in milliseconds. */
const RETRY = { first: 100, longest: 5_000 };

/** Hears what other nodes commit, by `listen`, on a connection of its own that is made again when it is lost. */
export const createListen =
  (url: string, self: string): Store['listen'] =>
  async (onChange) => {
    let stopped = false;
    let wait = RETRY.first;
    let timer: NodeJS.Timeout | undefined;
    let client: Client;

    async function connect(): Promise<void> {
      const { query_timeout: _, ...settings } = connectionSettings(url);
      const mine = new Client(settings);
      client = mine;
      let lost = false;
      const onLost = () => {
        if (lost || stopped) return;
        lost = true;
        timer = setTimeout(again, wait);
        wait = Math.min(wait * 2, RETRY.longest);
      };
      mine.on('error', () => {
        mine.end().catch(() => {});
        onLost();
      });
      mine.on('notification', ({ payload }) => {
        if (payload !== self && !stopped) onChange();
      });
      try {
        await mine.connect();
        await mine.query(`listen ${CHANNEL}`);
      } catch (error) {
        lost = true;
        await mine.end().catch(() => {});
        throw toStoreError(error);
      }
      mine.on('end', onLost);
      wait = RETRY.first;
    }

    async function again(): Promise<void> {
      try {
        await connect();
      } catch {
        if (stopped) return;
        timer = setTimeout(again, wait);
        wait = Math.min(wait * 2, RETRY.longest);
        return;
      }
      // Whatever was committed meanwhile was not heard.
      if (!stopped) onChange();
    }

    await connect();
    return async () => {
      stopped = true;
      clearTimeout(timer);
      await client.end().catch(() => {});
    };
  };
