import assert from 'node:assert/strict';
import { findExampleInSelections, inCode, SourceText } from '../../../src/context';
import type { FoundExample, NoExample } from '../../../src/context';
import { textAt } from './contextAt';

/** The text with `<` and `>` around each selection, `|` for a bare cursor. */
function find(marked: string): (FoundExample | NoExample) & { readonly source: string } {
    const spans: { start: number; end: number }[] = [];
    let source = '';
    for (const character of marked) {
        if (character === '<' || character === '|') {
            spans.push({ start: source.length, end: source.length });
        } else if (character === '>') {
            spans.at(-1)!.end = source.length;
        } else {
            source += character;
        }
    }
    return { ...findExampleInSelections(source, spans), source };
}

function found(marked: string): FoundExample & { readonly source: string } {
    const result = find(marked);
    assert.equal(result.kind, 'found', JSON.stringify(result));
    return result;
}

describe('findExampleInSelections', () => {
    const cases: readonly (readonly [
        what: string,
        marked: string,
        logits: readonly number[],
        target: readonly number[] | undefined,
    ])[] = [
        ['one selection', 'x = <[1.5, 2.5]>', [1.5, 2.5], undefined],
        ['logits and target', 'a = <[[1.5, 2.5], [3.5, 4.5]]>\nb = <[1, 0]>', [1.5, 2.5, 3.5, 4.5], [1, 0]],
        ['target and logits', 'b = <[1, 0]>\na = <[[1.5, 2.5], [3.5, 4.5]]>', [1.5, 2.5, 3.5, 4.5], [1, 0]],
        ['the target before a nearer one', 'target = [0]\na = <[[1.5, 2.5]]>\nb = <[1]>', [1.5, 2.5], [1]],
        ['a target of one number', 'a = <[1.5, 2.5, 3.5]>, class <2>', [1.5, 2.5, 3.5], [2]],
        ['two cursors', 'a = [[1.5, |2.5]]\nb = [|1]', [1.5, 2.5], [1]],
        ['two cursors in one array', 'a = [[1.5, |2.5], [|3.5, 4.5]]\ntarget = [1, 1]', [1.5, 2.5, 3.5, 4.5], [1, 1]],
        ['probabilities and logits', 'p = <[0.25, 0.75]>\nx = <[1.5, -2.5]>', [1.5, -2.5], [0.25, 0.75]],
        [
            'class indices before probabilities',
            'x = <[[1.5, -2.5]]>\np = <[[0.25, 0.75]]>\nt = <[1]>',
            [1.5, -2.5],
            [1],
        ],
        ['a name settles it', 'y_true = <[0.5, 0.5]>\nx = <[0.25, 0.75]>', [0.25, 0.75], [0.5, 0.5]],
        ['of equals the first is the logits', 'a = <[1.5, -2.5]>\nb = <[2.5, -1.5]>', [1.5, -2.5], [2.5, -1.5]],
        ['a column, a number a selection', 'a <1.5>\nb <-2.5>\nc <3>', [1.5, -2.5, 3], undefined],
        ['a column with a number a line', '<1.5\n-2.5\n3.5\n>', [1.5, -2.5, 3.5], undefined],
        ['a column with commas', '<1.5,\n-2.5,\n3.5,\n>', [1.5, -2.5, 3.5], undefined],
        ['a column of whole numbers', '<1\n-2\n3\n>', [1, -2, 3], undefined],
    ];
    for (const [what, marked, logits, target] of cases) {
        it(what, () => {
            const result = found(marked);
            assert.deepEqual([...result.logits.data], logits);
            assert.deepEqual(result.context.target && [...result.context.target.data], target);
        });
    }

    it('shapes a column as the logits of one sample, and knows where its numbers stand', () => {
        const { logits, source } = found('a <1.5>\nb <-2.5>\nc <3>');
        assert.deepEqual(logits.shape, [3]);
        assert.equal(textAt(source, logits.spanOf(1)), '-2.5');
        assert.throws(() => logits.spanOf(3), RangeError);
    });

    it('says where the target was selected', () => {
        const { context, source, targetSelected } = found('a = <[[1.5, 2.5]]>\nb = <[1]>');
        assert.equal(textAt(source, context.sources?.target), '[1]');
        assert.equal(targetSelected, true);
    });

    it('begins and ends with the numbers where the brackets were not selected', () => {
        for (const [marked, start, end] of [
            ['<1.5, 2.5,\n3.5>', 0, 13],
            ['x = [< 1.5, 2.5,\n3.5 >]', 6, 19],
        ] as const) {
            const { logits, source } = found(marked);
            assert.deepEqual([logits.start, logits.end], [start, end]);
            assert.equal(source.slice(logits.spanOf(2).start, logits.spanOf(2).end), '3.5');
        }
        const { misfit } = found('<[1.5, 2.5, 3.5]>\n<0, 1>').context;
        assert.deepEqual([misfit?.start, misfit?.end], [16, 20]);
    });

    it('says that the second selection does not fit, and takes nothing else for the target', () => {
        const { context } = found('target = [0]\na = <[[1.5, 2.5]]>\nb = <[1, 0, 1]>');
        assert.equal(context.target, undefined);
        assert.deepEqual(context.misfit?.shape, [3]);
        assert.equal(context.sources?.target, undefined);
    });

    const losses: readonly (readonly [what: string, marked: string, text: string])[] = [
        ['a number', 'a = <[1.5, 2.5]>\nstep 3 <0.5986>', '0.5986'],
        ['a tensor', "a = <[1.5, 2.5]>\n<tensor(0.5986, device='cuda:0', grad_fn=NllLossBackward0)>", '0.5986'],
        ['a labelled number', '<loss: 5.9860e-01> a = <[1.5, 2.5]>', '5.9860e-01'],
        ['nan', 'a = <[1.5, 2.5]>\nit gave <nan> again', 'nan'],
        ['a cursor in the number', 'a = [1.5, |2.5]\ncriterion 0.5|986 end', '0.5986'],
        ['beside logits and target', 'a = <[1.5, 2.5]>\nb = <[1]>\nloss <0.3133>', '0.3133'],
        ['rather than one that stands nearby', 'loss: 0.25\na = <[1.5, 2.5]>\nand <0.75>', '0.75'],
    ];
    for (const [what, marked, text] of losses) {
        it(`takes a loss that is selected, too: ${what}`, () => {
            const { context, logits, source } = found(marked);
            assert.deepEqual([...logits.data], [1.5, 2.5]);
            assert.equal(context.printedLoss?.text, text);
            assert.equal(textAt(source, context.sources?.printedLoss), text);
        });
    }

    it('takes no whole number, percentage or word for a loss', () => {
        for (const other of ['<2>', '<59.86%>', '<accuracy>', '<v1.2.3>']) {
            assert.equal(found(`a = <[1.5, 2.5, 3.5]>, ${other}`).context.printedLoss, undefined, other);
        }
    });

    it('says why there is nothing to explain', () => {
        assert.equal(find('<import> <torch>').kind, 'nothing');
        assert.equal(find('<tensor([1.5, ..., 2.5])> <x>').kind, 'unreadable');
        assert.equal(findExampleInSelections('', []).kind, 'nothing');
    });
});

