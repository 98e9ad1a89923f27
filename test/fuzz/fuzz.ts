// npm run fuzz -- --minutes 10 [--seed 1]: what comes from outside, broken at random, and what holds for all of it. What
// fails is made as small as it can be, printed, and kept as a test.
import { faultsOfGrowth } from './growth';
import { keep } from './kept';
import { randomFrom } from './random';
import type { Random } from './random';
import { faultsIn } from './subject';
import type { Subject } from './subject';
import { subjects } from './subjects';
import type { Json } from './tree';

const argument = (name: string): number | undefined => {
    const at = process.argv.indexOf(`--${name}`);
    return at < 0 ? undefined : Number(process.argv[at + 1]);
};

const seed = argument('seed') ?? Date.now() % 1_000_000_000;
const end = performance.now() + 60_000 * (argument('minutes') ?? 1);
console.log(`seed ${seed}`);

/** One in so many texts is repeated, to see how the time grows. */
const GROWN = 1000;
/** No input is so large that it may take so many seconds of the processor. */
const LONGEST = 3;

/** The same for faults that differ in numbers only, and for what is thrown at one place. */
const kindOf = (fault: string): string => fault.split('\n', 2).join(' ').replaceAll(/\d+/g, 'n');

function chosen(random: Random): Subject<Json> {
    let at = random() * subjects.reduce((sum, { share }) => sum + share, 0);
    return subjects.find(({ share }) => (at -= share) < 0) ?? subjects[0]!;
}

const seconds = (): number => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
};

async function faultsWithTime(subject: Subject<Json>, input: Json): Promise<readonly string[]> {
    const start = seconds();
    const faults = await faultsIn(subject, input);
    const took = seconds() - start;
    return took > LONGEST ? [...faults, `takes ${took.toFixed(1)} s`] : faults;
}

async function run(): Promise<void> {
    const random = randomFrom(seed);
    const found = new Map<string, readonly [subject: string, input: Json]>();
    const counts = new Map(subjects.map(({ name }) => [name, 0]));
    const note = async (
        subject: Subject<Json>,
        input: Json,
        fault: string,
        firstFault: (input: Json) => Promise<string | undefined>,
    ): Promise<void> => {
        const { name } = subject;
        const kind = `${name}: ${kindOf(fault)}`;
        if (!found.has(kind)) {
            found.set(kind, [name, input]); // known even where making it small takes long
            console.log(`${name}: ${fault}`);
            const smallest = await subject.minimised(input, async part => {
                const other = await firstFault(part);
                return other !== undefined && `${name}: ${kindOf(other)}` === kind;
            });
            found.set(kind, [name, smallest]);
            console.log(`    in ${JSON.stringify(smallest)}`);
        }
    };
    while (performance.now() < end) {
        const subject = chosen(random);
        const input = subject.make(random);
        const count = counts.get(subject.name)! + 1;
        counts.set(subject.name, count);
        const [fault] = await faultsWithTime(subject, input);
        if (fault !== undefined) {
            await note(subject, input, fault, async part => (await faultsWithTime(subject, part))[0]);
        }
        if (typeof input === 'string' && subject.name === 'text' && count % GROWN === 0) {
            const [growth] = await faultsOfGrowth(input);
            if (growth !== undefined) {
                await note(subject, input, growth, async part => (await faultsOfGrowth(part as string))[0]);
            }
        }
    }
    const total = [...counts.values()].reduce((a, b) => a + b, 0);
    console.log(
        `${total} inputs (${[...counts].map(([name, count]) => `${count} ${name}`).join(', ')}), ${found.size} kinds of fault`,
    );
    if (found.size > 0) {
        keep([...found.values()]);
        process.exitCode = 1;
    }
}

void run();
