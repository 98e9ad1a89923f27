import type { Found } from './rule';
import type { rules } from './rules';

/** What is wrong with a loss, as people get it wrong: one code for each rule. */
export type FindingCode = (typeof rules)[number]['code'];

export type Finding = Found<FindingCode>;

/** Whether it can be said of a target that does not fit. */
export const isOfMisfit = ({ about }: Finding): boolean => about === 'shapes' || about === 'types';
