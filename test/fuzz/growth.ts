/** Whether a text takes more than in proportion to its length. By the clock: for the script, not for the tests. */
import { faultsIn } from './subject';
import { text } from './subjects/text';

/** Shorter times say nothing. */
const SHORTEST = 150;
/** Twice the text takes twice the time, or four times where each part looks at each other. */
const STEEP = 3;
const LENGTH = 6000;

/** In milliseconds of this process, the best of a few: others share the machine. */
async function timeOf(input: string): Promise<number> {
    let best = Infinity;
    for (let left = 3; left > 0; left--) {
        const { user, system } = process.cpuUsage();
        await faultsIn(text, input);
        const after = process.cpuUsage();
        best = Math.min(best, (after.user - user + after.system - system) / 1000);
    }
    return best;
}

/** A text again and again, twice as often, and four times: whether the time grows faster than the length, twice. */
export async function faultsOfGrowth(input: string): Promise<readonly string[]> {
    if (input.trim() === '') {
        return [];
    }
    const once = `${input}\n`.repeat(Math.ceil(LENGTH / (input.length + 1)));
    const times = [await timeOf(once), await timeOf(once.repeat(2)), await timeOf(once.repeat(4))] as const;
    const isSteep = times[1] > STEEP * times[0] && times[2] > STEEP * times[1];
    return isSteep && times[2] > SHORTEST
        ? [`takes ${times.map(Math.round).join(', ')} ms for one, two and four times as much`]
        : [];
}
