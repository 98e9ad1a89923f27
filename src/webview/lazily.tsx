import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A part of the panel that is fetched when it is first shown; until then there is nothing in its place. */
export function lazily<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
    let Part: ComponentType<Props> | undefined;
    return function Lazy(props: Props) {
        const [, setLoaded] = useState(Part !== undefined);
        useEffect(() => void load().then(part => {
            Part = part;
            setLoaded(true);
        }), []);
        return Part ? <Part {...props} /> : null;
    };
}
