export { theme } from './theme';
export { color, cssVariables, font, radius } from './tokens';
