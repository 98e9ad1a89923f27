import { useEffect, useReducer } from 'preact/hooks';
import { hasOtherLogits, latestSteps, noChoices, sampleAndClass, sameLit, t, withOwnLogits } from '../../explain';
import type { Choices, Lit } from '../../explain';
import { layoutOf } from '../../math';
import { parseHostMessage, storePanelState } from '../../protocol';
import type { HostMessage, PanelExample, PanelOutline, PanelState } from '../../protocol';
import { vscode } from './vscodeApi';

export interface Panel {
    /** Absent until the host has sent the first example. */
    readonly example?: PanelExample;
    /** In place of an example: what the code tells of a loss without its numbers. */
    readonly outline?: PanelOutline;
    readonly choices: Choices;
    /** Earlier choices, the latest last, for undo. */
    readonly history: readonly Choices[];
    /** What was undone, the latest first, for redo. */
    readonly undone: readonly Choices[];
    /** Whether log(softmax(x)) by hand stands beside the stable numbers. */
    readonly byHand: boolean;
    /** What the mouse points at. */
    readonly pointed?: Lit | undefined;
    /** What has the focus, or the class on whose logit the editor's cursor stands. */
    readonly held?: Lit | undefined;
    /** The name of the stage that is explained; the first where absent. */
    readonly stage?: string;
    /** The names of the sections below the table that are open. */
    readonly opened: readonly string[];
    /** Why the document's array cannot be read at the moment. */
    readonly problem?: string;
    /** The array that it is compared with. */
    readonly other?: PanelExample;
    /** Why that cannot be read at the moment. */
    readonly otherProblem?: string;
    /** Whether other examples leave the panel alone. */
    readonly pinned: boolean;
}

export type Action =
    | Exclude<HostMessage, { readonly type: 'focus' | 'pong' }>
    | { readonly type: 'point' | 'hold'; readonly at: Lit | undefined }
    | { readonly type: 'explainStage'; readonly stage: string }
    | { readonly type: 'open'; readonly sections: readonly string[] }
    | { readonly type: 'viewSample'; readonly sample: number }
    /** The true class of a sample. */
    | { readonly type: 'chooseTarget'; readonly sample: number; readonly target: number }
    /** Options, temperature or logits; `continues` the step before, as the next move of a drag does. */
    | {
          readonly type: 'change';
          readonly choices: Partial<Omit<Choices, 'sample' | 'targets'>>;
          readonly continues?: boolean;
      }
    | { readonly type: 'undo' }
    | { readonly type: 'redo' }
    | { readonly type: 'showByHand'; readonly byHand: boolean }
    /** Back to what the text says. */
    | { readonly type: 'reset' };

/** The panel's state: what the host sent, what the person chose. Every change is stored for the next reload. */
export function usePanel(restored: PanelState | undefined): readonly [Panel, (action: Action) => void] {
    const [panel, dispatch] = useReducer<Panel, Action>(reduce, {
        choices: noChoices,
        opened: [],
        byHand: false,
        pinned: false,
        ...restored,
        history: [],
        undone: [],
    });
    useEffect(() => {
        const listen = ({ data }: MessageEvent<unknown>): void => {
            const message = parseHostMessage(data);
            if (message?.type === 'focus') {
                document.querySelector<HTMLElement>('table.class-table [data-cell][tabindex="0"]')?.focus();
            } else if (message && message.type !== 'pong') {
                dispatch(message);
            } else if (isShow(data)) {
                dispatch({ type: 'unreadable', message: t('The panel received data that contradict each other.') });
            }
        };
        window.addEventListener('message', listen);
        vscode.postMessage({ type: 'ready' });
        return () => window.removeEventListener('message', listen);
    }, []);
    const hasChanged = panel.history.length > 0;
    useEffect(() => {
        if (hasChanged) {
            vscode.postMessage({ type: 'whatIf' });
        }
    }, [hasChanged]);
    useEffect(() => {
        // A drag makes many changes: the last of them is stored.
        const { example, outline, other, choices, stage, opened, byHand, pinned } = panel;
        const shown = example ? { example } : outline && { outline };
        if (!shown) {
            return undefined;
        }
        const timer = setTimeout(
            () =>
                vscode.setState(
                    storePanelState({
                        ...shown,
                        ...(other && { other }),
                        choices,
                        ...(stage !== undefined && { stage }),
                        opened,
                        byHand,
                        pinned,
                    }),
                ),
            STORE_PAUSE,
        );
        return () => clearTimeout(timer);
    }, [
        panel.example,
        panel.outline,
        panel.other,
        panel.choices,
        panel.stage,
        panel.opened,
        panel.byHand,
        panel.pinned,
    ]);
    return [panel, dispatch];
}

/** In milliseconds: longer than from one move of a drag to the next. */
const STORE_PAUSE = 150;

