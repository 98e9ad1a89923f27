import type { Known } from '../model/known';
import { stretchAround } from '../model/span';
import type { Span } from '../model/span';

/** Names stand at the top of a file, the arrays anywhere. */
const NEARBY = 262_144;

const WORDS = [
    'classes',
    'class_?names?',
    'labels?',
    'label_?names?',
    'categories',
    'target_names',
    'names',
    'tags',
    'vocab',
    'itos',
    'classNames',
    'labelNames',
    'id2label',
    'id_to_label',
    'idx2label',
    'idx_to_class',
    'idx2class',
    'int2label',
    'index_to_class',
    'label2id',
    'class_to_idx',
    'CLASSES',
    'CLASS_NAMES',
    'LABELS',
    'LABEL_NAMES',
    'ID2LABEL',
];
/** ` =`, ` :`, or an annotation and ` =`. */
const BINDING = '[ \\t]*(?::[ \\t]*[\\w.[\\],][\\w.[\\], ]{0,39})?[:=][ \\t]*';
const WRAPPER = '(?:(?:const|new|np\\.array|torch\\.tensor|list|tuple|vec!|std::vec!)\\(?)?';

/** One of the words and what binds it, up to the bracket that opens the list. */
const BOUND = new RegExp(`(?<![\\w.])(?:self\\.)?["']?(?:${WORDS.join('|')})["']?${BINDING}${WRAPPER}[[({]`, 'g');

/** The longest list of names that is read, and how many lists are tried. */
const MAX_LENGTH = 200_000;
const MAX_LISTS = 64;

/**
 * The names of `count` classes that the text gives (`classes = [...]`, `id2label = {0: 'cat', ...}`); of several lists
 * the nearest. Linear.
 */
export function classNamesNear(
    source: string,
    span: Span,
    count: number,
    allowed: (span: Span) => boolean,
): Known<readonly string[]> | undefined {
    const { start, end } = stretchAround(source, span, NEARBY);
    const text = source.slice(start, end);
    const away = (match: RegExpExecArray): number => Math.abs(start + match.index - span.start);
    const nearest = (count > 0 ? [...text.matchAll(BOUND)] : [])
        .sort((a, b) => away(a) - away(b))
        .filter(({ 0: { length }, index }) => allowed({ start: start + index, end: start + index + length - 1 }))
        .slice(0, MAX_LISTS);
    for (const { 0: words, index } of nearest) {
        const open = index + words.length - 1;
        const list = listAt(text, open, count);
        if (list && list.names.length === count && new Set(list.names).size === count) {
            return { value: list.names, where: { start: start + open, end: start + list.end } };
        }
    }
    return undefined;
}

interface NameList {
    readonly names: readonly string[];
    readonly end: number;
}

const SPACE = /(?:\s|#[^\n]*|\/\/[^\n]*)*/y;
const STRING = /[bru]?(?:"((?:[^"\\\n]|\\.){0,200})"|'((?:[^'\\\n]|\\.){0,200})')/y;
/** YAML needs no quotes: `classes: [cat, dog]`. */
const PLAIN = /[\p{L}_](?:[^,[\]{}#:\n"']{0,80}[^,[\]{}#:"'\s])?/uy;
const YAML_KEY = /(?:^|\n) {0,40}\w{1,40}: {1,9}\[$/;
const KEY = /["']?(\d{1,7})["']?\s*(?::|=>)/y;
const INDEX = /\s*(?::|=>)\s*["']?(\d{1,7})["']?/y;
const SEPARATOR = /[,;]/y;
const CLOSE = /[\])}]/y;

/**
 * The strings of a list, of a dictionary by class index, or of one that gives each name its index. Undefined for
 * anything else.
 */
function listAt(text: string, open: number, count: number): NameList | undefined {
    const limit = Math.min(text.length, open + MAX_LENGTH);
    const byIndex: string[] = [];
    const isYaml = YAML_KEY.test(text.slice(Math.max(0, open - 100), open + 1));
    let at = open + 1;
    const take = (pattern: RegExp): RegExpExecArray | null => {
        pattern.lastIndex = at;
        const match = pattern.exec(text);
        at = match ? pattern.lastIndex : at;
        return match;
    };
    let filled = 0;
    let isPlain = false;
    let separated = true;
    while (at < limit && filled <= count) {
        take(SPACE);
        if (take(CLOSE)) {
            const isEnd = !isPlain || /^[ \t]{0,40}(?:[\r\n#]|$)/.test(text.slice(at, at + 50));
            return isEnd && filled === byIndex.length && !/^\s*(?:[*+[(]|\.(?!\s))/.test(text.slice(at, at + 20))
                ? { names: byIndex, end: at }
                : undefined;
        }
        const key = take(KEY);
        take(SPACE);
        const string = take(STRING);
        const plain = string === null && isYaml ? take(PLAIN) : null;
        const name = string ?? plain;
        isPlain ||= plain !== null;
        const index = name && !key ? take(INDEX) : null;
        take(SPACE);
        const position = Number(key?.[1] ?? index?.[1] ?? filled);
        if (!separated || !name || position >= count || byIndex[position] !== undefined) {
            return undefined;
        }
        byIndex[position] = plain?.[0] ?? name[1] ?? name[2] ?? '';
        filled++;
        separated = take(SEPARATOR) !== null;
    }
    return undefined;
}
