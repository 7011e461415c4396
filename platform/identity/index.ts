export { CurrentActor, CurrentPerson, requirePerson, type Actor, type PersonActor } from './actor.js';
export { FirstAdministrator } from './first-administrator.js';
export { IdentityModule } from './identity.module.js';
export { OrganisationRepository, type Organisation, type SqlFilter } from './organisation-repository.js';
export { PersonRepository, type Person } from './person-repository.js';
