const PLAIN = /^[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*|\[(?:-?\d{1,9}|'[^'\\\n]*'|"[^"\\\n]*")\])*$/u;
const PATH = /[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*)*/gu;

/** Whether an expression only looks at the program: a name, its attributes and entries, no call. */
export const isPlainExpression = (expression: string): boolean => PLAIN.test(expression);

/** The name at a column of a line of any language, with what it is a member of, up to there. */
export function pathAt(line: string, column: number): string | undefined {
    for (const { 0: path, index } of line.matchAll(PATH)) {
        if (index <= column && column <= index + path.length) {
            const rest = path.slice(column - index).indexOf('.');
            return rest < 0 ? path : path.slice(0, column - index + rest);
        }
    }
    return undefined;
}
