import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import type { NestApplicationOptions, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';
import { AppModule } from './app.module.js';
import { apiComponents, type Kernel } from './kernel/index.js';
import { isBuilt, serveInterface } from './serve-interface.js';

const self = ["'self'"];
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: self,
    scriptSrc: self,
    styleSrc: [...self, "'unsafe-inline'"],
    imgSrc: [...self, 'data:', 'blob:'],
    fontSrc: self,
    connectSrc: self,
    workerSrc: [...self, 'blob:'],
    objectSrc: ["'none'"],
    frameAncestors: ["'none'"],
    baseUri: self,
    formAction: self,
  },
};
const options: NestApplicationOptions = { logger: ['error', 'warn'], abortOnError: false };
/** A submission is text; files travel as multipart with limits of their own. */
const bodyLimit = 4 * 1024 * 1024;

/** The HTTP server, ready to listen: API below `/api`, its document at `/api/docs`, the built interface elsewhere. */
export async function createApplication(
  kernel: Kernel,
  modules?: readonly Type[],
): Promise<NestFastifyApplication> {
  const { settings } = kernel.config;
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(kernel, modules),
    new FastifyAdapter({
      trustProxy: settings.trustProxy,
      bodyLimit,
      routerOptions: { maxParamLength: 300 },
    }),
    options,
  );
  app.setGlobalPrefix('api');
  await app.register(cookie as never);
  sendSecurityHeaders(app.getHttpAdapter().getInstance(), settings.secureCookies);
  await app.register(multipart as never);
  const ui = isBuilt(settings.interfaceFolder);
  if (ui) await serveInterface(app.getHttpAdapter().getInstance(), settings.interfaceFolder);
  SwaggerModule.setup('api/docs', app, () => describeApi(app), { jsonDocumentUrl: 'api/docs/json', ui });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

/** Made once: Fastify's plugin of Helmet makes them anew for every request. */
function sendSecurityHeaders(fastify: FastifyInstance, secure: boolean): void {
  const send = helmet({
    contentSecurityPolicy,
    strictTransportSecurity: secure,
    crossOriginOpenerPolicy: secure,
  });
  fastify.addHook('onRequest', (request, reply, done) =>
    send(request.raw, reply.raw, (fault) => done(fault as Error | undefined)),
  );
}

/** The OpenAPI document, made from the routes and the wire contract. */
export function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const head = new DocumentBuilder().setTitle('接口文档').setVersion('1').setOpenAPIVersion('3.1.0').build();
  const document = SwaggerModule.createDocument(app, head);
  document.components = { ...document.components, schemas: apiComponents() as never };
  return document;
}
