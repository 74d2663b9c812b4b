import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';

/** Takes a request of a monitor and answers it, or says that it is none. Runs before everything else, for speed. */
type IntakeHandler = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Fastify on a server of our own, so that monitors' requests are taken before the framework looks at them. */
export function openApp(intake: IntakeHandler, taken: (status: number) => void): FastifyInstance {
  const app = fastify({
    logger: false,
    // A proxy on this machine may say whom it speaks for; nobody else may.
    trustProxy: 'loopback',
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 500 },
    serverFactory: (handler) =>
      createServer((request, response) => {
        if (intake(request, response)) response.once('finish', () => taken(response.statusCode));
        else handler(request, response);
      }),
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  return app;
}
