/** What Python calls the code of a file outside of all functions. */
const TOP_LEVEL = '<module>';

/** The function of a frame. Some versions of IPython name the code of a cell by the line that runs: `<cell line: 3>`. */
export const functionOfFrame = (frame: string): string => (/^<cell line: \d+>$/.test(frame) ? TOP_LEVEL : frame);

export const isTopLevel = (name: string): boolean => name === TOP_LEVEL;

/**
 * Whether the path of a source is an address: `vscode-remote://...`, and `vscode-notebook-cell:/...#...` of a cell. The
 * letter of a drive is none.
 */
export const isAddress = (path: string): boolean => /^[a-z][\w+.-]+:/i.test(path);

/** The name of the file: of a cell's address, of its notebook. */
export function fileNameOf(path: string): string {
    const file = isAddress(path) ? path.replace(/#.*$/, '') : path;
    return file.split(/[\\/]/).at(-1) ?? file;
}
