import { ArgumentsHost, Catch, HttpException, Logger, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BaseError, ConnectionError } from 'sequelize';
import { Refusal, refuse } from './refusal.js';

/** Answers every exception as problem+json. Unknown faults are logged with their cause and tell the outside nothing. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('故障');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const refusal = this.toRefusal(thrown, request);
    void http
      .getResponse<FastifyReply>()
      .status(refusal.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(refusal.toProblem());
  }

  private toRefusal(thrown: unknown, request: FastifyRequest): Refusal {
    if (thrown instanceof Refusal) return thrown;
    const known = refusalOfFramework(thrown);
    if (known) return known;
    this.log.error(`${request.method} ${request.routeOptions?.url ?? request.url}`, stackWithCauses(thrown));
    return isConnectionLoss(thrown) ? refuse('database-unavailable') : refuse('internal');
  }
}

/** What Nest and Fastify themselves say “no” to, in our words. */
function refusalOfFramework(thrown: unknown): Refusal | null {
  const status =
    thrown instanceof HttpException
      ? thrown.getStatus()
      : Number((thrown as { statusCode?: unknown } | null)?.statusCode ?? 500);
  if (status === 404) return refuse('not-found');
  if (status === 401) return refuse('not-logged-in');
  if (status === 403) return refuse('forbidden');
  if (status === 413) return refuse('request-too-large');
  return status >= 400 && status < 500 ? refuse('request-invalid', {}, {}, { cause: thrown }) : null;
}

function isConnectionLoss(thrown: unknown): boolean {
  if (thrown instanceof ConnectionError) return true;
  const cause = thrown instanceof BaseError ? (thrown as { parent?: unknown }).parent : thrown;
  const code = (cause as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^(ECONN|EPIPE|57P0|08)/.test(code);
}

function stackWithCauses(thrown: unknown): string {
  const lines: string[] = [];
  for (let fault = thrown; fault !== undefined && lines.length < 6; fault = (fault as Error)?.cause) {
    lines.push(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
  }
  return lines.join('\n起因：');
}
