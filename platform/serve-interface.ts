import { existsSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { refuse } from './kernel/index.js';

/** Without a built interface the server is an API only, as in most tests. */
export function isBuilt(folder: string): boolean {
  return existsSync(path.join(folder, 'index.html'));
}

const year = 365 * 24 * 3600;

/**
 * Serves the built interface: hashed assets for ever, everything else through `index.html`, whose own router decides.
 * `.br` and `.gz` files beside an asset are preferred. The folder must be there (see `isBuilt`).
 */
export async function serveInterface(server: FastifyInstance, folder: string): Promise<void> {
  const { default: fastifyStatic } = await import('@fastify/static');
  await server.register(fastifyStatic, {
    root: folder,
    serve: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, file) => {
      const hashed = path.relative(folder, file).startsWith(`assets${path.sep}`);
      reply.header('cache-control', hashed ? `public, max-age=${year}, immutable` : 'no-cache');
    },
  });
  server.get('/*', (request, reply) => {
    const wanted = (request.params as { '*': string })['*'];
    if (wanted === 'api' || wanted.startsWith('api/')) {
      const refusal = refuse('not-found');
      return reply
        .status(refusal.status)
        .header('content-type', 'application/problem+json; charset=utf-8')
        .send(refusal.toProblem());
    }
    const isFile = path.extname(wanted) !== '';
    return reply.sendFile(isFile ? wanted : 'index.html');
  });
}
