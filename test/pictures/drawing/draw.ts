// In the page: what is on the screen as an SVG whose colours are those of the theme that it is looked at in.
import { paletteOf } from './colours';
import type { Palette } from './colours';

export interface Area {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
}

export interface DrawOptions {
    /** What of the page is drawn, in pixels; all that the element takes unless told. */
    readonly area?: Area;
    /** What is to be seen, for those who do not see it. */
    readonly label: string;
    /** With a line around it: where the picture is shown, the background may be the same. */
    readonly framed?: boolean;
    /** The element that has VS Code's colours; the page's root unless told. */
    readonly scope?: string;
}

/** Draws what an element shows. Colours that are no theme's are an error: they would be the same in every theme. */
export function drawn(
    root: Element,
    { area = root.getBoundingClientRect(), label, framed = false, scope }: DrawOptions,
): string {
    // A colour on its way to another one is none of the theme's.
    const still = new CSSStyleSheet();
    still.replaceSync('*, ::before, ::after { transition: none !important; animation: none !important }');
    document.adoptedStyleSheets.push(still);
    const palette = paletteOf(document.querySelector<HTMLElement>(scope ?? ':root')!);
    const drawing = new Drawing(palette, area);
    drawing.element(root, { clip: area, opacity: 1, decoration: undefined });
    return drawing.svg(label, framed);
}

/** What an element hands down to what is in it. */
interface Context {
    readonly clip: Area;
    readonly opacity: number;
    readonly decoration: string | undefined;
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** A run of text on one line: pieces that follow each other and may differ in colour and weight. */
interface Line {
    readonly block: Element;
    readonly baseline: number;
    readonly left: number;
    right: number;
    readonly align: string;
    readonly pieces: { readonly text: string; readonly attributes: Attributes }[];
}

const FONT_SIZE = 13;
/** What a text has whose own colour a theme does not say. */
const FOREGROUND = 'var(--vscode-foreground)';

class Drawing {
    private readonly parts: string[] = [];
    private readonly definitions: string[] = [];
    private line: Line | undefined;
    private readonly metrics = document.createElement('canvas').getContext('2d')!;
    private readonly editorFont = getComputedStyle(document.documentElement)
        .getPropertyValue('--vscode-editor-font-family')
        .trim();

    constructor(
        private readonly palette: Palette,
        private readonly area: Area,
    ) {}

    svg(label: string, framed: boolean): string {
        this.endLine();
        const frame = {
            fill: 'none',
            ...placed(enlarged(this.area, -0.5)),
            stroke: 'var(--vscode-widget-border, var(--vscode-contrastBorder))',
        };
        const { x, y, width, height } = this.area;
        const definitions = this.definitions.length > 0 ? [`<defs>${this.definitions.join('')}</defs>`] : [];
        return [
            `<svg ${written({
                xmlns: 'http://www.w3.org/2000/svg',
                viewBox: `${x} ${y} ${width} ${height}`,
                role: 'img',
                'aria-label': label,
                'font-family': 'var(--vscode-font-family)',
                'font-size': FONT_SIZE,
                fill: FOREGROUND,
            })}>`,
            ...definitions,
            ...this.parts,
            ...(framed ? [`<rect ${written(frame)}/>`] : []),
            '</svg>',
        ].join('\n');
    }

    element(element: Element, context: Context): void {
        const style = getComputedStyle(element);
        const opacity = context.opacity * Number(style.opacity);
        const isSeen =
            element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) &&
            style.clipPath === 'none' &&
            opacity > 0;
        if (!isSeen) {
            return;
        }
        const box = element.getBoundingClientRect();
        const decoration = style.textDecorationLine === 'none' ? context.decoration : decorationOf(style);
        const inner: Context = {
            clip: style.overflowX === 'visible' ? context.clip : common(context.clip, box),
            opacity,
            decoration: style.display === 'inline-block' && decoration === context.decoration ? undefined : decoration,
        };
        if (element instanceof SVGSVGElement) {
            this.endLine();
            this.copy(element, inner);
            return;
        }
        this.box(box, style, { ...context, opacity });
        if (element instanceof HTMLInputElement) {
            this.value(element, element.value || element.placeholder, inner);
        } else if (element instanceof HTMLSelectElement) {
            this.value(element, element.selectedOptions[0]?.label.trim() ?? '', inner, 4);
            this.chevron(box, style, inner);
        } else {
            for (const child of element.childNodes) {
                if (child instanceof Text) {
                    this.text(child, element, style, inner);
                } else if (child instanceof Element) {
                    this.element(child, inner);
                }
            }
        }
        if (element.localName === 'mfrac') {
            this.fraction(element, box, style, inner);
        }
        if (element.localName === 'summary' && style.display === 'list-item') {
            this.marker(element, style, inner);
        }
        this.after(element, box, inner);
    }

