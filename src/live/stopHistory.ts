import type { Reading } from '../document';
import type { Stops } from '../model/stops';
import { changesSince } from './changes';
import { lossOf } from './loss';

/** So many losses are kept. */
const MOST = 60;

/** The losses of what was read at the stops of a program, and what changed between the last two. */
export class StopHistory {
    private history: Stops['history'] = [];
    private before: Reading | undefined;
    private last: { readonly stop: number; readonly reading: Reading } | undefined;

    /**
     * What was read, with what is known of the stops before. A stop that is read again, as when another frame is looked
     * at, takes the place of what was read there; one at which nothing has changed gets no loss of its own.
     */
    with(reading: Reading, { stop, line }: { readonly stop: number; readonly line: number }): Reading {
        const isAgain = this.last?.stop === stop;
        this.before = isAgain ? this.before : this.last?.reading;
        const changes = this.before && changesSince(this.before, reading);
        const isSame = changes !== undefined && changes.logits + changes.targets === 0 && !changes.options;
        const earlier =
            isAgain && this.last?.reading !== undefined && this.isCounted ? this.history.slice(0, -1) : this.history;
        const loss = isSame ? undefined : lossOf(reading);
        this.isCounted = loss !== undefined;
        this.history = loss === undefined ? earlier : [...earlier, { line, loss }].slice(-MOST);
        this.last = { stop, reading };
        return changes || this.history.length > 1
            ? { ...reading, stops: { history: this.history, ...(changes && { changes }) } }
            : reading;
    }

    /** Whether the last stop has a loss in the history. */
    private isCounted = false;
}
