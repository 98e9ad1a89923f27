/** Every sentence of the reader for people, in one place for translation. */
import { t } from '@vscode/l10n';
import { formatCount, formatShape } from '../format/numbers';

type Shape = readonly number[];

export const messages = {
    elided: (): string =>
        t(
            'Numbers are left out here ("..."), so nothing can be computed. Print all of them: torch.set_printoptions(threshold=float(\'inf\')) for PyTorch, np.set_printoptions(threshold=sys.maxsize) for NumPy.',
        ),
    cutOff: (bracket: string): string =>
        t('The array is not complete: its closing "{0}" is missing. Select or paste the whole array.', bracket),
    truncated: (): string => t('The printout breaks off in the middle of the array. Select or paste the whole array.'),
    wrapped: (): string =>
        t(
            'This table was printed in blocks of columns, one below the other. Print it in wider lines (options(width = 1000) in R) and use that printout.',
        ),
    slice: (): string =>
        t('This is one of the slices of an array with more axes. To explain it by itself, select its numbers.'),
    ragged: (row: number, shape: Shape, before: Shape): string =>
        shape.length === 1 && before.length === 1
            ? t(
                  'The rows differ in length: row {0} has length {1}, the rows before it have length {2}. Make all rows the same length.',
                  row,
                  shape[0]!,
                  before[0]!,
              )
            : t(
                  'The rows differ in shape: row {0} has shape {1}, the rows before it have shape {2}. Give all rows the same shape.',
                  row,
                  formatShape(shape),
                  formatShape(before),
              ),
    raggedSequence: (): string => t('The sequences differ in length. Make all rows the same length.'),
    numberBesideRows: (): string =>
        t('The same brackets contain both numbers and rows of numbers. Put every number into a row.'),
    wrongCount: (found: number, expected: number): string =>
        t(
            'The printout announces {0} numbers; found here: {1}. Select or paste all of it.',
            formatCount(expected),
            formatCount(found),
        ),
    notNumeric: (found: string): string =>
        t('"{0}" is not a number. Replace it with numbers, or print the array and use the printout.', found),
    joined: (): string =>
        t(
            'This list is joined to another one ("+"), so neither is the whole array. Write the numbers as one list, or print it and use the printout.',
        ),
    decimalCommas: (): string =>
        t(
            'Some of these commas may be decimal commas, so it is not clear which numbers are meant. Write the numbers with a decimal point.',
        ),
    missing: (found: string): string =>
        t(
            '"{0}" stands for a missing value. Replace it with a number (x.filled(...) or nan_to_num), then print again.',
            found,
        ),
    emptyField: (): string =>
        t('Some fields of this table are empty. Fill them with numbers, or select only the part that has all of them.'),
    mixedSeparators: (): string =>
        t(
            'Some numbers are separated by commas and some by blanks only, so it is not clear which belong together. Use one of the two.',
        ),
    complex: (): string =>
        t('These are complex numbers; cross-entropy is defined for real ones. Use .real or .abs() first.'),
    noValues: (): string =>
        t(
            'This shows a tensor without its values (a tracer, a symbolic or a meta tensor). Print it where it has values.',
        ),
    sparse: (): string =>
        t(
            'This is a sparse tensor, which shows only some of its numbers. Print it with all of them: x.to_dense() in PyTorch, tf.sparse.to_dense(x) in TensorFlow.',
        ),
    tooDeep: (limit: number): string =>
        t('The brackets are nested more than {0} deep, more than any array library allows.', limit),
    tooLarge: (): string =>
        t('This array is longer than can be read here. Run "Explain Cross-Entropy" to read the whole of it.'),
    tooManyCopies: (limit: number): string =>
        t('Written out, this array would have more than {0} numbers.', formatCount(limit)),
    tooManyCopiesInText: (limit: number): string =>
        t(
            'Written out, the repeated lists in this file would have more than {0} numbers in total. Select or paste only the part with this one.',
            formatCount(limit),
        ),
} as const;
