import { explain } from '../diagnose/explanation';
import { lossOfCode } from '../diagnose/lossOfCode';
import type { Reading } from '../document';

/** The loss of what was read, as the panel's header says it; undefined where there is none, or one for each sample. */
export function lossOf(reading: Reading): number | undefined {
    const explanation = explain(reading);
    const { loss } = explanation.breakdown ?? {};
    return lossOfCode(explanation) ?? (reading.target && loss?.data.length === 1 ? loss.data[0] : undefined);
}
