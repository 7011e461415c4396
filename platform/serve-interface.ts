import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { refuse } from './kernel/index.js';

const year = 365 * 24 * 3600;

/**
 * Serves the built interface: hashed assets for ever, everything else through `index.html`, whose own router decides.
 * `.br` and `.gz` files beside an asset are preferred.
 */
export async function serveInterface(server: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(path.join(folder, 'index.html'))) return;
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
  server.get('/*', { config: { interface: true } }, (request, reply) => {
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
