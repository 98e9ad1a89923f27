import * as turns from '../model/turns';

/** Gives others in the extension host their turn, see `model/turns.ts`. */
export const givingTurns = (report?: (share: number) => void): ReturnType<typeof turns.givingTurns> =>
    turns.givingTurns(() => new Promise(resolve => setTimeout(resolve)), report);
