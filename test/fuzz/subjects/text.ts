/** Printouts and questions, and programs: reader, context, interpreter, lint and its fixes. */
import { minimised, mutated } from '../mutate';
import { programs, texts } from '../seeds';
import type { Subject } from '../subject';
import { faultsOf, faultsOfProgram } from './textFaults';

export const text: Subject<string> = {
    name: 'text',
    share: 15,
    make: random => mutated(random, texts),
    faultsOf,
    minimised,
};

export const program: Subject<string> = {
    name: 'program',
    share: 2,
    make: random => mutated(random, programs),
    faultsOf: faultsOfProgram,
    minimised,
};
