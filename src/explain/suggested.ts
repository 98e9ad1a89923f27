import type { Question } from '../diagnose/explanation';
import { criterionCall } from './criterion';

const IDENTIFIER = /^[a-z_]\w*$/i;

/**
 * A line of code that a finding suggests, for the person's own loss: with the array's name, and with the options that
 * the loss has.
 * @param name of the array in the file
 */
export function forOwnLoss(code: string, name: string | undefined, { options = {} }: Question): string {
    const named = name !== undefined && IDENTIFIER.test(name) ? code.replace(/\blogits\b/g, name) : code;
    return named.replace('nn.CrossEntropyLoss()', criterionCall(options));
}
