import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { DefinitionsModule } from '../definitions/index.js';
import { AddressLimit } from './address-limit.js';
import { ApplicationController } from './application.controller.js';
import { FirstAdministrator } from './first-administrator.js';
import { LoginFailures } from './login-failures.js';
import { Login } from './login.js';
import { OrganisationRepository } from './organisation-repository.js';
import { PersonRepository } from './person-repository.js';
import { SessionController } from './session.controller.js';
import { SessionGuard } from './session.guard.js';
import { SessionStore } from './session-store.js';

/** Who people are: organisations, accounts, sessions. */
@Module({
  imports: [DefinitionsModule],
  controllers: [SessionController, ApplicationController],
  providers: [
    OrganisationRepository,
    PersonRepository,
    SessionStore,
    LoginFailures,
    AddressLimit,
    Login,
    FirstAdministrator,
    { provide: APP_GUARD, useClass: SessionGuard },
  ],
  exports: [OrganisationRepository, PersonRepository, SessionStore, FirstAdministrator],
})
export class IdentityModule {}
