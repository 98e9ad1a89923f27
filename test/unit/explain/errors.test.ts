// The words of torch are those that PyTorch 1.13 raises for such calls, and those of its earlier and later versions.
import assert from 'node:assert/strict';
import { errorRecords } from '../../../src/explain/errors/records';
import { reportOnText } from '../../../src/report';

const explained = async (text: string, at = 'here', languageId = 'log'): Promise<string> => {
    const cursor = Math.max(0, text.indexOf(at));
    const report = await reportOnText(text, { languageId, selections: [{ start: cursor, end: cursor }] });
    return report.kind === 'nothing' ? report.message! : report.kind;
};

const messages: readonly (readonly [message: string, says: RegExp])[] = [
    ['IndexError: Target 10 is out of bounds.', /contains 10, which is not one of the classes/],
    ['IndexError: Target -1 is out of bounds.', /contains -1/],
    [
        '../aten/src/ATen/native/cuda/Loss.cu:242: nll_loss_forward_reduce_cuda_kernel_2d: block: [0,0,0], thread: [3,0,0] Assertion `t >= 0 && t < n_classes` failed.',
        /CUDA_LAUNCH_BLOCKING/,
    ],
    [
        "/pytorch/aten/src/THCUNN/ClassNLLCriterion.cu:105: Assertion `t >= 0 && t < n_classes' failed.",
        /not one of the classes/,
    ],
    ['RuntimeError: CUDA error: device-side assert triggered', /most often a target/],
    ['RuntimeError: Expected target size [8, 20], got [8, 10]', /shape \(8, 20\), but it has shape \(8, 10\)/],
    ['ValueError: Expected target size (2, 4), got torch.Size([2, 7])', /shape \(2, 4\), but it has shape \(2, 7\)/],
    [
        'ValueError: Expected input batch_size (2) to match target batch_size (3).',
        /logits have 2 samples \(axis 0\), the target 3/,
    ],
    ['RuntimeError: size mismatch (got input: [3], target: [1])', /shape \(3\) and a target of shape \(1\)/],
    ['RuntimeError: expected scalar type Long but found Float', /The target is Float.*long\(\)/],
    [
        "RuntimeError: Expected object of scalar type Long but got scalar type Int for argument #2 'target' in call to _thnn_nll_loss_forward",
        /The target is Int/,
    ],
    ['RuntimeError: "nll_loss_forward_reduce_cuda_kernel_2d_index" not implemented for \'Int\'', /The target is Int/],
    ['RuntimeError: expected scalar type Float but found Double', /Float was expected, Double was found/],
    ['RuntimeError: 0D or 1D target tensor expected, multi-target not supported', /an axis too many/],
    [
        'RuntimeError: multi-target not supported at /pytorch/aten/src/THNN/generic/ClassNLLCriterion.c:22',
        /an axis too many/,
    ],
    [
        'RuntimeError: weight tensor should be defined either for all 3 classes or no classes but got weight tensor of shape: [2]',
        /2 class weights, but 3 classes/,
    ],
    [
        'RuntimeError: Expected floating point type for target with class probabilities, got Long',
        /takes it for probabilities, but its type is Long/,
    ],
    [
        'RuntimeError: only batches of spatial targets supported (3D tensors) but got targets of dimension: 4',
        /\(N, H, W\), without a channel axis/,
    ],
    [
        'RuntimeError: Boolean value of Tensor with more than one value is ambiguous',
        /CrossEntropyLoss\(\)\(output, target\)/,
    ],
    [
        'RuntimeError: bool value of Tensor with more than one value is ambiguous',
        /CrossEntropyLoss\(\)\(output, target\)/,
    ],
    ['RuntimeError: label_smoothing must be between 0.0 and 1.0. Got: 2', /from 0 to 1; it is 2/],
    [
        "TypeError: cross_entropy_loss(): argument 'target' (position 2) must be Tensor, not list",
        /The target is a list/,
    ],
    ["TypeError: cross_entropy_loss(): argument 'input' (position 1) must be Tensor, not tuple", /logits are a tuple/],
    ['RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn', /argmax, detach/],
    ['RuntimeError: "log_softmax_lastdim_kernel_impl" not implemented for \'Long\'', /logits are Long/],
    [
        'RuntimeError: Expected all tensors to be on the same device, but found at least two devices, cuda:0 and cpu!',
        /criterion\.to\(device\)/,
    ],
    ['IndexError: Dimension out of range (expected to be in range of [-1, 0], but got 1)', /unsqueeze\(0\)/],
    [
        'InvalidArgumentError: Received a label value of 10 which is outside the valid range of [0, 10).  Label values: 3 10 1',
        /label 10 is not one of the classes/,
    ],
    ['ValueError: Shapes (None, 1) and (None, 10) are incompatible', /SparseCategoricalCrossentropy/],
    [
        'InvalidArgumentError: logits and labels must be broadcastable: logits_size=[32,10] labels_size=[32,1]',
        /\(32,10\).*\(32,1\)/,
    ],
    ['ValueError: Arguments `target` and `output` must have the same shape. Received: ...', /one-hot labels/],
    ['AssertionError: [Chex] Assertion assert_type failed: Error in type compatibility check', /integer labels/],
    ['ValueError: y_true and y_pred contain different number of classes 2, 3.', /labels=\[/],
];

describe('error messages of losses', () => {
    for (const [message, says] of messages) {
        it(message, async () => assert.match(await explained(`first line\n${message}\n`, message.slice(0, 12)), says));
    }

    it('has a test for each record', () => {
        const silent = errorRecords.filter(({ pattern }) => !messages.some(([message]) => pattern.test(message)));
        assert.deepEqual(silent, []);
    });

    it('says where in the file the call is, and what it gets', async () => {
        const source = [
            'import torch',
            'out = torch.randn(8, 10, 20)',
            'tags = torch.randint(0, 20, (8, 10))',
            'loss = torch.nn.CrossEntropyLoss()(out, tags)',
            '# RuntimeError: Expected target size [8, 20], got [8, 10]',
        ].join('\n');
        const said = await explained(source, 'RuntimeError', 'python');
        assert.match(
            said,
            /line 4 calls CrossEntropyLoss with out of shape \(8, 10, 20\), float32; tags of shape \(8, 10\), int64/,
        );
    });

    it('explains the last line of a selected traceback', async () => {
        const text =
            'Traceback (most recent call last):\n  File "a.py", line 3, in <module>\nIndexError: Target 3 is out of bounds.';
        const report = await reportOnText(text, { languageId: 'log', selections: [{ start: 0, end: text.length }] });
        assert.match(report.message!, /contains 3/);
    });

    for (const near of [
        'the target shape is [2, 3]',
        'IndexError: index 10 is out of bounds for axis 0 with size 3',
        'AssertionError: t >= 0',
        'ValueError: Expected 2 arguments, got 3',
        'RuntimeError: mat1 and mat2 shapes cannot be multiplied (4x3 and 5x2)',
        'logits: [1.5, 2.5, 0.5]  # Target 1',
    ]) {
        it(`takes ${near} for something else`, async () => {
            const said = await explained(near, near.slice(0, 5));
            assert.doesNotMatch(said, /class indices|Class indices|classes\./);
        });
    }
});

describe('a loss of which the file holds no number', () => {
    it('is told by its shapes, and how to see the numbers', async () => {
        const source =
            'import torch.nn.functional as F\nimport torch\nx = torch.randn(4, 3)\nloss = F.cross_entropy(x, y)\n';
        for (const at of ['cross_entropy(x', 'x = torch']) {
            const said = await explained(source, at, 'python');
            assert.match(said, /cross_entropy \(line 4\) receives x of shape \(4, 3\), float32; y\./);
            assert.match(said, /print\(x, y\)/);
        }
    });

    it('is not told elsewhere', async () => {
        const source = 'import torch.nn.functional as F\nloss = F.cross_entropy(x, y)\nhere = 1\n';
        assert.match(await explained(source, 'here', 'python'), /no numeric array at the cursor/);
    });
});
