import { createContext } from 'preact';
import type { TargetedEvent } from 'preact';
import { useContext } from 'preact/hooks';
import { isLit } from '../../explain';
import type { Lit, Term } from '../../explain';

export interface Light {
    /** The mouse is on something, or on nothing. */
    readonly onPoint: (at: Lit | undefined) => void;
    /** The focus is on something, or on nothing: lit for as long as nothing else is pointed at. */
    readonly onHold: (at: Lit | undefined) => void;
}

/** Both are shared by all tables and formulas of a sample: what makes light, which stays the same, and what is lit now. */
export const LightContext = createContext<Light>({ onPoint: () => undefined, onHold: () => undefined });
export const LitContext = createContext<Lit | undefined>(undefined);

/** Makes an element light what it stands for. Of nested elements the innermost does. */
export function useLight(): (at: Lit) => LightHandlers {
    const { onPoint, onHold } = useContext(LightContext);
    return at => ({
        onMouseOver: innermost(() => onPoint(at)),
        onFocusIn: innermost(() => onHold(at)),
    });
}

/** Whether this number is lit. */
export function useIsLit(): (term: Term, c?: number) => boolean {
    const lit = useContext(LitContext);
    return (term, c) => isLit(lit, term, c);
}

interface LightHandlers {
    readonly onMouseOver: (event: TargetedEvent<Element>) => void;
    readonly onFocusIn: (event: TargetedEvent<Element>) => void;
}

const innermost =
    (light: () => void) =>
    (event: TargetedEvent<Element>): void => {
        event.stopPropagation();
        light();
    };
