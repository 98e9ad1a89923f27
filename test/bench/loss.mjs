// How fast the loss is against PyTorch on one thread, in one run, best of many; first whether the two agree:
//   node test/bench/loss.mjs [--json]
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { ensurePython } from '../host/python.mjs';

const bundled = await build({
    entryPoints: [new URL('../../src/math/index.ts', import.meta.url).pathname],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
});
const { explainCrossEntropy } = await import(
    `data:text/javascript;base64,${Buffer.from(bundled.outputFiles[0].contents).toString('base64')}`
);

/** Numbers that Python makes exactly alike. */
const logitOf = i => ((i * 7919) % 100_003) / 5000 - 10;

/** A request is a line of JSON, and so is the answer: the results, and the times in milliseconds. */
const PEER = `
import json, sys, time, torch
F = torch.nn.functional
torch.set_num_threads(1)
for line in sys.stdin:
    samples, classes, dtype, rounds = json.loads(line)
    i = torch.arange(samples * classes)
    x = (((i * 7919) % 100003).double() / 5000 - 10).reshape(samples, classes).to(getattr(torch, dtype))
    target = torch.full((samples,), 2)
    runs = {
        'loss': lambda: F.cross_entropy(x, target),
        'stages': lambda: (F.cross_entropy(x, target), torch.softmax(x, 1), torch.log_softmax(x, 1)),
    }
    times = {}
    for name, run in runs.items():
        best = float('inf')
        for _ in range(rounds):
            begin = time.perf_counter()
            run()
            best = min(best, time.perf_counter() - begin)
        times[name] = best * 1000
    print(json.dumps({'loss': F.cross_entropy(x, target).item(), 'times': times}), flush=True)
`;

const RUNS = {
    loss: example => explainCrossEntropy(example).loss.data[0],
    stages: example => {
        const { loss, softmax, logSoftmax } = explainCrossEntropy(example);
        return [loss.data[0], softmax.data, logSoftmax.data];
    },
};

function bestTime(run, rounds) {
    let best = Infinity;
    for (let round = 0; round < rounds; round++) {
        const begin = performance.now();
        run();
        best = Math.min(best, performance.now() - begin);
    }
    return best;
}

/**
 * How far a loss may be from torch's, relative: a loss of many samples is added up in another order there, and the
 * kernel of PyTorch 1.13 for bfloat16 on a CPU rounds once more on its way.
 */
const TOLERANCE = { float64: 1e-12, float32: 1e-5, bfloat16: 2 ** -6 };

const peer = spawn(await ensurePython(), ['-c', PEER], { stdio: ['pipe', 'pipe', 'inherit'] });
const answers = createInterface(peer.stdout)[Symbol.asyncIterator]();
const rows = [];
for (const [samples, classes] of [
    [1, 3],
    [64, 10],
    [1, 128_256],
    [64, 50_257],
    [100_000, 10],
]) {
    const data = Float64Array.from({ length: samples * classes }, (_, i) => logitOf(i));
    for (const dtype of ['float64', 'float32', 'bfloat16']) {
        const rounds = Math.min(2000, Math.max(4, Math.round(2e7 / (samples * classes))));
        const example = {
            logits: { data, shape: [samples, classes] },
            target: { kind: 'index', data: new Int32Array(samples).fill(2), shape: [samples] },
            options: { dtype },
        };
        peer.stdin.write(`${JSON.stringify([samples, classes, dtype, rounds])}\n`);
        const { loss, times } = JSON.parse((await answers.next()).value);
        const own = RUNS.loss(example);
        if (!(Math.abs(own - loss) <= TOLERANCE[dtype] * Math.abs(loss))) {
            throw new Error(`${samples} x ${classes}, ${dtype}: the loss is ${own}, and PyTorch's is ${loss}`);
        }
        for (const [name, run] of Object.entries(RUNS)) {
            const time = bestTime(() => run(example), rounds);
            rows.push({ shape: `${samples} x ${classes}`, dtype, what: name, time, torch: times[name] });
        }
    }
}
peer.stdin.end();

if (process.argv.includes('--json')) {
    console.log(JSON.stringify(rows, undefined, 4));
} else {
    for (const { shape, dtype, what, time, torch } of rows) {
        console.log(
            `${shape.padEnd(14)}${dtype.padEnd(9)} ${what.padEnd(7)} ${(time / torch).toFixed(2).padStart(6)} of PyTorch's time (${time.toFixed(4)} / ${torch.toFixed(4)} ms)`,
        );
    }
}
