/** What stands around a printout between a program and a reader: a log's prefixes, colours, quotations, comments. */
type Wrap = (text: string) => string;

const lines =
    (wrap: (line: string, index: number) => string): Wrap =>
    text =>
        text.split('\n').map(wrap).join('\n');

const before = (prefix: string): Wrap => lines(line => prefix + line);
const two = (index: number): string => String(10 + (index % 50));

const UNKNOWN = /unknown/;
/** Then the lines are apart for good, and nothing has to be read that goes on. */
const APART = /each line/;

const withShares = (all: Readonly<Record<string, Wrap>>) =>
    Object.fromEntries(
        Object.entries(all).map(([name, wrap]) => [
            name,
            { wrap, share: APART.test(name) ? 0 : UNKNOWN.test(name) ? 0.5 : 0.9 },
        ]),
    );

/** With the share of the cases that read the same at least: the others are refused, or nothing is said of them. */
export const wraps: Readonly<Record<string, { readonly wrap: Wrap; readonly share: number }>> = withShares({
    'timestamps of CI': lines((line, i) => `2026-03-02T14:11:${two(i)}.1234567Z ${line}`),
    'Docker Compose': before('trainer-1  | '),
    torchrun: before('[rank0]: '),
    journald: lines((line, i) => `Mar 02 14:11:${two(i)} node7 train[4711]: ${line}`),
    'a logger': lines((line, i) => `2026-03-02 14:11:${two(i)},123 - root - INFO - ${line}`),
    'the default logger': before('INFO:root:'),
    loguru: lines((line, i) => `2026-03-02 14:11:${two(i)}.123 | INFO     | __main__:main:12 - ${line}`),
    Ray: before('(train pid=4711) '),
    srun: before('0: '),
    kubectl: before('[pod/trainer-0/pytorch] '),
    'GitHub Actions': lines((line, i) => `train\tUNKNOWN STEP\t2026-03-02T14:11:${two(i)}.1234567Z ${line}`),
    'a time and a level': lines((line, i) => `[2026-03-02 14:11:${two(i)},123][root][INFO] - ${line}`),
    'a time in brackets': lines((line, i) => `[03/02/26 14:11:${two(i)}] ${line}`),
    'a level of rich': lines((line, i) => `14:11:${two(i)} INFO     ${line}`),
    'tasks in an unknown order': lines((line, i) => `${i % 2}: ${line}`),
    absl: lines((line, i) => `I0302 14:11:${two(i)}.123456 139 train.py:41] ${line}`),
    'an unknown prefix': before('~ job.7 ~ '),
    'an unknown prefix with numbers': lines((line, i) => `job 7 step ${i}: ${line}`),
    'a level in brackets': before('[INFO] '),
    'a hash': before('# '),
    'two hashes': before('# # '),
    slashes: before('// '),
    'a quotation': before('> '),
    'a quotation of a quotation': before('> > '),
    dashes: before('-- '),
    'a percent sign': before('% '),
    'a semicolon': before('; '),
    'a word for a comment': before('rem '),
    'a comment in C': text => `/*\n${text}\n*/`,
    'stars of a comment': text => `/**\n${lines(line => ` * ${line}`)(text)}\n */`,
    'fenced code': text => `Output:\n\n\`\`\`text\n${text}\n\`\`\`\n`,
    'fenced code in a quotation': text => `> \`\`\`\n${lines(line => `> ${line}`)(text)}\n> \`\`\``,
    "Python's prompt": text => `>>> x\n${text}\n>>> `,
    "IPython's prompt": text => `In [3]: model(x)\nOut[3]: \n${text}\n\nIn [4]: `,
    'the prompt of a shell': text => `(base) user@host:~/run$ python a.py\n${text}\n(base) user@host:~/run$ `,
    'lines of a list': lines((line, i) => `${String(i + 1).padStart(4)}  ${line}`),
    indentation: before('    '),
    'an indentation of tabs': before('\t'),
    'one colour': text => `\u001B[32m${text}\u001B[0m`,
    'a colour a line': lines(line => `\u001B[1;34m${line}\u001B[0m`),
    'a colour a number': text => text.replaceAll(/(?<![\w.])-?\d+\.\d+(?![\w.])/g, '\u001B[36m$&\u001B[0m'),
    'a progress bar before': text => `\r  0%|          | 0/6\r 50%|█████     | 3/6 [00:01<00:01,  2.51it/s]\n${text}`,
    'a progress bar after': text =>
        `${text}\n\r 50%|█████     | 3/6 [00:01<00:01,  2.51it/s]\r100%|██████████| 6/6 [00:02<00:00,  2.49it/s]\n`,
    'a progress bar on the same line': text => ` 50%|█████     | 3/6 [00:01<00:01,  2.51it/s]\r${text}`,
    'a bar of Keras before': text => `\r1/2 [=======>.......] - ETA: 0s\b\b\b\b\r2/2 [======] - 0s 5ms/step\n${text}`,
    'an unfinished bracket before': text => `Loading (this may take a while\n${text}`,
    'a string of JSON': text => JSON.stringify({ stdout: `done\n${text}\n` }),
    'a log of JSON': text => `{"time": "2026-03-02T14:11:07Z", "message": ${JSON.stringify(`x\n${text}`)}}`,
    'a notebook': text =>
        JSON.stringify({ outputs: [{ text: text.split('\n').map(line => `${line}\n`) }] }, undefined, 1),
    'a diff': text => {
        const all = text.split('\n');
        return `@@ -0,0 +1,${all.length} @@\n${all.map(line => `+${line}`).join('\n')}`;
    },
    'Docker Compose in colours': before('\u001B[36mtrainer-1  | \u001B[0m'),
    'kubectl with times': lines((line, i) => `[pod/trainer-0/pytorch] 2026-03-02T14:11:${two(i)}.123456789Z ${line}`),
    'the log of a container': lines((line, i) => `2026-03-02T14:11:${two(i)}.123456789Z stdout F ${line}`),
    'a group of GitHub Actions': text =>
        lines((line, i) => `2026-03-02T14:11:${two(i)}.1234567Z ${line}`)(
            `##[group]Run python train.py\n${text}\n##[endgroup]`,
        ),
    Airflow: lines((line, i) => `[2026-03-02, 14:11:${two(i)} UTC] {logging_mixin.py:188} INFO - ${line}`),
    Celery: lines((line, i) => `[2026-03-02 14:11:${two(i)},123: INFO/MainProcess] ${line}`),
    uvicorn: before('INFO:     '),
    'the log of a Rust program': lines((line, i) => `2026-03-02T14:11:${two(i)}.123456Z  INFO train: ${line}`),
    'Spring Boot': lines((line, i) => `2026-03-02 14:11:${two(i)}.123  INFO 4711 --- [main] c.e.Train : ${line}`),
    'pm2, in an unknown form': before('0|train    | '),
    OpenMPI: before('[1,0]<stdout>:'),
    'an error of pytest': before('E       '),
    'a block of Org': before(': '),
    'a recorded session': text => `Script started on 2026-03-02\n${text}\nScript done\n`.replaceAll('\n', '\r\n'),
    'a block of reStructuredText': text =>
        `It prints::\n\n.. code-block:: text\n\n${lines(line => `    ${line}`)(text)}\n\nAnd so on.\n`,
    "Jupyter's output on the same line": text => `Out[3]: ${text}`,
    ipdb: text => `> /home/me/train.py(12)<module>()\nipdb> p x\n${text}\nipdb> c\n`,
    'a message in Slack': text => `Alice  10:32 AM\n\`\`\`\n${text}\n\`\`\`\n:eyes: 2\n`,
    'a message in Discord': text => `alice — Today at 10:32\n\`\`\`py\n${text}\`\`\`\n(edited)`,
    'a quoted mail': text =>
        `On Mon, Mar 2, 2026 at 14:11, Alice wrote:\n${lines(line => `>${line === '' ? '' : ` ${line}`}`)(text)}\n`,
    'a string for each line': lines((line, i) =>
        JSON.stringify({ __REALTIME_TIMESTAMP: `17724606670000${i % 10}`, MESSAGE: line }),
    ),
    'line ends of Windows': text => text.replaceAll(/\r?\n/g, '\r\n'),
});
