import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { refuse } from '../kernel/index.js';
import type { Organisation } from './organisation-repository.js';

/** Who acts, for which organisation, in which roles. A visitor has neither person nor organisation. */
export interface Actor {
  person: { id: string; name: string } | null;
  organisation: Organisation | null;
  roles: string[];
}

/** An actor who has logged in. */
export interface PersonActor extends Actor {
  person: { id: string; name: string };
}

export interface RequestSession {
  csrf: string;
  expiresAt: Date;
}

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor;
    /** Null for visitors. */
    loginSession: RequestSession | null;
  }
}

/** The actor of the request; visitors included. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  return context.switchToHttp().getRequest<FastifyRequest>().actor;
});

/** The actor of the request; visitors are refused with `not-logged-in`. */
export const CurrentPerson = createParamDecorator((_: unknown, context: ExecutionContext): PersonActor => {
  return requirePerson(context.switchToHttp().getRequest<FastifyRequest>().actor);
});

/** @throws Refusal `not-logged-in` */
export function requirePerson(actor: Actor): PersonActor {
  if (!actor.person) throw refuse('not-logged-in');
  return actor as PersonActor;
}
