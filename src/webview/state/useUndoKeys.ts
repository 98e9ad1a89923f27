import { useEffect } from 'preact/hooks';
import type { Action } from './usePanel';

/**
 * Ctrl+Z undoes, Ctrl+Shift+Z and Ctrl+Y redo (on a Mac with Cmd), but for where text is typed: there the browser does.
 */
export function useUndoKeys(dispatch: (action: Action) => void): void {
    useEffect(() => {
        const onKeyDown = (event: KeyboardEvent): void => {
            const type = typeOfKey(event);
            if (type && !isTextField(event.target)) {
                // VS Code would go on to undo what was typed in some field.
                event.preventDefault();
                event.stopPropagation();
                dispatch({ type });
            }
        };
        document.addEventListener('keydown', onKeyDown);
        return () => document.removeEventListener('keydown', onKeyDown);
    }, [dispatch]);
}

function typeOfKey({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): 'undo' | 'redo' | undefined {
    if (!(ctrlKey || metaKey) || altKey) {
        return undefined;
    }
    switch (key.toLowerCase()) {
        case 'z':
            return shiftKey ? 'redo' : 'undo';
        case 'y':
            return 'redo';
        default:
            return undefined;
    }
}

const isTextField = (target: EventTarget | null): boolean =>
    target instanceof Element && target.matches('textarea, input:not([type=range], [type=radio], [type=checkbox])');
