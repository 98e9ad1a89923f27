// What PyTorch hands to the loss in small programs (programs.py), and what we say that it does: the same, or nothing.
import assert from 'node:assert/strict';
import { ReadText } from '../../src/document';
import { lossOfCall } from '../../src/lint/calledLoss';
import { reportOnText } from '../../src/report';
import type { Tensor } from '../../src/math';
import { readData } from './readData';

type Numeral = number | 'NaN' | 'Infinity' | '-Infinity';
interface Handed {
    readonly shape: readonly number[];
    readonly data: readonly Numeral[];
}
interface Program {
    readonly source: string;
    readonly logits: Handed;
    readonly target: Handed;
    readonly loss: readonly Numeral[];
}

const programs = readData('programs.json') as readonly Program[];

/** torch computes in float32. */
const isLike = (got: ArrayLike<number>, want: readonly Numeral[]): boolean =>
    got.length === want.length &&
    want.every((value, i) => {
        const [x, y] = [got[i]!, Number(value)];
        return Object.is(x, y) || x === y || Math.abs(x - y) <= 2e-5 * Math.max(1, Math.abs(y));
    });
const isSame = (got: Pick<Tensor, 'data' | 'shape'> | undefined, want: Handed): boolean =>
    got !== undefined && String(got.shape) === String(want.shape) && isLike(got.data, want.data);

type Outcome = 'followed' | 'unknown' | readonly string[];

async function outcomeOf({ source, logits, target, loss }: Program): Promise<Outcome> {
    const text = new ReadText(source, 'python');
    const [called] = await text.losses();
    const at = source.indexOf('x0 = ');
    const cursor = source.indexOf('[', at) + 1;
    const report = await reportOnText(source, { languageId: 'python', selections: [{ start: cursor, end: cursor }] });
    const faults = [
        ...(called && !isSame(called.given, logits) ? [`receives ${String(called.given.data)}`] : []),
        ...(called?.context.target && !isLike(called.context.target.data, target.data)
            ? [`target ${String(called.context.target.data)}`]
            : []),
        ...(report.received && !isSame(report.received, logits) ? [`panel ${String(report.received.data)}`] : []),
        ...(report.target && !isLike(report.target.data, target.data)
            ? [`target of the panel ${String(report.target.data)}`]
            : []),
    ];
    const number = called && lossOfCall(called);
    const wrong = number !== undefined && loss.length === 1 && !isLike([number], loss) ? [`loss ${number}`] : [];
    return faults.length + wrong.length > 0 ? [...faults, ...wrong] : called?.context.target ? 'followed' : 'unknown';
}

describe('programs that PyTorch has run', () => {
    let outcomes: readonly (readonly [Program, Outcome])[] = [];
    before(async () => {
        outcomes = await Promise.all(programs.map(async one => [one, await outcomeOf(one)] as const));
    });

    it('receive what we say: no wrong number, no wrong target', () => {
        const wrong = outcomes.filter(([, outcome]) => typeof outcome === 'object');
        assert.deepEqual(
            wrong.map(([{ source }, faults]) => `${source}\n${String(faults)}`),
            [],
        );
    });

    it('are followed nearly always', () => {
        const followed = outcomes.filter(([, outcome]) => outcome === 'followed').length;
        assert.ok(followed >= 0.95 * programs.length, `${followed} of ${programs.length}`);
    });
});
