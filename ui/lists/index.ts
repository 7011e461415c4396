export { EmbeddedList } from './embedded-list';
export { emptyWords } from './empty-words';
export { ListPage } from './list-page';
export { ListView } from './list-view';
export { RowCards } from './row-cards';
export { useUrlQuery } from './use-url-query';
