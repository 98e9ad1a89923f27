import { Cancelled, messageOf, SessionEnded } from './debuggee';
import type { Debuggee, LiveValue, Requests } from './debuggee';
import { expressionOf, localsIn } from './localsIn';
import { valueOfText } from './textValue';

/**
 * A stopped frame of a debugger that is not known: what it prints of a value is read like any text.
 *
 * @param writesWhole whether it says that it can give values whole, for the clipboard
 */
export const otherDebuggee = (requests: Requests, writesWhole: boolean): Debuggee => ({
    async value(expression) {
        try {
            const { result, type } = await requests.evaluate(expression, writesWhole ? 'clipboard' : 'variables');
            return valueOfText(result, type ?? '');
        } catch (error) {
            return listed(requests, expression, refusalIn(error));
        }
    },
    criterion: () => Promise.resolve(undefined),
    locals: async () => localsIn(await requests.variables()),
});

/** What a debugger says of what it does not do; an end that nobody has to be told about goes on. */
function refusalIn(error: unknown): string {
    if (error instanceof Cancelled || error instanceof SessionEnded) {
        throw error;
    }
    return messageOf(error);
}

/** The value in the list of the frame's variables: some debuggers show them, and evaluate nothing. */
async function listed(requests: Requests, expression: string, refusal: string): Promise<LiveValue> {
    const variables = await requests.variables().catch((error: unknown) => {
        refusalIn(error);
        return [];
    });
    const found = variables.find(variable => expressionOf(variable) === expression);
    return found
        ? valueOfText(found.value, found.type ?? '')
        : { kind: 'problem', problem: { kind: 'unanswered', detail: refusal } };
}
