export { ListBuilder, type ListPart, type ListRequest } from './list-builder.js';
export { ViewIndexes } from './view-indexes.js';
export { ViewService, type ViewRows } from './view-service.js';
export { ViewsModule } from './views.module.js';
