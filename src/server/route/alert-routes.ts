import type { Handlers } from '../route.ts';
import type { Services } from '../services.ts';

export function alertRoutes({ store }: Services): Pick<Handlers, 'alerts'> {
  return {
    async alerts({ query }) {
      const alerts = await store.alerts({ limit: query.limit, ...(query.status ? { status: query.status } : {}) });
      return {
        items: alerts.map(({ key, source, status, labels, annotations, startsAt, updatedAt, count, incidentId, silencedBy }) => ({
          ...{ key, source, status, labels, annotations, startsAt, updatedAt, count, incidentId },
          silenced: silencedBy.length > 0,
        })),
      };
    },
  };
}
