import { Body, Controller, Delete, Get, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { ReleaseService } from '../definitions/index.js';
import { Api, Clock, Config, credentialsSchema, sessionSchema, type Session } from '../kernel/index.js';
import type { Actor, RequestSession } from './actor.js';
import { AddressLimit } from './address-limit.js';
import { Login } from './login.js';
import { sessionCookie, VisitorsMayWrite } from './session.guard.js';
import { SessionStore } from './session-store.js';

@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(
    private readonly login: Login,
    private readonly sessions: SessionStore,
    private readonly addresses: AddressLimit,
    private readonly releases: ReleaseService,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Api({ summary: '当前登录', response: sessionSchema })
  show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Session {
    void reply.header('cache-control', 'no-store');
    return this.describe(request.actor, request.loginSession);
  }

  @Post()
  @VisitorsMayWrite()
  @Api({ summary: '登录', body: credentialsSchema, response: sessionSchema })
  async open(
    @Body() { username, password }: z.infer<typeof credentialsSchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    this.addresses.count(request.ip);
    const { id } = await this.login.withPassword(username, password);
    const before = request.cookies[sessionCookie];
    if (before) await this.sessions.close(before);
    void reply
      .header('cache-control', 'no-store')
      .setCookie(sessionCookie, id, { ...this.cookie(), httpOnly: true });
    const found = await this.sessions.find(id);
    return this.describe(found!.actor, found!.session);
  }

  @Delete()
  @Api({ summary: '退出登录', response: sessionSchema })
  async close(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    const id = request.cookies[sessionCookie];
    if (id) await this.sessions.close(id);
    void reply.clearCookie(sessionCookie, this.cookie());
    return this.describe({ person: null, organisation: null, roles: [] }, null);
  }

  private cookie() {
    return { path: '/', sameSite: 'lax', secure: this.config.settings.secureCookies } as const;
  }

  private describe(actor: Actor, session: RequestSession | null): Session {
    const { roles } = this.releases.current();
    const { person, organisation } = actor;
    return {
      person,
      organisation: organisation && {
        id: organisation.id,
        name: organisation.name,
        type: organisation.type,
        ...(organisation.code ? { code: organisation.code } : {}),
      },
      roles: actor.roles.map((id) => ({ id, title: roles.get(id)?.title ?? id })),
      home: person ? (actor.roles.map((id) => roles.get(id)?.home).find(Boolean) ?? null) : null,
      csrf: session?.csrf ?? null,
      expiresAt: session && this.clock.format(session.expiresAt),
    };
  }
}
