import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';
import { apiSchema } from './api-schemas.js';

export interface ApiShape {
  summary: string;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Absent: the answer has no JSON body. */
  response?: z.ZodType;
  /** 200 unless told. */
  status?: number;
}

export const apiShapeKey = 'api-shape';

/**
 * One description of a route: it checks the request (see `ApiValidation`; `@Body()` and `@Query()` then hold the parsed
 * values) and writes its part of the OpenAPI document.
 */
export function Api(shape: ApiShape): MethodDecorator {
  const status = shape.status ?? 200;
  return applyDecorators(
    SetMetadata(apiShapeKey, shape),
    HttpCode(status),
    ApiOperation({ summary: shape.summary }),
    ...(shape.body ? [ApiBody({ schema: apiSchema(shape.body) })] : []),
    ...queryParameters(shape.query),
    ApiResponse({
      status,
      description: shape.summary,
      ...(shape.response ? { content: { 'application/json': { schema: apiSchema(shape.response) } } } : {}),
    }),
    ApiResponse({
      status: 'default',
      description: '拒绝或故障',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    }),
  );
}

function queryParameters(query: z.ZodObject | undefined): MethodDecorator[] {
  if (!query) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input' });
  return Object.entries(properties).map(([name, schema]) =>
    ApiQuery({ name, required: required.includes(name), schema: schema as object }),
  );
}