/** Whether a message that is refused was to bring what is shown: the panel would wait for it without a word. */
const isShow = (data: unknown): boolean =>
    typeof data === 'object' && data !== null && 'type' in data && (data.type === 'show' || data.type === 'outline');

function reduce(panel: Panel, action: Action): Panel {
    const { choices, history, undone } = panel;
    switch (action.type) {
        case 'show':
            return show(panel, action.example, action.index);
        case 'outline':
            return showOutline(panel, action.outline);
        case 'unreadable':
            return { ...panel, problem: action.message };
        case 'compare':
            return compare(panel, action.example);
        case 'otherUnreadable':
            return { ...panel, otherProblem: action.message };
        case 'pinned':
            return { ...panel, pinned: action.pinned };
        case 'cursorAt':
            return lightNumber(panel, action.index);
        case 'point':
            return sameLit(panel.pointed, action.at) ? panel : { ...panel, pointed: action.at };
        case 'hold':
            return sameLit(panel.held, action.at) ? panel : { ...panel, held: action.at };
        case 'explainStage':
            return { ...panel, stage: action.stage };
        case 'open':
            return { ...panel, opened: action.sections };
        case 'viewSample':
            return { ...panel, choices: { ...choices, sample: action.sample } };
        case 'chooseTarget':
            return choose(panel, {
                ...choices,
                targets: [
                    ...choices.targets.filter(([sample]) => sample !== action.sample),
                    [action.sample, action.target],
                ],
            });
        case 'change':
            return choose(panel, { ...choices, ...action.choices }, action.continues);
        case 'undo': {
            const before = history.at(-1);
            return before
                ? {
                      ...panel,
                      choices: inView(before, choices),
                      history: history.slice(0, -1),
                      undone: [choices, ...undone],
                  }
                : panel;
        }
        case 'redo': {
            const [after, ...others] = undone;
            return after
                ? {
                      ...panel,
                      choices: inView(after, choices),
                      history: [...history, choices],
                      undone: others,
                  }
                : panel;
        }
        case 'showByHand':
            return { ...panel, byHand: action.byHand };
        case 'reset':
            return choose(panel, inView(noChoices, choices));
        default:
            return action satisfies never;
    }
}

/** Choices for the sample that is in view now. */
const inView = ({ sample: _, ...choices }: Choices, { sample }: Choices): Choices => ({
    ...choices,
    ...(sample !== undefined && { sample }),
});

const choose = (panel: Panel, choices: Choices, continues = false): Panel => ({
    ...panel,
    choices,
    history: continues ? panel.history : latestSteps([...panel.history, panel.choices]),
    undone: [],
});

/**
 * Choices belong to an array: editing it keeps them while its shape stays, another array starts afresh. Changed logits
 * go when the text's change.
 */
function show({ problem: _, outline: __, ...panel }: Panel, example: PanelExample, index: number | undefined): Panel {
    const { example: before, choices } = panel;
    const sample = index === undefined ? undefined : sampleAndClass(layoutOf(example.logits.shape), index).sample;
    const pointed = { ...(sample !== undefined && { sample }) };
    if (!before) {
        return { ...panel, example, choices: { ...pointed, ...choices } };
    }
    const same =
        before.source.uri === example.source.uri &&
        before.source.name === example.source.name &&
        String(before.logits.shape) === String(example.logits.shape);
    if (!same) {
        return {
            ...panel,
            example,
            choices: { ...noChoices, ...pointed },
            history: [],
            undone: [],
            pointed: undefined,
            held: undefined,
        };
    }
    const edited = example.logits.data.some((value, i) => !Object.is(value, before.logits.data[i]));
    return edited && hasOtherLogits(choices)
        ? { ...panel, example, choices: withOwnLogits(choices), history: [], undone: [] }
        : { ...panel, example };
}

/** Whatever was shown before is gone, and all that was chosen for it. */
function showOutline({ example: _, other: __, problem: ___, ...panel }: Panel, outline: PanelOutline): Panel {
    return {
        ...panel,
        outline,
        choices: noChoices,
        history: [],
        undone: [],
        pointed: undefined,
        held: undefined,
    };
}

/** Compares the panel's own array with this one, or with none any more. */
function compare({ other: _, otherProblem: __, ...panel }: Panel, other: PanelExample | undefined): Panel {
    return other ? { ...panel, other } : panel;
}

/** Lights the class of a logit, and brings its sample into view. */
function lightNumber(panel: Panel, index: number | undefined): Panel {
    if (index === undefined || !panel.example) {
        return { ...panel, held: undefined };
    }
    const { sample, classIndex } = sampleAndClass(layoutOf(panel.example.logits.shape), index);
    return { ...panel, choices: { ...panel.choices, sample }, held: { class: classIndex } };
}
