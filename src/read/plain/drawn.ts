/** Matrices and tables that are drawn with lines, in signs that the formats know; each stays where it stands. */

/** `⎡1.25  -0.5⎤` and the rows below it, as Gonum, SymPy and Julia's pretty printers draw them. */
const PIECES: Readonly<Record<string, string>> = { '⎡': '[', '⎢': ' ', '⎣': ' ', '⎤': ';', '⎥': ';', '⎦': ']' };
/** Between the rows of SymPy's. */
const EMPTY_ROW = /⎢[^\S\n]*⎥/g;

/** nalgebra's: a frame with nothing in its upper and lower edges, and upright lines beside the rows. */
const FRAME = /┌[^\S\n]+┐[^\S\n]*(?:\n[^\S\n]*│[^│\n]*│[^\S\n]*){1,10000}\n[^\S\n]*└[^\S\n]+┘/g;

/** What Julia draws below the head of a `DataFrame`: one upright line, behind the numbers of the rows. */
const JULIA_RULE = /^─+┼─+\r?$/m;
const JULIA_ROW = /^( {0,9}(?:Row|\d{1,9}|⋮)? {0,20})│/gm;

/** The text with brackets for what is drawn as such, at the same offsets. */
export function withoutDrawings(text: string): string {
    const brackets = text.includes('⎡')
        ? text
              .replaceAll(EMPTY_ROW, ({ length }) => ' '.repeat(length))
              .replaceAll(/[⎡⎢⎣⎤⎥⎦]/g, piece => PIECES[piece]!)
        : text;
    const frames = brackets.includes('┌')
        ? brackets.replaceAll(FRAME, frame =>
              frame.replaceAll(/[┌┐└┘]|│([^\n│]*)│/g, (sign, row?: string) =>
                  row === undefined ? (sign === '┌' ? '[' : sign === '┘' ? ']' : ' ') : ` ${row};`,
              ),
          )
        : brackets;
    return frames.includes('┼') && JULIA_RULE.test(frames) ? frames.replaceAll(JULIA_ROW, '$1 ') : frames;
}
