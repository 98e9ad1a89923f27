export const counted = (n: number): string => n === 1 ? '1 number' : `${n} numbers`;

/** Every sentence of the reader for people, in one place for translation. */

const PRINT_ALL = 'Print all of them: torch.set_printoptions(threshold=float(\'inf\')) for PyTorch, np.set_printoptions(threshold=sys.maxsize) for NumPy.';

export const messages = {
    elided: (): string => `Numbers are left out here ("..."), so nothing can be computed from it. ${PRINT_ALL}`,
    cutOff: (bracket: string): string => `The text ends before the array does: its closing "${bracket}" is missing. Select or paste the whole array.`,
    truncated: (): string => 'The printout breaks off in the middle of the array. Select or paste the whole array.',
    ragged: (row: number, has: string, expected: string): string =>
        `The rows differ in length: row ${row} has ${has}, the rows before it have ${expected}. Make all rows equally long.`,
    raggedSequence: (): string => 'The sequences differ in length. Make all rows equally long.',
    numberBesideRows: (): string => 'Numbers stand beside rows of numbers in the same brackets. Put every number into a row.',
    wrongCount: (found: number, expected: number): string =>
        `The printout says it holds ${expected} numbers, but ${found} are here. Select or paste all of it.`,
    notNumeric: (found: string): string => `"${found}" is not a number. Put numbers in its place, or print the array and use the printout.`,
    joined: (): string => 'This list is joined to another one ("+"), so neither is the whole array. Write the numbers as one list, or print it and use the printout.',
    missing: (found: string): string => `"${found}" stands for a missing value. Replace it with a number (x.filled(...), or nan_to_num), then print again.`,
    mixedSeparators: (): string => 'Some numbers are separated by commas and some by blanks only, so it is not clear which belong together. Use one of the two.',
    complex: (): string => 'These are complex numbers; cross-entropy is defined for real ones. Use .real or .abs() first.',
    noValues: (): string => 'This shows a tensor without its values (a tracer, a symbolic or a meta tensor). Print it where it has values.',
    tooDeep: (limit: number): string => `The brackets are nested more than ${limit} deep, more than any array library allows.`,
    tooLarge: (): string => 'This array is longer than can be read here. Run "Explain Cross-Entropy" to read the whole of it.',
    tooManyCopies: (limit: number): string => `Written out, this array would have more than ${limit} numbers.`,
} as const;
