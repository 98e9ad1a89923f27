export { fractionOf, linePath, valueAt, type Axis } from './axis';
export { curvesOf, type Curves } from './curves';
export type { MovedPoint } from './movedLogit';
export * from './words';
