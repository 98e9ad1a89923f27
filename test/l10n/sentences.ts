// The sentences for people: those that the source asks to have translated, and those that a bundle translates.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../host/paths.mjs';

/** `t` translates; `worded` (src/math) hands its template to who does. */
const CALLS: ReadonlySet<string> = new Set(['t', 'worded']);
/** Where none of these names is, the compiler has nothing to find. */
const MENTIONED = new RegExp(String.raw`\b(?:${[...CALLS].join('|')})\b`);

export interface Sentences {
    /** In the order of the source, each once. */
    readonly keys: readonly string[];
    /** Calls whose first argument is no string literal: file and line. */
    readonly computed: readonly string[];
}

/** What the calls in all of `src` say. */
export function sentencesOfSource(): Sentences {
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
        .filter(name => /\.tsx?$/.test(name))
        .sort();
    const found = files.map(name =>
        sentencesIn(`src/${name.replaceAll('\\', '/')}`, readFileSync(join(root, 'src', name), 'utf8')),
    );
    return {
        keys: [...new Set(found.flatMap(({ keys }) => keys))],
        computed: found.flatMap(({ computed }) => computed),
    };
}

export function sentencesIn(file: string, text: string): Sentences {
    if (!MENTIONED.test(text)) {
        return { keys: [], computed: [] };
    }
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
    const keys: string[] = [];
    const computed: string[] = [];
    const visit = (node: ts.Node): void => {
        if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && CALLS.has(node.expression.text)) {
            const [first] = node.arguments;
            if (first && ts.isStringLiteralLike(first)) {
                keys.push(first.text);
            } else {
                computed.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`);
            }
        }
        ts.forEachChild(node, visit);
    };
    visit(source);
    return { keys, computed };
}

export const BUNDLE = 'l10n/bundle.l10n.zh-cn.json';
export const MANIFEST = 'package.nls.json';
export const MANIFEST_TRANSLATED = 'package.nls.zh-cn.json';

export type Bundle = Readonly<Record<string, string>>;

/** A file of strings by key, relative to the repository. */
export const readBundle = (file: string): Bundle => JSON.parse(readFileSync(join(root, file), 'utf8')) as Bundle;

/** What a bundle has too little and too much. */
export const compareKeys = (
    keys: readonly string[],
    bundle: Bundle,
): { readonly missing: readonly string[]; readonly unused: readonly string[] } => ({
    missing: keys.filter(key => !bundle[key]),
    unused: Object.keys(bundle).filter(key => !keys.includes(key)),
});

/** The places {0}, {1}, ... of a sentence: each once, in their order. */
export const placesIn = (sentence: string): readonly string[] => [...new Set(sentence.match(/\{\d+\}/g))].sort();
