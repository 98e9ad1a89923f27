import type { CrossEntropyBreakdown, Tensor } from '../math';

/**
 * The loss as one number. That is what torch returns, also for 'none' of a single sample, where a weight does not
 * divide out; of several losses it is torch's mean.
 */
export const singleLoss = ({ loss, meanLoss }: CrossEntropyBreakdown): number => onlyNumber(loss) ?? meanLoss;

/** The least that `singleLoss` can be, whatever the logits. */
export const singleLossFloor = ({ lossFloor, entropyFloor, denominator }: CrossEntropyBreakdown): number =>
    onlyNumber(lossFloor) ?? entropyFloor.data.reduce((sum, floor) => sum + floor, 0) / denominator;

const onlyNumber = ({ data }: Tensor): number | undefined => (data.length === 1 ? data[0] : undefined);
