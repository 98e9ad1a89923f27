import type { Component, FunctionComponent } from 'preact';
import { useMemo } from 'preact/hooks';

/** A component that is left as it is for as long as all its props are the same: for what a drag does not change. */
export function memo<Props extends object>(draw: FunctionComponent<Props>): FunctionComponent<Props> {
    return function Memo(this: Component<Props>, props: Props) {
        // Once, and before the hooks of `draw` add their own reasons to draw again.
        useMemo(() => {
            this.shouldComponentUpdate = next => hasOther(this.props, next) || hasOther(next, this.props);
        }, []);
        return draw(props);
    };
}

/** Whether any property of an object is another one in the other. In a loop: it is asked for each cell at each move. */
function hasOther(a: object, b: object): boolean {
    for (const name in a) {
        if (!Object.is(a[name as never], b[name as never])) {
            return true;
        }
    }
    return false;
}
