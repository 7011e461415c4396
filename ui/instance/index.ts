export { HeadCard, HeadFacts } from './head-card';
