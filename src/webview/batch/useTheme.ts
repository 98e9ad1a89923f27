import { useEffect, useReducer } from 'preact/hooks';

/**
 * A number that changes with VS Code's colours: a canvas has to be drawn anew then, where style sheets follow by
 * themselves.
 */
export function useTheme(): number {
    const [theme, changed] = useReducer<number, undefined>(n => n + 1, 0);
    useEffect(() => {
        const observer = new MutationObserver(() => changed(undefined));
        observer.observe(document.documentElement, { attributeFilter: ['style'] });
        observer.observe(document.body, { attributeFilter: ['class'] });
        return () => observer.disconnect();
    }, []);
    return theme;
}
