import type { HostMessage } from './messages';

type State = HostMessage['type'];

/** What a state puts an end to. */
const REPLACED: { readonly [Type in State]?: readonly State[] } = {
    show: ['outline', 'unreadable'],
    outline: ['show', 'unreadable'],
    compare: ['otherUnreadable'],
};

/**
 * What the host says to a page. Until the page is ready it waits: a page that loads is told everything once, and one
 * that loads again the last of each state.
 */
export class Outbox {
    private isPageReady = false;
    /** The last of each state. */
    private readonly states = new Map<State, HostMessage>();
    /** The last of each kind of what says nothing any more once it was heard, until there is a page to hear it. */
    private readonly waiting = new Map<State, HostMessage>();

    constructor(private readonly post: (message: HostMessage) => void) {}

    /** Sends a state, and keeps it for a page that loads again. */
    send(state: HostMessage): void {
        REPLACED[state.type]?.forEach(type => this.states.delete(type));
        this.states.set(state.type, state);
        if (this.isPageReady) {
            this.post(state);
        }
    }

    /** Tells the page something that is not kept: where the cursor is, that it gets the focus. */
    tell(message: HostMessage): void {
        if (this.isPageReady) {
            this.post(message);
        } else {
            this.waiting.set(message.type, message);
        }
    }

    /** A page has loaded, the first one or another. */
    pageIsReady(): void {
        this.isPageReady = true;
        [...this.states.values(), ...this.waiting.values()].forEach(this.post);
        this.waiting.clear();
    }
}
