import type { Span } from '../model/span';
import type { NumericArray } from '../read';

/** A pair of brackets in the text, with those around it. */
interface Group {
    readonly bracket: string;
    /** Absent of the text itself. */
    readonly around?: Group;
    /** A bracket in prose need not be. */
    isClosed: boolean;
    /** A block of code holds statements, and is no structure. */
    hasStatements: boolean;
}

/** The innermost brackets around the start of each array of a text. */
type Groups = ReadonlyMap<number, Group>;

/**
 * Says of the arrays of a text whether they stand in one structure with the one that begins at `start`: the same object
 * of JSON, the same call. What stands deeper in it is not of it, in another record for one, nor are the elements of a
 * list. What a person selected together is a structure, too: the text, or a block of code. Linear in the text between
 * the arrays, once for a text.
 */
export function structureAround(
    text: string,
    arrays: readonly NumericArray[],
    { start }: Span,
    areSelected: (other: Span) => boolean,
): (other: Span) => boolean {
    const groups = groupsOf(text, arrays);
    const around = groupsAround(groups.get(start));
    const structures = new Set(around.filter(isStructure));
    const selectable = new Set(around);
    return other => {
        const shared = areSelected(other) ? selectable : structures;
        return shared.has(outOfCalls(groups.get(other.start), shared)!);
    };
}

const isStructure = ({ around, isClosed, hasStatements }: Group): boolean =>
    around !== undefined && isClosed && !hasStatements;

/** Those that an array stands in, the innermost first; what is one element of a list shares nothing beyond that. */
function groupsAround(own: Group | undefined): readonly Group[] {
    const found: Group[] = [];
    for (let group = own; group && group.bracket !== '['; group = group.around) {
        found.push(group);
    }
    return found;
}

/** The innermost group that is one of these, where nothing but calls are in between: `torch.tensor([...])`. */
function outOfCalls(group: Group | undefined, wanted: ReadonlySet<Group>): Group | undefined {
    let at = group;
    while (at && at.bracket === '(' && !wanted.has(at)) {
        at = at.around;
    }
    return at;
}

/** By the arrays of a text: it is asked for each of them. */
const known = new WeakMap<readonly NumericArray[], Groups>();

function groupsOf(text: string, arrays: readonly NumericArray[]): Groups {
    const groups = known.get(arrays) ?? findGroups(text, arrays);
    known.set(arrays, groups);
    return groups;
}

/** Brackets and the ends of statements; strings, so that what is in them is none. */
const MARK = /"(?:[^"\\\n]|\\.)*"?|[()[\]{};]/g;
const OPENING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

function findGroups(text: string, arrays: readonly NumericArray[]): Groups {
    const groups = new Map<number, Group>();
    let inside: Group = { bracket: '', isClosed: false, hasStatements: false };
    let at = 0;
    const pass = (until: number): void => {
        for (const [mark] of text.slice(at, Math.max(at, until)).matchAll(MARK)) {
            inside = behind(mark, inside);
        }
    };
    for (const { start, end } of arrays.toSorted((a, b) => a.start - b.start)) {
        pass(start);
        groups.set(start, inside);
        at = Math.max(at, end);
    }
    pass(text.length);
    return groups;
}

/** Where the text is behind a mark that stands in a group. */
function behind(mark: string, inside: Group): Group {
    if ('([{'.includes(mark)) {
        return { bracket: mark, around: inside, isClosed: false, hasStatements: false };
    }
    if (mark === ';') {
        inside.hasStatements = true;
    }
    const opening = OPENING[mark];
    const closed = opening === undefined ? undefined : nearestOf(opening, inside);
    if (!closed?.around) {
        return inside;
    }
    closed.isClosed = true;
    return closed.around;
}

/** So many brackets that nothing closes are passed over. */
const MOST_UNCLOSED = 12;

function nearestOf(bracket: string, inside: Group): Group | undefined {
    let group: Group | undefined = inside;
    for (let passed = 0; group && group.bracket !== bracket && passed < MOST_UNCLOSED; passed++) {
        group = group.around;
    }
    return group?.bracket === bracket ? group : undefined;
}
