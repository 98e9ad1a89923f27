export { apart, fractionOf, linePath, valueAt } from './axis';
export type { Axis } from './axis';
export { curvesOf, tangentOf } from './curves';
export type { SampleCurves } from './curves';
export type { MovedPoint } from './movedLogit';
export * from './words';
