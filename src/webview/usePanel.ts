import { useEffect, useReducer } from 'preact/hooks';
import { placeOf } from '../explain';
import { layoutOf, type CrossEntropyOptions } from '../math';
import { noChoices, parseHostMessage, storePanelState, type Choices, type HostMessage, type PanelExample, type PanelState } from '../protocol';
import { vscode } from './vscodeApi';

export interface Panel {
    /** Absent until the host has sent the first example. */
    readonly example?: PanelExample;
    readonly choices: Choices;
    /** The class that is lit in all stages: the mouse points at it, or the cursor stands on its logit. */
    readonly litClass?: number | undefined;
    /** Why the document's array cannot be read at the moment. */
    readonly problem?: string;
}

export type Action =
    | HostMessage
    | { readonly type: 'chooseTarget'; readonly target: number }
    | { readonly type: 'lightClass'; readonly c: number | undefined }
    | { readonly type: 'viewSample'; readonly sample: number }
    | { readonly type: 'chooseOptions'; readonly options: CrossEntropyOptions }
    /** Back to what the text says. */
    | { readonly type: 'reset' };

/** The panel's state: what the host sent, what the person chose. Every change is stored for the next reload. */
export function usePanel(restored: PanelState | undefined): readonly [Panel, (action: Action) => void] {
    const [panel, dispatch] = useReducer<Panel, Action>(reduce, restored ?? { choices: noChoices });
    useEffect(() => {
        const listen = ({ data }: MessageEvent<unknown>): void => {
            const message = parseHostMessage(data);
            if (message) {
                dispatch(message);
            }
        };
        window.addEventListener('message', listen);
        vscode.postMessage({ type: 'ready' });
        return () => window.removeEventListener('message', listen);
    }, []);
    useEffect(() => {
        if (panel.example) {
            vscode.setState(storePanelState(panel.example, panel.choices));
        }
    }, [panel.example, panel.choices]);
    return [panel, dispatch];
}

function reduce(panel: Panel, action: Action): Panel {
    switch (action.type) {
        case 'show':
            return { example: action.example, choices: keepChoices(panel, action.example) };
        case 'unreadable':
            return { ...panel, problem: action.message };
        case 'cursorAt':
            return lightNumber(panel, action.index);
        case 'lightClass':
            return { ...panel, litClass: action.c };
        case 'viewSample':
            return withChosen(panel, { sample: action.sample });
        case 'chooseTarget': {
            const { sample, targets } = panel.choices;
            return withChosen(panel, { targets: [...targets.filter(([s]) => s !== sample), [sample, action.target]] });
        }
        case 'chooseOptions':
            return withChosen(panel, { options: action.options });
        case 'reset':
            return withChosen(panel, { targets: [], options: {} });
        default:
            return action satisfies never;
    }
}

/** Lights the class of a logit, and brings its sample into view. */
function lightNumber(panel: Panel, index: number | undefined): Panel {
    if (index === undefined || !panel.example) {
        return { ...panel, litClass: undefined };
    }
    const { sample, classIndex } = placeOf(layoutOf(panel.example.logits.shape), index);
    return { ...withChosen(panel, { sample }), litClass: classIndex };
}

const withChosen = (panel: Panel, chosen: Partial<Choices>): Panel => ({ ...panel, choices: { ...panel.choices, ...chosen } });

/** Choices belong to an array: editing it keeps them while its shape stays, another array starts afresh. */
function keepChoices({ example: before, choices }: Panel, after: PanelExample): Choices {
    const same = !before || before.source.uri === after.source.uri
        && before.source.name === after.source.name
        && String(before.logits.shape) === String(after.logits.shape);
    return same ? choices : noChoices;
}
