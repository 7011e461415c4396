export { EmbeddedPrint } from './embedded-print';
