/** What the libraries say where a loss fails, and what it means. */
import { otherRecords } from './otherLibraries';
import type { ErrorRecord } from './record';
import { torchRecords } from './torch';

export const errorRecords: readonly ErrorRecord[] = [...torchRecords, ...otherRecords];
