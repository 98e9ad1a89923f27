import type { CallNearby } from '../../context';
import { sentences } from '../../format/sentences';
import type { Span } from '../../model/span';
import { t } from '../../format/l10n';
import { errorRecords } from './records';
import type { ErrorRecord } from './record';

/** An error that a text shows, with what the library said. */
export interface FoundError {
    readonly record: ErrorRecord;
    readonly groups: readonly string[];
}

/** A selection that is longer holds more than an error. */
const LONGEST = 4_000;
/** So long a line is no message. */
const LONGEST_LINE = 1_000;

/**
 * The error that is selected, or on the line of a bare cursor; the last one of a selected traceback. Undefined for
 * anything else.
 */
export function errorAt(source: string, { start, end }: Span): FoundError | undefined {
    const text = start === end ? lineAt(source, start) : end - start <= LONGEST ? source.slice(start, end) : '';
    return text
        .split('\n')
        .filter(({ length }) => length <= LONGEST_LINE)
        .toReversed()
        .map(errorIn)
        .find(found => found !== undefined);
}

function errorIn(line: string): FoundError | undefined {
    for (const record of errorRecords) {
        const match = record.pattern.exec(line);
        if (match) {
            return { record, groups: match.slice(1) };
        }
    }
    return undefined;
}

function lineAt(source: string, offset: number): string {
    const start = source.lastIndexOf('\n', offset - 1) + 1;
    const end = source.indexOf('\n', offset);
    return source.slice(start, end < 0 ? source.length : end);
}

/**
 * What is said where there is no array to explain: what an error means, and where it comes from; or what the code tells
 * of a loss whose numbers are not in the file. Undefined where there is neither.
 *
 * @param line that of the call
 */
export function describeInstead(
    error: FoundError | undefined,
    call: CallNearby | undefined,
    line: number,
): string | undefined {
    if (error) {
        return sentences(...error.record.means(...error.groups), ...whereFrom(call, line));
    }
    return call?.isHere ? sentences(...beforeItRuns(call, line)) : undefined;
}

/** Where in the file the call is that an error may come from. */
const whereFrom = (call: CallNearby | undefined, line: number): readonly string[] =>
    call
        ? [
              call.loss.compiled
                  ? t('In this file, line {0} compiles a model with {1}.', String(line), call.name)
                  : t('In this file, line {0} calls {1} with {2}.', String(line), call.name, listOf(call)),
          ]
        : [];

/** What the code tells of a loss whose numbers are not in the file. */
const beforeItRuns = (call: CallNearby, line: number): readonly string[] => [
    t('The numbers of this loss only exist while the program runs, so there is nothing to compute here yet.'),
    ...(call.loss.compiled
        ? [
              t(
                  "A model is compiled with {0} (line {1}): fit computes this loss from the model's output.",
                  call.name,
                  String(line),
              ),
          ]
        : [
              t('{0} (line {1}) receives {2}.', call.name, String(line), listOf(call)),
              t(
                  'To see them, stop the debugger at that line, or add print({0}) before it and explain the output.',
                  call.parts.map(({ text }) => text).join(', '),
              ),
          ]),
];

/** `out` of shape (8, 10, 20), float32. */
const listOf = ({ parts }: CallNearby): string =>
    parts
        .map(({ text, outline }) => {
            const shape = outline?.shape?.map(size => size ?? '?').join(', ');
            return shape === undefined
                ? text
                : outline?.dtype === undefined
                  ? t('{0} of shape ({1})', text, shape)
                  : t('{0} of shape ({1}), {2}', text, shape, outline.dtype);
        })
        .join('; ');
