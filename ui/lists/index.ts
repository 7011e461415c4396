export { EmbeddedList } from './embedded-list';
export { ListPage } from './list-page';
export { ListView } from './list-view';
export { RowCards } from './row-cards';
export { useUrlQuery } from './use-url-query';
