import { givingTurns } from '../model/turns';

/** Gives others in the extension host their turn, see `model/turns.ts`. */
export const givingHostTurns = (report?: (share: number) => void): ReturnType<typeof givingTurns> =>
    givingTurns(() => new Promise(resolve => setTimeout(resolve)), report);