    /** A colour as a theme says it; undefined for none at all. */
    private colour(computed: string): string | undefined {
        if (computed === 'transparent' || /(?:, |\/ )0\)$/.test(computed)) {
            return undefined;
        }
        const colour = this.palette(computed);
        if (colour === undefined) {
            throw new Error(`${computed} is no colour of the theme.`);
        }
        return colour;
    }

    /** A shape: what is said of it is all that it has. */
    private add(name: string, { fill = 'none', ...attributes }: Attributes): void {
        this.endLine();
        // Some themes have no such colour: nothing is drawn then, and not the colour of text, which is handed down.
        const own = String(fill).replace(/^(var\(--[\w-]+)\)$/, '$1, transparent)');
        this.parts.push(`<${name} ${written({ ...attributes, fill: own })}/>`);
    }

    /** Background, border and outline. */
    private box(box: Area, style: CSSStyleDeclaration, { clip, opacity }: Context): void {
        const seen = common(clip, box);
        if (seen.width < 0 || seen.height < 0) {
            return;
        }
        const faded = { opacity: opacity === 1 ? undefined : round(opacity, 100) };
        const radius = Math.min(parseFloat(style.borderTopLeftRadius) || 0, box.height / 2);
        const rounded = { rx: radius > 0 ? round(radius) : undefined };
        const background = style.backgroundImage.startsWith('linear-gradient')
            ? this.gradient(style.backgroundImage)
            : this.colour(style.backgroundColor);
        if (background !== undefined && seen.width > 0 && seen.height > 0) {
            this.add('rect', { ...placed(seen), ...rounded, fill: background, ...faded });
        }
        const inset = /^(.+\)) 3px 0px 0px 0px inset$/.exec(style.boxShadow);
        if (inset !== null) {
            this.add('rect', { ...placed({ ...seen, width: 3 }), fill: this.colour(inset[1]!), ...faded });
        }
        this.borders(box, style, { ...rounded, ...faded }, clip);
        if (style.outlineStyle !== 'none' && !style.outlineStyle.startsWith('auto')) {
            const stroke = this.colour(style.outlineColor);
            if (stroke !== undefined) {
                const grown = parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth) / 2;
                this.add('rect', {
                    ...placed(enlarged(box, grown)),
                    stroke,
                    ...dashes(style.outlineStyle),
                    ...faded,
                });
            }
        }
    }

    private borders(box: Area, style: CSSStyleDeclaration, attributes: Attributes, clip: Area): void {
        const sides = (['Top', 'Right', 'Bottom', 'Left'] as const).map(side => ({
            side,
            width: parseFloat(style[`border${side}Width`]),
            line: style[`border${side}Style`],
            stroke: this.colour(style[`border${side}Color`]),
        }));
        const [first, ...others] = sides as [(typeof sides)[number], ...typeof sides];
        const { x, y, width, height } = box;
        if (width <= 2 * first.width && height <= 2 * first.width && first.stroke !== undefined && first.width > 2) {
            // Nothing but borders, of which one has a colour: a triangle.
            const points = [x, y, x + width, y, x + width / 2, y + height / 2].map(each => round(each)).join(' ');
            this.add('polygon', { points, fill: first.stroke });
            return;
        }
        const isSame = others.every(
            each => each.width === first.width && each.line === first.line && each.stroke === first.stroke,
        );
        const stroked = (side: typeof first) => ({
            stroke: side.stroke,
            'stroke-width': side.width === 1 ? undefined : side.width,
            ...dashes(side.line),
        });
        const isDrawn = (side: typeof first) => side.width > 0 && side.line !== 'none' && side.stroke !== undefined;
        if (isSame && isDrawn(first)) {
            const middle = common(enlarged(clip, 1), enlarged(box, -first.width / 2));
            if (middle.width > 0 && middle.height > 0) {
                this.add('rect', { ...placed(middle), ...attributes, ...stroked(first) });
            }
            return;
        }
        for (const side of sides.filter(isDrawn)) {
            const half = side.width / 2;
            const from = {
                Top: [x, y + half],
                Bottom: [x, y + height - half],
                Left: [x + half, y],
                Right: [x + width - half, y],
            };
            const [left, top] = from[side.side].map(each => round(each)) as [number, number];
            const isInside = top >= clip.y - 1 && top <= clip.y + clip.height + 1 && left <= clip.x + clip.width;
            const d =
                side.side === 'Top' || side.side === 'Bottom'
                    ? `M${left} ${top}h${round(width)}`
                    : `M${left} ${top}v${round(height)}`;
            if (isInside) {
                this.add('path', { d, ...stroked(side) });
            }
        }
    }

    /** From left to right. */
    private gradient(computed: string): string {
        const id = `g${this.definitions.length}`;
        const stops = [...computed.matchAll(/(\w[\w-]*\([^()]*\))(?: ([\d.]+%))?/g)].map(([, colour, offset]) => ({
            'stop-color': this.colour(colour!),
            offset,
        }));
        const last = stops.length - 1;
        const drawnStops = stops.map(
            ({ offset, ...stop }, i) => `<stop ${written({ offset: offset ?? `${(100 * i) / last}%`, ...stop })}/>`,
        );
        this.definitions.push(`<linearGradient id="${id}">${drawnStops.join('')}</linearGradient>`);
        return `url(#${id})`;
    }

    /** A box or a text behind what an element holds. */
    private after(element: Element, box: Area, context: Context): void {
        const style = getComputedStyle(element, '::after');
        if (style.content === 'none' || style.content === 'normal') {
            return;
        }
        const text =
            /^"(.*)"$/.exec(style.content)?.[1] ??
            element.getAttribute(/attr\(([\w-]+)\)/.exec(style.content)?.[1] ?? '');
        if (text) {
            this.piece(text, box, element, style, context);
        } else if (style.position === 'absolute') {
            const outer = getComputedStyle(element);
            this.box(
                {
                    x: box.x + parseFloat(outer.borderLeftWidth) + parseFloat(style.left),
                    y: box.y + parseFloat(outer.borderTopWidth) + parseFloat(style.top),
                    width: parseFloat(style.width),
                    height: parseFloat(style.height),
                },
                style,
                context,
            );
        }
    }

    private text(node: Text, element: Element, style: CSSStyleDeclaration, context: Context): void {
        const range = document.createRange();
        const characters = [...node.data.matchAll(/\s+|./gsu)].flatMap(({ 0: character, index }) => {
            range.setStart(node, index);
            range.setEnd(node, index + character.length);
            const rect = range.getClientRects()[0];
            return rect === undefined || rect.width === 0
                ? []
                : [{ character: /^\s/.test(character) ? spaces(character, style) : character, rect }];
        });
        const block = blockOf(element);
        const isCut = getComputedStyle(block).textOverflow === 'ellipsis' && block.scrollWidth > block.clientWidth;
        const end = isCut ? block.getBoundingClientRect().right - parseFloat(style.fontSize) / 2 : Infinity;
        const isVertical = style.writingMode.startsWith('vertical');
        while (characters.length > 0) {
            const { rect } = characters[0]!;
            const next = isVertical
                ? -1
                : characters.findIndex(each => Math.abs(each.rect.top - rect.top) > rect.height / 2);
            const all = characters.splice(0, next < 0 ? characters.length : next);
            const line = all.filter(each => each.rect.right <= end);
            if (line.length > 0) {
                const last = line.at(-1)!.rect;
                const whole = { x: rect.x, y: rect.y, width: last.right - rect.x, height: last.bottom - rect.y };
                this.piece(
                    line.map(each => each.character).join('') + (line.length < all.length ? '…' : ''),
                    whole,
                    element,
                    style,
                    context,
                );
            }
        }
    }

    /** A text on one line. */
    private piece(
        text: string,
        box: Area,
        element: Element,
        style: CSSStyleDeclaration,
        { clip, opacity, decoration }: Context,
    ): void {
        const isVertical = style.writingMode.startsWith('vertical');
        const size = parseFloat(style.fontSize);
        const center = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
        if (text.trim() === '' && this.line === undefined) {
            return;
        }
        if (size === 0 || !holds(clip, center)) {
            return;
        }
        this.metrics.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
        const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = this.metrics.measureText('x');
        const colour = this.colour(style.color);
        const isItalic = style.fontStyle === 'italic' || (element.localName === 'mi' && /^.$/su.test(text.trim()));
        const attributes: Attributes = {
            fill: colour === FOREGROUND ? undefined : colour,
            'font-size': size === FONT_SIZE ? undefined : round(size, 10),
            'font-weight': Number(style.fontWeight) > 400 ? style.fontWeight : undefined,
            'font-style': isItalic ? 'italic' : undefined,
            'font-family': this.family(style.fontFamily),
            'text-decoration': decoration,
            opacity: opacity === 1 ? undefined : round(opacity, 100),
        };
        if (isVertical) {
            const baseline = box.x + box.width - (above / (above + below)) * box.width;
            this.endLine();
            this.parts.push(
                `<text ${written({ transform: `translate(${round(baseline)} ${round(box.y)})rotate(90)`, ...attributes })}>${escaped(text)}</text>`,
            );
            return;
        }
        const baseline = box.y + (above / (above + below)) * box.height;
        const block = blockOf(element);
        const { line } = this;
        const isNext =
            line !== undefined &&
            line.block === block &&
            Math.abs(line.baseline - baseline) < 1.5 &&
            box.x - line.right > -2 &&
            box.x - line.right < size / 3;
        if (isNext) {
            line.pieces.push({ text: (box.x - line.right > 1.5 ? ' ' : '') + text, attributes });
            line.right = box.x + box.width;
            return;
        }
        this.endLine();
        const { textAlign } = getComputedStyle(block);
        this.line = {
            block,
            baseline,
            left: box.x,
            right: box.x + box.width,
            align: textAlign,
            pieces: [{ text, attributes }],
        };
    }

    private endLine(): void {
        const { line } = this;
        this.line = undefined;
        if (line === undefined || line.pieces.every(({ text }) => text.trim() === '')) {
            return;
        }
        const isEnd = /end|right/.test(line.align);
        const isCenter = line.align.includes('center');
        const [first, ...others] = line.pieces as [Line['pieces'][number], ...Line['pieces']];
        const attributes = {
            x: round(isEnd ? line.right : isCenter ? (line.left + line.right) / 2 : line.left),
            y: round(line.baseline),
            'text-anchor': isEnd ? 'end' : isCenter ? 'middle' : undefined,
            ...first.attributes,
        };
        const inner = others.map(({ text, attributes: own }) => {
            const changed = Object.entries(own).flatMap(([name, value]): [string, string | number][] =>
                value === first.attributes[name] ? [] : [[name, value ?? INITIAL[name] ?? 'none']],
            );
            return changed.length === 0
                ? escaped(text)
                : `<tspan ${written(Object.fromEntries(changed))}>${escaped(text)}</tspan>`;
        });
        this.parts.push(`<text ${written(attributes)}>${escaped(first.text)}${inner.join('')}</text>`);
    }

    private family(computed: string): string | undefined {
        if (computed.includes('math')) {
            return 'STIX Two Math,Cambria Math,math,serif';
        }
        const isEditor = /mono/i.test(computed) || computed === this.editorFont;
        return isEditor ? 'var(--vscode-editor-font-family)' : undefined;
    }

    /** What a field holds. */
    private value(field: HTMLElement, text: string, context: Context, padding = 0): void {
        const style = getComputedStyle(field);
        const box = field.getBoundingClientRect();
        if (text === '' || ('type' in field && /radio|checkbox|range/.test(String(field.type)))) {
            return;
        }
        this.metrics.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
        const room =
            box.width -
            parseFloat(style.borderLeftWidth) -
            parseFloat(style.paddingLeft) -
            parseFloat(style.paddingRight) -
            2 * padding;
        const arrow = padding > 0 ? 14 : 0;
        let shown = text;
        while (this.metrics.measureText(shown).width > room - arrow + 2 && shown.length > 2) {
            shown = `${shown.slice(0, -2)}…`;
        }
        const { width, fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = this.metrics.measureText(shown);
        const isEnd = /end|right/.test(style.textAlign);
        const start = box.x + parseFloat(style.borderLeftWidth) + parseFloat(style.paddingLeft) + padding;
        this.endLine();
        this.piece(
            shown,
            {
                x: isEnd ? start + room - width : start,
                y: box.y + (box.height - above - below) / 2,
                width,
                height: above + below,
            },
            field,
            style,
            context,
        );
        this.endLine();
    }

    /** The arrow of a list to choose from. */
    private chevron(box: DOMRect, style: CSSStyleDeclaration, { clip, opacity }: Context): void {
        if (!holds(clip, { x: box.right - 14, y: box.y + box.height / 2 })) {
            return;
        }
        const [x, y] = [round(box.right - 14), round(box.y + box.height / 2 - 1.5)];
        this.add('path', {
            d: `M${x} ${y}l3.5 3.5 3.5-3.5`,
            stroke: this.colour(style.color),
            'stroke-width': 1.5,
            opacity: opacity === 1 ? undefined : opacity,
        });
    }

    /** The triangle before what can be unfolded. */
    private marker(element: Element, style: CSSStyleDeclaration, { clip }: Context): void {
        const { x, y, height } = element.getBoundingClientRect();
        const isOpen = element.parentElement?.hasAttribute('open') === true;
        const [left, top] = [round(x + 1), round(y + height / 2)];
        if (holds(clip, { x: left, y: top })) {
            const d = isOpen ? `M${left - 1} ${top - 2}h8l-4 6z` : `M${left} ${top - 4}v8l6-4z`;
            this.add('path', { d, fill: this.colour(style.color) });
        }
    }

    private fraction(element: Element, box: Area, style: CSSStyleDeclaration, { clip }: Context): void {
        const [above, below] = [...element.children].map(child => child.getBoundingClientRect());
        const y = round((above!.bottom + below!.top) / 2);
        if (holds(clip, { x: box.x, y })) {
            this.add('path', { d: `M${round(box.x)} ${y}h${round(box.width)}`, stroke: this.colour(style.color) });
        }
    }

    /** The shapes of a picture in the page. */
    private copy(svg: SVGSVGElement, { clip, opacity }: Context): void {
        for (const shape of svg.querySelectorAll<SVGGraphicsElement>('path, circle, line, rect, polyline, polygon')) {
            const style = getComputedStyle(shape);
            const { a, d, e, f } = shape.getScreenCTM()!;
            const { x, y, width, height } = shape.getBoundingClientRect();
            if (!holds(clip, { x: x + width / 2, y: y + height / 2 })) {
                continue;
            }
            const geometry = [
                'd',
                'cx',
                'cy',
                'r',
                'x',
                'y',
                'x1',
                'y1',
                'x2',
                'y2',
                'width',
                'height',
                'points',
                'rx',
            ];
            const fill = style.fill === 'none' ? undefined : this.colour(style.fill);
            const stroke = style.stroke === 'none' ? undefined : this.colour(style.stroke);
            this.add(shape.localName, {
                ...Object.fromEntries(geometry.map(name => [name, shape.getAttribute(name) ?? undefined])),
                transform:
                    a === 1 && d === 1
                        ? `translate(${round(e, 10)} ${round(f, 10)})`
                        : `matrix(${[a, 0, 0, d, e, f].map(each => round(each, 100)).join(' ')})`,
                fill,
                stroke,
                'stroke-width': stroke && parseFloat(style.strokeWidth),
                opacity: opacity === 1 ? undefined : round(opacity, 100),
            });
        }
    }
}

