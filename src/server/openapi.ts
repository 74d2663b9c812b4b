import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { pagePolicy } from './security-headers.ts';

/** Describes the routes that are added after it: `/openapi.json`, and readable at `/docs`. */
export async function addOpenApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Muster',
        version,
        description:
          'Runs incidents by your own runbook. Changes take an `Idempotency-Key`. Errors are problem details (RFC 9457). ' +
          'Times are milliseconds since the Unix epoch. Live events: `GET /api/v1/stream` (server-sent events).',
      },
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'An API key: `muster key create`' },
          session: { type: 'apiKey', in: 'cookie', name: 'muster.session_token' },
        },
      },
      security: [{ key: [] }, { session: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { docExpansion: 'list', deepLinking: true },
    theme: { title: 'Muster API', css: [{ filename: 'muster.css', content: '.swagger-ui .topbar { display: none }' }] },
  });
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  const policy = pagePolicy({ script: "'self'", style: "'self' 'unsafe-inline'", img: "'self' data:", connect: "'self'" });
  app.addHook('onSend', async (request, reply, payload) => {
    if (request.url.startsWith('/docs')) reply.header('content-security-policy', policy);
    return payload;
  });
}
