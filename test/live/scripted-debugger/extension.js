// A debug adapter in the extension host. Its program stops at once, in a frame whose variables the configuration lists.
// What it evaluates is told there too: a text is the answer, a list has one for each stop in turn, null is none ever, and
// there is no evaluate without it.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- VS Code requires it as it is
const vscode = require('vscode');

class Adapter {
    constructor(configuration) {
        this.configuration = configuration;
        this.stops = 0;
        this.sent = new vscode.EventEmitter();
        this.onDidSendMessage = this.sent.event;
    }

    send(message) {
        this.sent.fire({ seq: 0, ...message });
    }

    handleMessage({ seq, command, arguments: args }) {
        const answer = (body, refusal) =>
            this.send({
                type: 'response',
                request_seq: seq,
                command,
                success: refusal === undefined,
                body,
                message: refusal,
            });
        const event = (name, body) => this.send({ type: 'event', event: name, body });
        const stopped = reason => {
            this.stops++;
            event('stopped', { reason, threadId: 1, allThreadsStopped: true });
        };
        const { variables = {}, answers, program } = this.configuration;
        switch (command) {
            case 'initialize':
                answer({});
                return event('initialized');
            case 'launch':
                answer();
                return stopped('entry');
            case 'next':
                answer();
                return stopped('step');
            case 'threads':
                return answer({ threads: [{ id: 1, name: 'main' }] });
            case 'stackTrace':
                return answer({
                    stackFrames: [{ id: 1, name: 'main', line: 1, column: 1, source: { path: program } }],
                    totalFrames: 1,
                });
            case 'scopes':
                return answer({ scopes: [{ name: 'Local', variablesReference: 1, expensive: false }] });
            case 'variables':
                return answer({
                    variables: Object.entries(variables).map(([name, value]) => ({
                        name,
                        value,
                        variablesReference: 0,
                    })),
                });
            case 'evaluate': {
                const told = answers?.[args.expression];
                const result = Array.isArray(told) ? told[this.stops % told.length] : told;
                return result === null
                    ? undefined
                    : result === undefined
                      ? answer(undefined, 'unknown command: evaluate')
                      : answer({ result, variablesReference: 0 });
            }
            case 'disconnect':
            case 'terminate':
                answer();
                return event('terminated');
            case 'setBreakpoints':
                return answer({ breakpoints: [] });
            default:
                return answer({});
        }
    }

    dispose() {
        this.sent.dispose();
    }
}

exports.activate = context => {
    context.subscriptions.push(
        vscode.debug.registerDebugAdapterDescriptorFactory('scripted', {
            createDebugAdapterDescriptor: ({ configuration }) =>
                new vscode.DebugAdapterInlineImplementation(new Adapter(configuration)),
        }),
    );
};
