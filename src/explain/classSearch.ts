import { classLabel } from './labels';
import { formatCount } from '../format/numbers';
import { t } from '../format/l10n';

/** The classes that fit what a person typed. */
export interface ClassMatches {
    /** The best `limit` of them, the best first. */
    readonly classes: readonly number[];
    /** How many fit. */
    readonly count: number;
}

/** The names to search in, as `searchClasses` reads them. Cost: C, once for an example. */
export const searchableNames = (classNames: readonly string[] | undefined): readonly string[] | undefined =>
    classNames?.map(name => name.toLowerCase());

/**
 * Classes by index or name: the class of that index and the name itself come first, then names (without names, indices)
 * that begin so, then names that hold the text; equals by index. One pass. @param names of `searchableNames`
 */
export function searchClasses(
    names: readonly string[] | undefined,
    classes: number,
    text: string,
    limit: number,
): ClassMatches {
    const wanted = text.trim().toLowerCase();
    if (wanted === '') {
        return { classes: [], count: 0 };
    }
    const ranked: number[][] = [[], [], []];
    let count = 0;
    for (let c = 0; c < classes; c++) {
        const rank = rankOf(wanted, String(c), names?.[c]);
        if (rank !== undefined) {
            count++;
            if (ranked[rank]!.length < limit) {
                ranked[rank]!.push(c);
            }
        }
    }
    return { classes: ranked.flat().slice(0, limit), count };
}

/** 0 for the very class, 1 where it begins so, 2 where it holds the text. */
function rankOf(wanted: string, index: string, name = index): 0 | 1 | 2 | undefined {
    if (index === wanted || name === wanted) {
        return 0;
    }
    const at = name.indexOf(wanted);
    return at === 0 ? 1 : at > 0 && name !== index ? 2 : undefined;
}

/** A class in a list of matches: its index, and its name where it has one. */
export const matchLabel = (classNames: readonly string[] | undefined, c: number): string =>
    classNames?.[c] === undefined ? String(c) : `${c} · ${classLabel({ classNames }, c)}`;

/** Below a list of matches; undefined where it shows them all. */
export function describeMatches({ classes, count }: ClassMatches): string | undefined {
    if (count === 0) {
        return t('No class has this name or index.');
    }
    return count > classes.length
        ? t('{0} of {1} matches: type more to see the others.', formatCount(classes.length), formatCount(count))
        : undefined;
}
