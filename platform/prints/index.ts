export { PrintRenderer, type PrintContext } from './print-renderer.js';
export { PrintsModule } from './prints.module.js';
