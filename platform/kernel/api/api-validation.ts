import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import type { z } from 'zod';
import { refuse } from '../errors/refusal.js';
import { apiShapeKey, type ApiShape } from './api.decorator.js';

/** Checks body and query against the shapes that `@Api` names, before the handler sees them. */
@Injectable()
export class ApiValidation implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const shape = this.reflector.get<ApiShape | undefined>(apiShapeKey, context.getHandler());
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (shape?.body) request.body = parse(shape.body, request.body);
    if (shape?.query) request.query = parse(shape.query, request.query);
    return next.handle();
  }
}

function parse(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.map((issue) => ({
    path: issue.path.join('.'),
    message: '该项内容不符合要求。',
    rule: issue.code,
  }));
  throw refuse('request-invalid', {}, { errors });
}
