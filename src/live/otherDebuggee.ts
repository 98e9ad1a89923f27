import type { Debuggee, Requests } from './debuggee';
import { localsIn } from './localsIn';
import { valueOfText } from './textValue';

/**
 * A stopped frame of a debugger that is not known: what it prints of a value is read like any text.
 *
 * @param writesWhole whether it says that it can give values whole, for the clipboard
 */
export const otherDebuggee = (requests: Requests, writesWhole: boolean): Debuggee => ({
    async value(expression) {
        const { result, type } = await requests.evaluate(expression, writesWhole ? 'clipboard' : 'variables');
        return valueOfText(result, type ?? '');
    },
    criterion: () => Promise.resolve(undefined),
    locals: async () => localsIn(await requests.variables()),
});
