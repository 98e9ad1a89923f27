// The words of torch are those that PyTorch 1.13 raises for such calls, and those of its earlier and later versions.
import assert from 'node:assert/strict';
import { errorAt } from '../../../src/explain/errors';
import { errorRecords } from '../../../src/explain/errors/records';
import { reportOnText } from '../../../src/report';

const explained = async (text: string, at = 'here', languageId = 'log'): Promise<string> => {
    const cursor = Math.max(0, text.indexOf(at));
    const report = await reportOnText(text, { languageId, selections: [{ start: cursor, end: cursor }] });
    return report.kind === 'nothing' ? report.message! : report.kind;
};

const messages: readonly (readonly [message: string, says: RegExp])[] = [
    ['IndexError: Target 10 is out of bounds.', /contains 10, which is not a class/],
    ['IndexError: Target -1 is out of bounds.', /contains -1/],
    [
        '../aten/src/ATen/native/cuda/Loss.cu:242: nll_loss_forward_reduce_cuda_kernel_2d: block: [0,0,0], thread: [3,0,0] Assertion `t >= 0 && t < n_classes` failed.',
        /CUDA_LAUNCH_BLOCKING/,
    ],
    [
        "/pytorch/aten/src/THCUNN/ClassNLLCriterion.cu:105: Assertion `t >= 0 && t < n_classes' failed.",
        /is not a class/,
    ],
    ['RuntimeError: CUDA error: device-side assert triggered', /usual cause is a target/],
    ['RuntimeError: Expected target size [8, 20], got [8, 10]', /shape \(8, 20\), but it has shape \(8, 10\)/],
    ['ValueError: Expected target size (2, 4), got torch.Size([2, 7])', /shape \(2, 4\), but it has shape \(2, 7\)/],
    [
        'ValueError: Expected input batch_size (2) to match target batch_size (3).',
        /samples \(axis 0\) differs: 2 in the logits, 3 in the target/,
    ],
    ['RuntimeError: size mismatch (got input: [3], target: [1])', /shape \(3\) and a target of shape \(1\)/],
    ['RuntimeError: expected scalar type Long but found Float', /The target is Float.*long\(\)/],
    [
        "RuntimeError: Expected object of scalar type Long but got scalar type Int for argument #2 'target' in call to _thnn_nll_loss_forward",
        /The target is Int/,
    ],
    ['RuntimeError: "nll_loss_forward_reduce_cuda_kernel_2d_index" not implemented for \'Int\'', /The target is Int/],
    ['RuntimeError: expected scalar type Float but found Double', /Float was expected, Double was found/],
    ['RuntimeError: 0D or 1D target tensor expected, multi-target not supported', /one axis too many/],
    [
        'RuntimeError: multi-target not supported at /pytorch/aten/src/THNN/generic/ClassNLLCriterion.c:22',
        /one axis too many/,
    ],
    [
        'RuntimeError: weight tensor should be defined either for all 3 classes or no classes but got weight tensor of shape: [2]',
        /class weights is 2, but the number of classes is 3/,
    ],
    [
        'RuntimeError: Expected floating point type for target with class probabilities, got Long',
        /takes it for probabilities, but its type is Long/,
    ],
    [
        'RuntimeError: only batches of spatial targets supported (3D tensors) but got targets of dimension: 4',
        /\(N, H, W\), without a channel axis; it has 4 axes\./,
    ],
    [
        'RuntimeError: only batches of spatial targets supported (3D tensors) but got targets of size: : [4, 1, 8, 8]',
        /\(N, H, W\), without a channel axis; it has shape \(4, 1, 8, 8\)\./,
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
        /target must be a tensor, but its type is list/,
    ],
    [
        "TypeError: cross_entropy_loss(): argument 'input' (position 1) must be Tensor, not tuple",
        /logits must be a tensor, but their type is tuple/,
    ],
    ['RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn', /argmax, detach/],
    ['RuntimeError: "log_softmax_lastdim_kernel_impl" not implemented for \'Long\'', /logits are Long/],
    [
        'RuntimeError: Expected all tensors to be on the same device, but found at least two devices, cuda:0 and cpu!',
        /criterion\.to\(device\)/,
    ],
    ['IndexError: Dimension out of range (expected to be in range of [-1, 0], but got 1)', /unsqueeze\(0\)/],
    [
        'InvalidArgumentError: Received a label value of 10 which is outside the valid range of [0, 10).  Label values: 3 10 1',
        /label 10 is not a class/,
    ],
    ['ValueError: Shapes (None, 1) and (None, 10) are incompatible', /SparseCategoricalCrossentropy/],
    [
        'InvalidArgumentError: logits and labels must be broadcastable: logits_size=[32,10] labels_size=[32,1]',
        /\(32,10\).*\(32,1\)/,
    ],
    ['ValueError: Arguments `target` and `output` must have the same shape. Received: ...', /one-hot labels/],
    ['AssertionError: [Chex] Assertion assert_type failed: Error in type compatibility check', /integer labels/],
    ['ValueError: y_true and y_pred contain different number of classes 2, 3.', /labels=\[/],
    [
        'RuntimeError: size mismatch (got input: [2, 3, 4, 4] , target: [2, 5, 4]',
        /shape \(2, 3, 4, 4\) and a target of shape \(2, 5, 4\).*\(N, H, W\)/,
    ],
    [
        "RuntimeError: input and target batch or spatial sizes don't match: target [4 x 384 x 384], input [4 x 21 x 12 x 12] at /pytorch/aten/src/THCUNN/generic/SpatialClassNLLCriterion.cu:39",
        /Logits of shape \(4, 21, 12, 12\) and a target of shape \(4, 384, 384\).*nearest/,
    ],
    [
        "RuntimeError: input and target batch or spatial sizes don't match: target [2 5 4], input [2 3 4 4]",
        /Logits of shape \(2, 3, 4, 4\) and a target of shape \(2, 5, 4\)/,
    ],
    [
        "AssertionError: input and target batch or spatial sizes don't match",
        /shapes of logits and target are not compatible/,
    ],
    [
        'RuntimeError: only batches of spatial inputs supported (4D tensors) but got input of dimension: 3',
        /they have 3 axes/,
    ],
    ['RuntimeError: input tensor should be 1D or 2D', /shape \(N, C\), or \(C\)/],
    [
        'TypeError: FloatClassNLLCriterion_updateOutput received an invalid combination of arguments - got (int, torch.FloatTensor, torch.FloatTensor)',
        /target\.long\(\)/,
    ],
    [
        "RuntimeError: Assertion `cur_target >= 0 && cur_target < n_classes' failed.  at /pytorch/aten/src/THNN/generic/ClassNLLCriterion.c:94",
        /^A target is not a class\.(?!.*GPU)/,
    ],
    [
        '../aten/src/ATen/native/cuda/Loss.cu:181: nll_loss_forward_no_reduce_cuda_kernel: block: [0,0,0], thread: [3,0,0] Assertion `cur_target >= 0 && cur_target < n_classes` failed.',
        /on the GPU/,
    ],
    [
        "RuntimeError: Expected object of type Variable[torch.LongTensor] but found type Variable[torch.FloatTensor] for argument #1 'target'",
        /The target is FloatTensor/,
    ],
    [
        "RuntimeError: Expected object of device type cuda but got device type cpu for argument #2 'target' in call to _thnn_nll_loss_forward",
        /target is on cpu, the rest is on cuda/,
    ],
    [
        "RuntimeError: Expected object of backend CPU but got backend CUDA for argument #2 'target'",
        /target is on CUDA, the rest is on CPU/,
    ],
    [
        "RuntimeError: Expected object of backend CUDA but got backend CPU for argument #3 'weight' in call to _thnn_nll_loss_forward",
        /weight is on CPU, the rest is on CUDA/,
    ],
    [
        'RuntimeError: Expected all tensors to be on the same device, but got target is on cpu, different from other tensors on cuda:0 (when checking argument in method wrapper_CUDA_nll_loss_forward)',
        /target is on cpu, the rest is on cuda:0/,
    ],
    [
        "RuntimeError: Expected object of scalar type Float but got scalar type Double for argument #3 'weight' in call to _thnn_nll_loss_forward",
        /Float was expected, Double was found/,
    ],
    ['RuntimeError: Found dtype Double but expected Float', /Float was expected, Double was found/],
    // PyTorch 1.13 says so of logits of this type, whatever the target.
    ['RuntimeError: "nll_loss_out_frame" not implemented for \'Half\'', /The logits are Half/],
    ['RuntimeError: "nll_loss2d_forward_out_frame" not implemented for \'Long\'', /The logits are Long.*argmax/],
    ['RuntimeError: "softmax_kernel_impl" not implemented for \'Long\'', /The logits are Long/],
    ['RuntimeError: "log_softmax_lastdim_kernel_impl" not implemented for \'Half\'', /The logits are Half, which this/],
    ['RuntimeError: log_softmax_forward is not implemented for type torch.LongTensor', /The logits are Long/],
    [
        'RuntimeError: weight tensor should be defined either for all 4 classes or no classes but got weight tensor of shape: [3, 4]',
        /one weight for each class; the number of classes/,
    ],
    ['RuntimeError: weight tensor should be defined either for all or no classes', /one weight for each class/],
    ['RuntimeError: ignore_index is not supported for floating point target', /no class to ignore/],
    ['ValueError: avg is not a valid value for reduction', /here it is avg/],
    ["TypeError: CrossEntropyLoss.forward() missing 1 required positional argument: 'target'", /one argument/],
    [
        "AttributeError: 'CrossEntropyLoss' object has no attribute 'backward'",
        /is the criterion, not the loss.*\(output, target\)/,
    ],
    ['RuntimeError: grad can be implicitly created only for scalar outputs', /loss\.mean\(\)\.backward/],
    [
        'RuntimeError: bool value of Variable objects containing non-empty torch.FloatTensor is ambiguous',
        /CrossEntropyLoss\(\)\(output, target\)/,
    ],
    [
        "TypeError: cross_entropy_loss(): argument 'ignore_index' (position 5) must be int, not NoneType",
        /ignore_index must be of type int, but it is NoneType/,
    ],
    [
        "TypeError: nll_loss_nd(): argument 'target' (position 2) must be Tensor, not numpy.ndarray",
        /its type is numpy\.ndarray/,
    ],
    ["AttributeError: 'InceptionOutputs' object has no attribute 'log_softmax'", /their type is InceptionOutputs/],
    ['RuntimeError: Class values must be smaller than num_classes.', /one_hot got an index/],
    ['RuntimeError: one_hot is only applicable to index tensor.', /as int64/],
    ['RuntimeError: all elements of input should be between 0 and 1', /BCEWithLogitsLoss/],
    [
        'ValueError: Target size (torch.Size([3])) must be the same as input size (torch.Size([3, 1]))',
        /here they are \(3, 1\) and \(3\)/,
    ],
    [
        'ValueError: Using a target size (torch.Size([3])) that is different to the input size (torch.Size([3, 1])) is deprecated. Please ensure they have the same size.',
        /here they are \(3, 1\) and \(3\)/,
    ],
    ['UserWarning: Implicit dimension choice for log_softmax has been deprecated.', /F\.log_softmax\(x, dim=1\)/],
    ['ValueError: Expected 2 or more dimensions (got 1)', /unsqueeze\(0\)/],
    ['RuntimeError: dimension out of range (expected to be in range of [-1, 0], but got 1)', /unsqueeze\(0\)/],
    [
        'ValueError: `logits` and `labels` must have the same shape, received ((2, 3) vs (2,)).',
        /here they are \(2, 3\) and \(2,\)/,
    ],
    [
        'ValueError: logits and labels must have the same shape ((None, 1) vs (None, 10))',
        /\(None, 1\) and \(None, 10\)/,
    ],
    [
        'ValueError: `labels.shape` must equal `logits.shape` except for the last dimension. Received: labels.shape=(96,) and logits.shape=(32, 3)',
        /Logits of shape \(32, 3\) and labels of shape \(96\)/,
    ],
    [
        'ValueError: Shape mismatch: The shape of labels (received (40,)) should equal the shape of logits except for the last dimension (received (4, 3)).',
        /Logits of shape \(4, 3\) and labels of shape \(40\).*without the last axis/,
    ],
    [
        'ValueError: Rank mismatch: Rank of labels (received 2) should equal rank of logits minus 1 (received 2).',
        /labels 2, logits 2/,
    ],
    [
        'InvalidArgumentError: logits and labels must be same size: logits_size=[32,10] labels_size=[1,32]',
        /\(32,10\).*\(1,32\)/,
    ],
    [
        'ValueError: You are passing a target array of shape (60000, 1) while using as loss `categorical_crossentropy`.',
        /shape \(60000, 1\).*Sparse/,
    ],
    [
        'ValueError: A target array with shape (60000, 10) was passed for an output of shape (None, 1) while using as loss `binary_crossentropy`.',
        /\(None, 1\) and labels of shape \(60000, 10\)/,
    ],
    [
        'ValueError: Error when checking target: expected dense_2 to have shape (10,) but got array with shape (1,)',
        /dense_2 has shape \(10\), the labels have shape \(1\)/,
    ],
    [
        'ValueError: Error when checking target: expected activation_1 to have 2 dimensions, but got array with shape (100, 5, 5)',
        /labels have shape \(100, 5, 5\)/,
    ],
    [
        'ValueError: Only call `softmax_cross_entropy_with_logits` with named arguments (labels=..., logits=..., ...)',
        /labels=labels, logits=logits/,
    ],
    [
        "TypeError: Value passed to parameter 'labels' has DataType float32 not in list of allowed values: int32, int64",
        /labels are float32/,
    ],
    [
        'InvalidArgumentError: cannot compute SparseSoftmaxCrossEntropyWithLogits as input #1(zero-based) was expected to be a int64 tensor but is a float tensor',
        /labels are float,/,
    ],
    [
        'UserWarning: "`sparse_categorical_crossentropy` received `from_logits=True`, but the `output` argument was produced by a Softmax activation and thus does not represent logits."',
        /already applies softmax/,
    ],
    ['TypeError: mul got incompatible shapes for broadcasting: (4,), (4, 3).', /\(4\) and \(4, 3\).*integer_labels/],
    ['ValueError: Incompatible shapes for broadcasting: shapes=[(4,), (4, 3)]', /\(4\) and \(4, 3\)/],
    [
        "TypeError: Expected the input to have a dtype that is a subdtype of <class 'jax.numpy.integer'>, got float32 instead",
        /labels are float32.*one-hot/,
    ],
    [
        'ValueError: The number of classes in labels is different from that in y_pred. Classes found in labels: [0 1 2]',
        /one label for each column/,
    ],
    ['ValueError: y_prob contains values less than 0: -0.5', /log_loss takes probabilities/],
    [
        'DimensionMismatch: loss function expects size(ŷ) = (3, 2) to match size(y) = (2,)',
        /\(3, 2\), the labels \(2,\).*onehotbatch/,
    ],
];

/** Of other functions, or of no loss at all, and the message, by its beginning, that each is near to. */
const nearMisses: readonly (readonly [near: string, to: string])[] = [
    ['RuntimeError: size mismatch, m1: [4 x 3], m2: [5 x 2]', 'RuntimeError: size mismatch (got input: [3], target:'],
    [
        'RuntimeError: The size of tensor a (10) must match the size of tensor b (2) at non-singleton dimension 1',
        "RuntimeError: input and target batch or spatial sizes don't match",
    ],
    ['RuntimeError: only batches of images supported (4D tensors)', 'RuntimeError: only batches of spatial inputs'],
    ['RuntimeError: input tensor should be on the GPU', 'RuntimeError: input tensor'],
    [
        'TypeError: conv2d() received an invalid combination of arguments',
        'TypeError: FloatClassNLLCriterion_updateOutput',
    ],
    [
        "RuntimeError: Assertion `srcIndex < srcSelectDimSize' failed. at Indexing.cu:1141",
        'RuntimeError: Assertion `cur_target',
    ],
    [
        'RuntimeError: Expected object of type torch.FloatTensor but found type torch.cuda.FloatTensor',
        'RuntimeError: Expected object of type',
    ],
    [
        "RuntimeError: Expected object of device type cuda but got device type cpu for argument #1 'self' in call to _th_addmm",
        'RuntimeError: Expected object of device',
    ],
    [
        'RuntimeError: Expected all tensors to be on the same device, but got mat1 is on cpu, different from other tensors on cuda:0',
        'RuntimeError: Expected all tensors to be on the same device, but got target',
    ],
    ['RuntimeError: expected scalar type Float but found Long', 'RuntimeError: expected scalar type Float'],
    ['TypeError: Found dtype object but expected a number', 'RuntimeError: Found dtype'],
    ['RuntimeError: "index_add" not implemented for \'Half\'', 'RuntimeError: "nll_loss_out_frame"'],
    ['RuntimeError: "softplus_cpu" not implemented for \'Long\'', 'RuntimeError: "softmax_kernel_impl"'],
    ['ValueError: avg is not a valid value for mode', 'ValueError: avg is not a valid'],
    [
        "TypeError: Net.forward() missing 1 required positional argument: 'mask'",
        'TypeError: CrossEntropyLoss.forward()',
    ],
    ["AttributeError: 'Net' object has no attribute 'backward'", "AttributeError: 'CrossEntropyLoss"],
    ['RuntimeError: grad can only be computed for floats', 'RuntimeError: grad can be'],
    ['RuntimeError: Boolean value of Tensor with no values is ambiguous', 'RuntimeError: Boolean value'],
    [
        "TypeError: linear(): argument 'input' (position 1) must be Tensor, not list",
        "TypeError: cross_entropy_loss(): argument 'input",
    ],
    [
        "TypeError: sum(): argument 'dim' (position 1) must be int, not NoneType",
        "TypeError: cross_entropy_loss(): argument 'ignore_index",
    ],
    ["AttributeError: 'list' object has no attribute 'size'", "AttributeError: 'InceptionOutputs'"],
    ['ValueError: Class values must be strings', 'RuntimeError: Class values'],
    ['RuntimeError: all elements of the mask should be boolean', 'RuntimeError: all elements'],
    [
        'UserWarning: Using a target size (torch.Size([4, 1])) that is different to the input size (torch.Size([4])). This will likely lead to incorrect results due to broadcasting.',
        'ValueError: Using a target',
    ],
    ['UserWarning: Implicit dimension choice for mean', 'UserWarning: Implicit dimension'],
    ['ValueError: Expected 2 or more arguments (got 1)', 'ValueError: Expected 2 or'],
    [
        'ValueError: `x` and `y` must have the same shape, received ((2, 3) vs (2,)).',
        'ValueError: `logits` and `labels`',
    ],
    [
        'ValueError: `a.shape` must equal `b.shape` except for the last dimension. Received: a.shape=(96,) and b.shape=(32, 3)',
        'ValueError: `labels.shape`',
    ],
    [
        'ValueError: Shape mismatch: The shape of weights (received (4,)) should equal the shape of values',
        'ValueError: Shape mismatch:',
    ],
    ['ValueError: Rank mismatch: Rank of kernel (received 2) should equal 4', 'ValueError: Rank mismatch:'],
    [
        'ValueError: Error when checking input: expected dense_1_input to have shape (784,) but got array with shape (28,)',
        'ValueError: Error when checking target: expected dense_2',
    ],
    [
        'ValueError: A target array with shape (60000, 10) was passed for an output of shape (None, 1) while using as loss `mse`.',
        'ValueError: A target array',
    ],
    [
        'ValueError: Only call `conv2d` with named arguments',
        'ValueError: Only call `softmax_cross_entropy_with_logits`',
    ],
    [
        "TypeError: Value passed to parameter 'indices' has DataType float32 not in list of allowed values: int32, int64",
        'TypeError: Value passed to',
    ],
    [
        'UserWarning: "`binary` received `from_logits=False`, but the output is fine"',
        'UserWarning: "`sparse_categorical_crossentropy`',
    ],
    ['TypeError: mul got incompatible dtypes: (4,), (4, 3).', 'TypeError: mul got incompatible'],
    ['ValueError: The number of features in X is different from that in y', 'ValueError: The number of'],
    ['ValueError: y_true contains values less than 0', 'ValueError: y_prob contains'],
    ['DimensionMismatch: arrays could not be broadcast to a common size', 'DimensionMismatch: loss function'],
    ['IndexError: Target class is out of the list', 'IndexError: Target 10'],
    ['Assertion `index >= -sizes[i] && index < sizes[i]` failed.', '../aten/src/ATen/native/cuda/Loss.cu:242'],
    ['RuntimeError: CUDA error: out of memory', 'RuntimeError: CUDA error'],
    [
        'RuntimeError: Expected tensor to have size 3 at dimension 1, but got size 4',
        'RuntimeError: Expected target size',
    ],
    ['RuntimeError: Expected hidden[0] size (1, 8, 16), got [1, 4, 16]', 'RuntimeError: Expected target size'],
    ['ValueError: Expected input batch size to be divisible by 8', 'ValueError: Expected input batch_size'],
    [
        "RuntimeError: Expected object of backend CPU but got backend CUDA for argument #3 'index'",
        'RuntimeError: Expected object of backend CPU',
    ],
    [
        'RuntimeError: "bitwise_and_cpu" not implemented for \'Float\'',
        'RuntimeError: "nll_loss_forward_reduce_cuda_kernel_2d_index"',
    ],
    ['RuntimeError: 1D tensors expected, but got 2D and 1D tensors', 'RuntimeError: 0D or 1D'],
    [
        'RuntimeError: weight should have at least three dimensions',
        'RuntimeError: weight tensor should be defined either for all 3',
    ],
    ['RuntimeError: Expected floating point type for input, got Long', 'RuntimeError: Expected floating point type'],
    ['RuntimeError: only batches of spatial inputs supported', 'RuntimeError: only batches of spatial targets'],
    ['ValueError: dropout probability has to be between 0 and 1, but got 2', 'RuntimeError: label_smoothing must be'],
    [
        'RuntimeError: integer indices are not supported for floating point arrays',
        'RuntimeError: ignore_index is not supported',
    ],
    ['RuntimeError: tensors used as indices must be long, byte or bool tensors', 'RuntimeError: one_hot is only'],
    ['RuntimeError: mat1 and mat2 must have the same dtype', 'ValueError: Target size'],
    ['RuntimeError: element 0 of tensors is on another device', 'RuntimeError: element 0'],
    [
        'RuntimeError: Expected all tensors to be contiguous',
        'RuntimeError: Expected all tensors to be on the same device, but found',
    ],
    [
        'InvalidArgumentError: Received a value of 10 which is outside the valid range',
        'InvalidArgumentError: Received a label',
    ],
    [
        'ValueError: You are passing a target array of shape (60000, 1) while using as loss `mean_squared_error`.',
        'ValueError: You are passing',
    ],
    ['TypeError: Expected the input to be an array, got str instead', 'TypeError: Expected the input'],
    ['ValueError: Shapes must be equal rank, but are 2 and 1', 'ValueError: Shapes (None'],
    [
        'InvalidArgumentError: required broadcastable shapes at loc(unknown)',
        'InvalidArgumentError: logits and labels must be broadcastable',
    ],
    ['ValueError: Argument `output` must be a tensor', 'ValueError: Arguments `target`'],
    [
        'AssertionError: [Chex] Assertion assert_tree_all_finite failed: Tree contains non-finite value',
        'AssertionError: [Chex]',
    ],
    ['ValueError: y_true and y_pred have different number of output (1!=2)', 'ValueError: y_true and y_pred contain'],
];

/** The record that speaks for the message that begins so. */
const recordOf = (start: string) => {
    const message = messages.find(([one]) => one.startsWith(start))?.[0];
    return message === undefined ? undefined : errorRecords.find(({ pattern }) => pattern.test(message));
};

describe('error messages of losses', () => {
    for (const [message, says] of messages) {
        it(message, async () => assert.match(await explained(`first line\n${message}\n`, message.slice(0, 12)), says));
    }

    it('has a test for each record', () => {
        const heard = new Set(messages.map(([message]) => recordOf(message)));
        assert.deepEqual(
            errorRecords.filter(record => !heard.has(record)),
            [],
        );
    });

    it('has a near miss for each record', () => {
        const missed = new Set(nearMisses.map(([, to]) => recordOf(to)));
        assert.deepEqual(
            errorRecords.filter(record => !missed.has(record)),
            [],
        );
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

    for (const [near, to] of nearMisses) {
        it(`says nothing of ${near}`, () => {
            assert.equal(errorAt(near, { start: 0, end: 0 }), undefined);
            assert.ok(recordOf(to), to);
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
