export { apart, fractionOf, linePath, valueAt, type Axis } from './axis';
export { curvesOf, tangentOf, type Curves } from './curves';
export type { MovedPoint } from './movedLogit';
export * from './words';
