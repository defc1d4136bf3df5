export { CallLayer } from './CallLayer.tsx';
export { CallsScreen } from './CallsScreen.tsx';