describe('inCode', () => {
    const CODE =
        'x = torch.tensor([[1.|5, 2.5]])\nF.cross_entropy(x, torch.tensor([0]), reduction="sum")\ntarget = torch.tensor([1])';

    it('adds what the code says', async () => {
        const example = found(CODE);
        assert.deepEqual([...example.context.target!.data], [1]);
        const { context, logits } = await inCode(example, new SourceText(example.source, 'python'));
        assert.deepEqual([...context.target!.data], [0]);
        assert.deepEqual(context.options, { reduction: 'sum' });
        assert.equal(logits, example.logits);
    });

    it('keeps the target that was selected, with its place', async () => {
        const example = found(
            CODE.replace('|', '').replace('x = torch', 'x = <torch').replace(']])', ']])>').replace('([1])', '(|[1])'),
        );
        const { context } = await inCode(example, new SourceText(example.source, 'python'));
        assert.deepEqual([...context.target!.data], [1]);
        assert.equal(context.targetDtype, undefined);
        assert.equal(textAt(example.source, context.sources?.target), 'torch.tensor([1])');
        assert.deepEqual(context.options, { reduction: 'sum' });
    });

    it('keeps the target that one selection holds with the logits', async () => {
        const example = found('<target: [1]\nx = [[1.5, 2.5]]>\nF.cross_entropy(x, torch.tensor([0]))');
        assert.deepEqual(
            [...(await inCode(example, new SourceText(example.source, 'python'))).context.target!.data],
            [1],
        );
    });

    for (const marked of ['x = [<[1.5, 2.5]>, [3.5, 4.5]]', 'x = [[1.5, 2.5], <[3.5, 4.5]>]']) {
        it(`takes no call of the whole for one of the selected row: ${marked}`, async () => {
            const example = found(
                `${marked}\nF.cross_entropy(torch.tensor(x), torch.tensor([[0., 1.], [1., 0.]]), reduction='sum')`,
            );
            const { context } = await inCode(example, new SourceText(example.source, 'python'));
            assert.deepEqual([context.target, context.options], [undefined, {}]);
        });
    }

    it('is the same example at once where there is nothing to parse', () => {
        const example = found(CODE);
        assert.equal(inCode(example, new SourceText(example.source, 'plaintext')), example);
        assert.equal(
            inCode(example, new SourceText(example.source.replace('cross_entropy', 'other'), 'python')),
            example,
        );
    });
});
