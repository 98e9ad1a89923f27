/**
 * Where the brackets of a text stand that nothing closes. The text is looked through when first asked, once: few texts
 * need it.
 */
export class UnfinishedBrackets {
    private offsets: ReadonlySet<number> | undefined;

    constructor(private readonly text: string) {}

    has(offset: number): boolean {
        return (this.offsets ??= unfinishedIn(this.text)).has(offset);
    }
}

const OPENING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

function unfinishedIn(text: string): ReadonlySet<number> {
    const open: Record<string, number[]> = { '(': [], '[': [], '{': [] };
    const unfinished = new Set<number>();
    for (const { 0: bracket, index } of text.matchAll(/[()[\]{}]/g)) {
        const opening = OPENING[bracket];
        if (opening === undefined) {
            open[bracket]!.push(index);
            continue;
        }
        const opened = open[opening]!.pop();
        if (opened === undefined) {
            continue;
        }
        // What was opened later, and is of another kind, is not closed any more.
        for (const others of Object.values(open)) {
            while (others.length > 0 && others.at(-1)! > opened) {
                unfinished.add(others.pop()!);
            }
        }
    }
    Object.values(open).forEach(rest => rest.forEach(offset => unfinished.add(offset)));
    return unfinished;
}
