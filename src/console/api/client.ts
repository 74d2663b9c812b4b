import { createClient } from '../../contract/client.ts';

/** The API on the address that the console came from; the session cookie says who we are. */
export const client = createClient({ baseUrl: '' });
