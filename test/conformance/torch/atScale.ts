// npm run torch -- --cases 20000 [--seed 1]: losses drawn at random, ours and PyTorch's, with the Python that has it.
import { randomFrom } from '../../fuzz/random';
import { pythonsWith } from '../../unit/export/copy/python';
import { drawnCase } from './cases';
import type { DrawnCase } from './cases';
import { differenceFrom, torchAnswers } from './compare';

const argument = (name: string): number | undefined => {
    const at = process.argv.indexOf(`--${name}`);
    return at < 0 ? undefined : Number(process.argv[at + 1]);
};

const seed = argument('seed') ?? Date.now() % 1_000_000_000;
const count = argument('cases') ?? 1000;
const [python] = pythonsWith(['torch']);
if (python === undefined) {
    throw new Error('There is no Python with PyTorch: apt-get install python3-torch, or pip install torch.');
}

console.log(`seed ${seed}`);
const random = randomFrom(seed);
/** How many there are of a kind, and the smallest. */
const kinds = new Map<string, { count: number; difference: string; drawn: DrawnCase }>();
const cases = Array.from({ length: count }, () => drawnCase(random));
const answers = torchAnswers(python, cases);
cases.forEach((drawn, i) => {
    const difference = differenceFrom(answers[i]!, drawn);
    if (difference !== undefined) {
        const kind = `${drawn.dtype}, ${drawn.kind}: ${difference.replaceAll(/-?\d+(?:\.\d+)?(?:e[-+]?\d+)?/g, 'n')}`;
        const before = kinds.get(kind);
        const isSmaller = before === undefined || drawn.logits.length < before.drawn.logits.length;
        kinds.set(kind, { ...(isSmaller ? { difference, drawn } : before), count: (before?.count ?? 0) + 1 });
    }
});
const withNonFinite = (_: string, value: unknown): unknown =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
for (const [kind, { count: times, difference, drawn }] of kinds) {
    console.log(`${times} of ${kind}\n    ${difference}\n    in ${JSON.stringify(drawn, withNonFinite)}`);
}
const refused = answers.filter(answer => 'error' in answer).length;
const different = [...kinds.values()].reduce((sum, kind) => sum + kind.count, 0);
console.log(`${count} cases, ${refused} of them refused by torch: ${different} differ`);
process.exitCode = different === 0 ? 0 : 1;
