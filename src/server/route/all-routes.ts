import type { Handlers } from '../route.ts';
import type { Services } from '../services.ts';
import { accountRoutes } from './account-routes.ts';
import { alertRoutes } from './alert-routes.ts';
import { configurationRoutes } from './configuration-routes.ts';
import { incidentRoutes } from './incident-routes.ts';
import { runbookRoutes } from './runbook-routes.ts';
import { systemRoutes } from './system-routes.ts';

/** Every entry of the contract with what does it; the type tells when one is missing. */
export function allRoutes(services: Services): Handlers {
  return {
    ...accountRoutes(services),
    ...incidentRoutes(services),
    ...alertRoutes(services),
    ...runbookRoutes(services),
    ...configurationRoutes(services),
    ...systemRoutes(services),
  };
}
