// npm run fuzz -- --minutes 10 [--seed 1]: texts of the cases broken at random, and what holds for every text. What fails
// is made as small as it can be, printed, and kept as a test.
import { writeFileSync } from 'node:fs';
import { faultsOf } from './faults';
import { minimised, mutated, randomFrom } from './mutate';
import { kept, keptPath, texts } from './texts';

const argument = (name: string): number | undefined => {
    const at = process.argv.indexOf(`--${name}`);
    return at < 0 ? undefined : Number(process.argv[at + 1]);
};

const seed = argument('seed') ?? Date.now() % 1_000_000_000;
const end = performance.now() + 60_000 * (argument('minutes') ?? 1);
console.log(`seed ${seed}`);

async function run(): Promise<void> {
    const random = randomFrom(seed);
    const found = new Map<string, string>();
    let count = 0;
    for (; performance.now() < end; count++) {
        const text = mutated(random, texts);
        const [fault] = await faultsOf(text);
        const kind = fault && kindOf(fault);
        if (kind !== undefined && !found.has(kind)) {
            const smallest = await minimised(text, async part => {
                const [first] = await faultsOf(part);
                return first !== undefined && kindOf(first) === kind;
            });
            found.set(kind, smallest);
            console.log(`${fault}\n    in ${JSON.stringify(smallest)}`);
        }
    }
    console.log(`${count} texts, ${found.size} kinds of fault`);
    if (found.size > 0) {
        writeFileSync(keptPath, `${JSON.stringify([...new Set([...kept, ...found.values()])], undefined, 2)}\n`);
        process.exitCode = 1;
    }
}

/** The same for faults that differ in numbers only, and for what is thrown at one place. */
const kindOf = (fault: string): string => fault.split('\n', 2).join(' ').replaceAll(/\d+/g, 'n');

void run();
