import type { Choice } from '../../../live/chosen';
import { onDidEndSession } from './sessions';

/** What a person chose, by what it was chosen for. */
const chosen = new Map<string, Choice>();

onDidEndSession(({ id }) => {
    for (const key of chosen.keys()) {
        if (key.startsWith(JSON.stringify([id]).slice(0, -1))) {
            chosen.delete(key);
        }
    }
});

export const choiceFor = (key: string): Choice => chosen.get(key) ?? {};

export const remember = (key: string, choice: Choice): void => void chosen.set(key, choice);