/** What an attribute is where it is not said. */
const INITIAL: Readonly<Record<string, string | number>> = {
    fill: FOREGROUND,
    'font-size': FONT_SIZE,
    'font-weight': 400,
    'font-style': 'normal',
    'font-family': 'var(--vscode-font-family)',
    'text-decoration': 'none',
    opacity: 1,
};

/** @param steps in a pixel */
const round = (value: number, steps = 2): number => Math.round(value * steps) / steps;

const placed = ({ x, y, width, height }: Area) => ({
    x: round(x),
    y: round(y),
    width: round(x + width) - round(x),
    height: round(y + height) - round(y),
});

const enlarged = ({ x, y, width, height }: Area, by: number): Area => ({
    x: x - by,
    y: y - by,
    width: width + 2 * by,
    height: height + 2 * by,
});

/** What two areas have in common; of negative size where that is nothing. */
function common(a: Area, b: Area): Area {
    const [x, y] = [Math.max(a.x, b.x), Math.max(a.y, b.y)];
    return {
        x,
        y,
        width: Math.min(a.x + a.width, b.x + b.width) - x,
        height: Math.min(a.y + a.height, b.y + b.height) - y,
    };
}

const holds = (area: Area, { x, y }: Pick<Area, 'x' | 'y'>): boolean =>
    x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height;

const dashes = (line: string): Attributes => ({
    'stroke-dasharray': line === 'dashed' ? 3 : line === 'dotted' ? 1 : undefined,
});

const decorationOf = ({ textDecorationLine: line, textDecorationStyle: kind }: CSSStyleDeclaration): string =>
    kind === 'solid' ? line : `${line} ${kind}`;

const spaces = (text: string, style: CSSStyleDeclaration): string =>
    style.whiteSpace.startsWith('pre') ? '\u00a0'.repeat(text.length) : ' ';

/** The element that has a line of its own for its text. */
function blockOf(element: Element): Element {
    let block = element;
    while (/^inline$|^(?:inline )?math$|contents/.test(getComputedStyle(block).display) && block.parentElement) {
        block = block.parentElement;
    }
    return block;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const written = (attributes: Attributes): string =>
    Object.entries(attributes)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => `${name}="${escaped(String(value)).replaceAll('"', '&quot;')}"`)
        .join(' ');
