export { hoverAt } from './hover';
export type { HoverText } from './hover';
