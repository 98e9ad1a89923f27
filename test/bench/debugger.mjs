// How long it takes to read the whole of an array from a program that debugpy has stopped, and how much of that is the
// adapter's own: the same requests, whose answers nobody reads.
//   node test/bench/debugger.mjs [count]
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { ensurePython } from '../host/python.mjs';

const count = Number(process.argv[2] ?? 128_256);
const ROUNDS = 30;

const folder = mkdtempSync(join(tmpdir(), 'explain-cross-entropy-bench-'));
const bundle = join(folder, 'bundle.cjs');
await build({
    stdin: {
        contents: `export { pythonDebuggee } from './src/live/pythonDebuggee'; export { pythonValue, SLICE } from './src/live/pythonExpressions';`,
        resolveDir: fileURLToPath(new URL('../..', import.meta.url)),
        loader: 'ts',
    },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    outfile: bundle,
});
const { pythonDebuggee, pythonValue, SLICE } = createRequire(import.meta.url)(bundle);

const python = await ensurePython();
const program = join(folder, 'program.py');
writeFileSync(program, `import torch\nx = torch.randn(${count})\nprint(x)\n`);

const adapter = spawn(python, ['-m', 'debugpy.adapter'], { stdio: ['pipe', 'pipe', 'inherit'] });
let [buffer, sequence] = [Buffer.alloc(0), 0];
const waiting = new Map();
const events = new Map();
adapter.stdout.on('data', chunk => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
        const end = buffer.indexOf('\r\n\r\n');
        const length = end < 0 ? NaN : Number(/Content-Length: (\d+)/.exec(buffer.subarray(0, end).toString())?.[1]);
        if (!(buffer.length >= end + 4 + length)) {
            return;
        }
        const message = JSON.parse(buffer.subarray(end + 4, end + 4 + length).toString());
        buffer = buffer.subarray(end + 4 + length);
        if (message.type === 'response') {
            waiting.get(message.request_seq)?.(message);
        } else if (message.type === 'event') {
            events.get(message.event)?.(message.body);
        }
    }
});
const happens = name => new Promise(resolve => events.set(name, resolve));
const request = (command, args) =>
    new Promise((resolve, reject) => {
        const seq = ++sequence;
        waiting.set(seq, ({ success, body, message }) => (success ? resolve(body) : reject(new Error(message))));
        const text = JSON.stringify({ seq, type: 'request', command, arguments: args });
        adapter.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
    });

const [initialized, stopped] = [happens('initialized'), happens('stopped')];
await request('initialize', { adapterID: 'debugpy', linesStartAt1: true, columnsStartAt1: true, pathFormat: 'path' });
const launched = request('launch', { program, console: 'internalConsole', python: [python], cwd: folder });
await initialized;
await request('setBreakpoints', { source: { path: program }, breakpoints: [{ line: 3 }] });
await request('configurationDone', {});
await launched;
const { threadId } = await stopped;
const { stackFrames } = await request('stackTrace', { threadId });
const frameId = stackFrames[0].id;
const evaluate = (expression, context = 'clipboard') => request('evaluate', { expression, frameId, context });

const requests = { evaluate, memory: () => Promise.reject(new Error()), variables: () => Promise.reject(new Error()) };
const tasks = {
    'the adapter alone': async () => {
        for (let from = 0; from < count; from += SLICE) {
            await evaluate(pythonValue('x', from));
        }
    },
    'read whole': async () => {
        const value = await pythonDebuggee(requests).value('x', true, { isCancelled: () => false });
        if (value.kind !== 'tensor' || value.data.length !== count) {
            throw new Error(`not read: ${JSON.stringify(value)}`);
        }
    },
    'a number (any short answer)': () => evaluate('1'),
};
const times = Object.fromEntries(Object.keys(tasks).map(name => [name, []]));
for (let round = 0; round < ROUNDS; round++) {
    for (const [name, task] of Object.entries(tasks)) {
        const start = performance.now();
        await task();
        times[name].push(performance.now() - start);
    }
}
console.log(`${count.toLocaleString('en')} float32 numbers, ${ROUNDS} rounds: median, 10% and 90%, in ms`);
for (const [name, all] of Object.entries(times)) {
    const sorted = all.toSorted((a, b) => a - b);
    const at = share => sorted[Math.floor(share * (sorted.length - 1))].toFixed(1).padStart(8);
    console.log(`${name.padEnd(30)}${at(0.5)}${at(0.1)}${at(0.9)}`);
}
adapter.kill();
rmSync(folder, { recursive: true, force: true });
