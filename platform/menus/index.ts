/** The menu of a person: what their roles' files say, with the work behind each entry. */
export { MenusModule } from './menus.module.js';
