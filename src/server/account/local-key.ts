import type { Config } from '../../config.ts';
import { silentLog } from '../../engine/log.ts';
import { readOrMakeSecret } from '../../engine/secret.ts';
import { createAccounts } from './accounts.ts';
import { openAuth } from './auth.ts';
import { createKeys, type KeyUse } from './keys.ts';

/** Makes a key beside a running Muster, or before it ever ran: whoever may write the data folder (or the database) may do it. */
export async function makeLocalKey(config: Config, name: string, use: KeyUse) {
  const { MUSTER_DATA: folder, DATABASE_URL: databaseUrl, MUSTER_URL: publicUrl } = config;
  const auth = await openAuth({ folder, databaseUrl, publicUrl, secret: readOrMakeSecret(config.MUSTER_SECRET, folder), log: silentLog });
  try {
    const keys = await createKeys(auth);
    try {
      return await keys.create(name, use, (await createAccounts(auth).ownerOfLocalKeys()).id);
    } finally {
      keys.close();
    }
  } finally {
    await auth.close();
  }
}
