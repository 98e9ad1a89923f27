// From each way that arrays look in an editor to the panel and the hover, inside a real VS Code.
import { deepStrictEqual, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { hoverText, hoverTextSoon, openUntitled, panels, until } from './workbench';

/** The published example, in every format. `|` is where the cursor goes. */
const FORMATS: readonly (readonly [format: string, languageId: string, text: string])[] = [
    ['PyTorch printout', 'plaintext', 'output:  tensor([[ 1.2|372, -0.9604,  1.5415]])\ntarget:  tensor([2])'],
    [
        'PyTorch printout with device and grad_fn',
        'plaintext',
        "logits: tensor([[ 1.2|372, -0.9604,  1.5415]], device='cuda:0', grad_fn=<AddmmBackward0>)\ntarget: tensor([2], device='cuda:0')",
    ],
    [
        'PyTorch printout, a factor in front',
        'plaintext',
        'logits:\n 1.00000e+00 *\n [[ 1.2|372, -0.9604,  1.5415]]\ntarget: tensor([2])',
    ],
    ['libtorch', 'plaintext', ' 1.2|372 -0.9604  1.5415\n[ CPUFloatType{1,3} ]\n\ntarget: [2]'],
    ['PyTorch code', 'python', 'output = torch.tensor([[1.2|372, -0.9604, 1.5415]])\ntarget = torch.tensor([2])'],
    ['NumPy code', 'python', 'logits = np.array([1.2|372, -0.9604, 1.5415], dtype=np.float32)\ntarget = 2'],
    ['NumPy printout', 'plaintext', 'logits = [[ 1.2|372 -0.9604  1.5415]]\nlabel = 2'],
    [
        'NumPy 2 scalars',
        'plaintext',
        'logits = [np.float32(1.2|372), np.float32(-0.9604), np.float32(1.5415)]\nlabel = 2',
    ],
    [
        'TensorFlow',
        'plaintext',
        'logits: <tf.Tensor: shape=(1, 3), dtype=float32, numpy=array([[ 1.2|372, -0.9604,  1.5415]], dtype=float32)>\nlabels: <tf.Tensor: shape=(1,), dtype=int32, numpy=array([2], dtype=int32)>',
    ],
    ['JAX', 'plaintext', 'logits = Array([ 1.2|372, -0.9604,  1.5415], dtype=float32)\nlabel = 2'],
    [
        'a model output',
        'plaintext',
        'SequenceClassifierOutput(loss=None, logits=tensor([[ 1.2|372, -0.9604,  1.5415]]), hidden_states=None)\nlabels: tensor([2])',
    ],
    ['a comment', 'python', '# logits: tensor([[ 1.2|372, -0.9604,  1.5415]])\n# target: tensor([2])'],
    ['a prompt', 'plaintext', '>>> logits\ntensor([[ 1.2|372, -0.9604,  1.5415]])\n>>> target = 2'],
    ['a log line', 'log', '2026-01-05 12:00:01 INFO step 12/100 logits=[1.2|372, -0.9604, 1.5415] label=2'],
    ['JSON', 'json', '{"logits": [1.2|372, -0.9604, 1.5415], "label": 2}'],
    ['JSON Lines', 'jsonl', '{"logits": [1.2|372, -0.9604, 1.5415], "label": 2}\n{"logits": [9, 9, 9], "label": 0}'],
    ['YAML', 'yaml', 'logits:\n  - 1.2|372\n  - -0.9604\n  - 1.5415\nlabel: 2'],
    ['JavaScript', 'javascript', 'const logits = new Float32Array([1.2|372, -0.9604, 1.5415]);\nconst label = 2;'],
    ['C', 'c', 'float logits[] = {1.2|372f, -0.9604f, 1.5415f};\nint label = 2;'],
    ['Rust', 'rust', 'let logits = vec![1.2|372_f32, -0.9604, 1.5415];\nlet label = 2;'],
    ['Java', 'java', 'double[] logits = {1.2|372, -0.9604, 1.5415};\nint label = 2;'],
    ['Julia', 'julia', 'logits = Float32[1.2|372, -0.9604, 1.5415]\nlabel = 2'],
    ['R', 'r', 'logits <- c(1.2|372, -0.9604, 1.5415)\nlabel = 2'],
    ['MATLAB', 'matlab', 'logits = [1.2|372 -0.9604 1.5415];\nlabel = 2;'],
    ['Go', 'go', 'logits := []float64{1.2|372, -0.9604, 1.5415}\nlabel := 2'],
    [
        'pandas, whose columns name the classes',
        'plaintext',
        '      cat     dog    bird\n0  1.2|372 -0.9604  1.5415\nlabel = 2',
    ],
    ['arithmetic', 'python', 'logits = [12372 |/ 10000, -0.9604, 1.5 + 0.0415]\nlabel = 2'],
];

/** Tables, which hold nothing but the logits. */
const TABLES: readonly (readonly [format: string, text: string])[] = [
    ['CSV', 'cat,dog,bird\n1.2|372,-0.9604,1.5415\n'],
    ['TSV', 'cat\tdog\tbird\n1.2|372\t-0.9604\t1.5415\n'],
    ['a column of numbers', '1.2|372\n-0.9604\n1.5415\n'],
];

const UNREADABLE: readonly (readonly [what: string, text: string, reason: RegExp])[] = [
    ['an elided array', 'tensor([[1.2, |0.3,  ..., 4.5]])', /set_printoptions/],
    ['a ragged array', 'logits = [[1.5, |2.5], [3.5]]', /row/i],
    ['an array of names', 'logits = torch.tensor([1.5, |a, b])', /number/i],
    ['complex numbers', 'logits = tensor([1.+2.j, |3.+4.j])', /complex/i],
];

async function open(marked: string, languageId: string): Promise<vscode.TextEditor> {
    const at = marked.indexOf('|');
    const known = await vscode.languages.getLanguages();
    const document = await openUntitled(marked.replace('|', ''), known.includes(languageId) ? languageId : 'plaintext');
    const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    editor.selection = new vscode.Selection(document.positionAt(at), document.positionAt(at));
    return editor;
}

describe('an array', () => {
    before(() => vscode.extensions.getExtension('explain-cross-entropy.explain-cross-entropy')?.activate());
    afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

    for (const [format, languageId, text] of FORMATS) {
        it(`of this kind has its hover and opens the panel: ${format}`, async () => {
            const editor = await open(text, languageId);
            const hover = await hoverTextSoon(editor.document, editor.selection.active);
            for (const expected of ['0.4054', '0.0450', '0.5496', '−3.1005', '**0.5986**']) {
                ok(hover.includes(expected), `${expected} in ${hover}`);
            }
            await vscode.commands.executeCommand('explainCrossEntropy.explain');
            await until('the panel', () => panels().length === 1);
        });
    }

    for (const [format, text] of TABLES) {
        it(`of this kind has the loss of each class: ${format}`, async () => {
            const { document, selection } = await open(text, 'plaintext');
            const hover = await hoverTextSoon(document, selection.active);
            for (const expected of ['0.4054', '0.0450', '0.5496', '0.9029', '3.1005', '0.5986']) {
                ok(hover.includes(expected), `${expected} in ${hover}`);
            }
        });
    }

    for (const [what, text, reason] of UNREADABLE) {
        it(`that cannot be read has the reason in its hover and opens nothing: ${what}`, async () => {
            const editor = await open(text, 'plaintext');
            // Markdown: signs of the text are escaped, as in set\_printoptions.
            const hover = await hoverTextSoon(editor.document, editor.selection.active);
            match(hover.replaceAll('\\', ''), reason);
            void vscode.commands.executeCommand('explainCrossEntropy.explain'); // ends when its message is closed
            await new Promise(resolve => setTimeout(resolve, 200));
            deepStrictEqual(panels(), []);
        });
    }

    for (const text of [
        'x[|0]',
        'torch.Size([1, |3])',
        'Epoch [1|/100]',
        '[1|](https://example.com)',
        'see version 1|.2.3',
        'f(1, |2)',
    ]) {
        it(`is not ${text.replace('|', '')}`, async () => {
            const { document, selection } = await open(text, 'plaintext');
            deepStrictEqual(await hoverText(document, selection.active), '');
        });
    }
});
