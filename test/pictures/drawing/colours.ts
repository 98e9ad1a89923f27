// In the page: which of VS Code's theme colours a colour on the screen is made of.

/** A colour as CSS says it with a theme's variables; undefined for one that is made of none. */
export type Palette = (computed: string) => string | undefined;

/**
 * Gives each of VS Code's colours below an element a value of its own, by which it is recognised again: the page looks
 * odd from then on. A colour is told by the expression of the page's style sheets that gives it, with its fallbacks:
 * themes leave colours out.
 */
export function paletteOf(scope: HTMLElement): Palette {
    const css = styleText();
    const names = new Set([...css.matchAll(/--vscode-[\w-]+/g)].map(([name]) => name));
    const marked = [...names].filter(name => isColour(getComputedStyle(scope).getPropertyValue(name).trim()));
    marked.forEach((name, i) => scope.style.setProperty(name, `rgb(${1 + (i >> 8)} ${i & 255} 77)`, 'important'));

    const known = new Map<string, string>();
    const probe = scope.appendChild(document.createElement('span'));
    const definitions = definitionsIn(css);
    const usable = new Set(marked);
    for (const expression of new Set(callsIn(css).flatMap(call => expanded(call, definitions)))) {
        const used = [...expression.matchAll(/--[\w-]+/g)].map(([name]) => name);
        probe.style.color = '';
        probe.style.color = expression;
        if (used.length > 0 && used.every(name => usable.has(name)) && probe.style.color !== '') {
            const { color } = getComputedStyle(probe);
            if (expression.length > (known.get(color)?.length ?? 0)) {
                known.set(color, expression);
            }
        }
    }
    probe.remove();
    return computed => known.get(computed);
}

const isColour = (value: string): boolean => value === '' || CSS.supports('color', value);

/** All rules of the page. */
const styleText = (): string =>
    [...document.styleSheets]
        .flatMap(sheet => [...sheet.cssRules])
        .map(rule => rule.cssText)
        .join('\n');

/** What the page's own custom properties are set to, by name. */
function definitionsIn(css: string): ReadonlyMap<string, ReadonlySet<string>> {
    const definitions = new Map<string, Set<string>>();
    for (const [, name, value] of css.matchAll(/(--(?!vscode-)[\w-]+):\s*([^;{}]+)/g)) {
        definitions.set(name!, (definitions.get(name!) ?? new Set()).add(value!.trim()));
    }
    return definitions;
}

/** Every `var(...)` and `color-mix(...)` in a text, also those within one another. */
const callsIn = (css: string): readonly string[] =>
    [...css.matchAll(/\b(?:var|color-mix)\(/g)].map(({ index }) => css.slice(index, closing(css, index)));

/** Behind the parenthesis that closes the first one behind `start`. */
function closing(text: string, start: number): number {
    let end = text.indexOf('(', start) + 1;
    for (let depth = 1; depth > 0 && end < text.length; end++) {
        depth += text[end] === '(' ? 1 : text[end] === ')' ? -1 : 0;
    }
    return end;
}

/** An expression of theme colours only: with everything that the page's own properties may stand for. */
function expanded(expression: string, definitions: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
    const own = /var\((--(?!vscode-)[\w-]+)/.exec(expression);
    if (own === null) {
        return /calc|current|inherit/i.test(expression) ? [] : [expression];
    }
    const end = closing(expression, own.index);
    return [...(definitions.get(own[1]!) ?? [])].flatMap(value =>
        expanded(expression.slice(0, own.index) + value + expression.slice(end), definitions),
    );
}
