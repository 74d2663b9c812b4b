import type { Handlers } from '../route.ts';
import type { Services } from '../services.ts';

export function systemRoutes({ engine, clock, config, version, publicUrl }: Services): Pick<Handlers, 'system'> {
  return {
    async system() {
      const store = config.DATABASE_URL === undefined ? 'sqlite' : 'postgres';
      return { version, url: publicUrl(), store, audit: engine.audit(), now: clock.now() };
    },
  };
}
