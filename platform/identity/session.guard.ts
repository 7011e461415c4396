import { timingSafeEqual } from 'node:crypto';
import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { refuse, sha256 } from '../kernel/index.js';
import { PersonRepository } from './person-repository.js';
import { SessionStore } from './session-store.js';

export const sessionCookie = 'sid';
const visitorsMayWriteKey = 'visitors-may-write';

/** A write that needs no session (logging in). */
export const VisitorsMayWrite = (): MethodDecorator => SetMetadata(visitorsMayWriteKey, true);

/** Finds out who asks, and refuses writes that do not come from our own page (CSRF). Rights are checked further in. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly sessions: SessionStore,
    private readonly people: PersonRepository,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const id = request.cookies[sessionCookie];
    const found = id ? await this.sessions.find(id) : null;
    request.actor = found?.actor ?? this.people.visitor();
    request.loginSession = found?.session ?? null;
    if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return true;
    if (request.headers['sec-fetch-site'] === 'cross-site') throw refuse('csrf-invalid');
    if (this.reflector.get<boolean | undefined>(visitorsMayWriteKey, context.getHandler())) return true;
    if (!found) throw refuse('not-logged-in');
    if (!isSame(request.headers['x-csrf-token'], found.session.csrf)) throw refuse('csrf-invalid');
    return true;
  }
}

function isSame(given: string | string[] | undefined, expected: string): boolean {
  return (
    typeof given === 'string' && timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(sha256(expected)))
  );
}
