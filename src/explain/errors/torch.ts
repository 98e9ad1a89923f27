/** What PyTorch says where a loss fails, and what it means. One record per message; a newcomer is a record. */
import { t } from '../../format/l10n';
import type { ErrorRecord } from './record';

const rangeOfTarget = (): string =>
    t(
        'Class indices go from 0 to the number of classes − 1, and the number of classes is the size of axis 1 of the logits. Usual causes: labels numbered from 1, padding without ignore_index, or a last layer with too few outputs.',
    );
const onGpu = (): string =>
    t(
        'On a GPU the error is raised later, on another line: run on the CPU, or with CUDA_LAUNCH_BLOCKING=1, to see the right one.',
    );

/** `4 x 384 x 384` and `4 384 384` of old versions. */
const sizesOf = (text: string): string => text.split(/[ x,]+/).join(', ');

/** `4, 1, 8` of `[4, 1, 8`, and of a single axis. */
const sizesIn = (text: string): string => text.replaceAll('[', '').trim();

const onePerPixel = (): string =>
    t(
        'Logits of shape (N, C, H, W) take a target of shape (N, H, W), with the same N, H and W: resize one of them (a target with mode="nearest").',
    );
const notTensor = (found: string): string =>
    t(
        'The logits must be a tensor, but their type is {0}: from a model output take .logits, from a tuple the first element.',
        found,
    );
const oneAxis = (): string =>
    t(
        'The logits have one axis, and the loss looks for the classes on axis 1: logits.unsqueeze(0) makes a batch of one sample.',
    );
const twoFloats = (wanted: string, found: string): readonly string[] => [
    t('Two float types are mixed: {0} was expected, {1} was found.', wanted, found),
    t(
        'Logits, class weights and probabilities must have the same type: weight.to(logits.dtype), target.to(logits.dtype).',
    ),
];
const onDevice = (argument: string, found: string, wanted: string): string =>
    t(
        '{0} is on {1}, the rest is on {2}: {0}.to(device) moves it, and criterion.to(device) moves the class weights.',
        argument,
        found,
        wanted,
    );
const isFloat = (type: string): boolean => /^(?:Half|BFloat16)/.test(type);
const targetType = (found: string): string =>
    t('The target is {0}: class indices must be int64, target.long().', found);

const binaryShapes = (target: string, input: string): readonly string[] => [
    t('A binary loss takes logits and target of the same shape; here they are ({0}) and ({1}).', input, target),
    t(
        'logits.squeeze(1) turns a column (N, 1) into (N). If each sample belongs to one of several classes, use CrossEntropyLoss.',
    ),
];

export const torchRecords: readonly ErrorRecord[] = [
    {
        // On the CPU, in old versions.
        pattern: /^(?!.*\.cu\b).*Assertion .{0,90}(?:cur_target|\(target, 0\)) < n_classes/,
        means: () => [t('A target is not a class.'), rangeOfTarget()],
        culprit: 'target',
    },
    {
        pattern: /Target (-?\d+) is out of bounds/,
        means: value => [t('The target contains {0}, which is not a class.', value), rangeOfTarget()],
        culprit: 'target',
    },
    {
        pattern:
            /Assertion\s+[`']?\(?(?:t|cur_target|target_val|label)\s*>=\s*0\s*&&\s*(?:t|cur_target|target_val|label)\s*<\s*n_classes/,
        means: () => [t('A target on the GPU is not a class.'), rangeOfTarget(), onGpu()],
        culprit: 'target',
    },
    {
        pattern: /device-side assert triggered/,
        means: () => [
            t('An assertion failed on the GPU. In a loss, the usual cause is a target that is not a class.'),
            rangeOfTarget(),
            onGpu(),
        ],
        culprit: 'target',
    },
    {
        pattern: /Expected target size \(?\[?([\d, ]+?),?[\])]+, got (?:torch\.Size)?\(?\[?([\d, ]+?),?[\])]/,
        means: (wanted, found) => [
            t('For these logits the target must have shape ({0}), but it has shape ({1}).', wanted, found),
            t(
                'torch reads axis 1 of the logits as the classes. If your classes are on the last axis, move them: logits.transpose(1, 2), or flatten both: logits.reshape(-1, classes) and target.reshape(-1).',
            ),
        ],
        culprit: 'logits',
    },
    {
        pattern: /Expected input batch_size \((\d+)\) to match target batch_size \((\d+)\)/,
        means: (input, target) => [
            t('The number of samples (axis 0) differs: {0} in the logits, {1} in the target.', input, target),
            t(
                'Check what reshapes them on the way: a view(-1, ...) with the wrong size, a batch that was cut, or one target for several rows of logits.',
            ),
        ],
        culprit: 'logits',
    },
    {
        pattern: /size mismatch \(got input: \[([\d, ]*)\] ?, target: \[([\d, ]*)\]/,
        means: (input, target) => [
            t('Logits of shape ({0}) and a target of shape ({1}) are not compatible.', input, target),
            input.split(',').length > 2
                ? onePerPixel()
                : t(
                      'One sample of C classes takes a single class index, of shape (); a batch takes logits of shape (N, C).',
                  ),
        ],
        culprit: 'target',
    },
    {
        pattern:
            /input and target batch or spatial sizes don't match(?:: target \[([\dx ]{1,40})\],? input \[([\dx ]{1,40})\])?/,
        means: (target, input) => [
            target && input
                ? t(
                      'Logits of shape ({0}) and a target of shape ({1}) are not compatible.',
                      sizesOf(input),
                      sizesOf(target),
                  )
                : t('The shapes of logits and target are not compatible.'),
            onePerPixel(),
        ],
        culprit: 'target',
    },
    {
        pattern: /only batches of spatial inputs supported \(4D tensors\),? but got input of dimension: (\d+)/,
        means: found => [
            t('For a target of shape (N, H, W) the logits have shape (N, C, H, W); they have {0} axes.', found),
        ],
        culprit: 'logits',
    },
    {
        pattern: /input tensor should be 1D or 2D|2D or 1D input tensor expected/,
        means: () => [t('Here the logits must have shape (N, C), or (C) for one sample: logits.reshape(-1, classes).')],
        culprit: 'logits',
    },
    {
        pattern: /ClassNLLCriterion_updateOutput received an invalid combination of arguments/,
        means: () => [
            t(
                'The types of logits and target are not compatible: use logits.float(), and target.long() for class indices.',
            ),
        ],
        culprit: 'target',
    },
    {
        pattern:
            /Expected object of (?:device type|backend) (\w+) but got (?:device type|backend) (\w+) for argument #\d+ '(self|input|target|weight)'.*(?:nll_loss|softmax)/,
        means: (wanted, found, argument) => [onDevice(argument, found, wanted)],
        culprit: 'target',
    },
    {
        pattern:
            /Expected object of (?:device type|backend) (\w+) but got (?:device type|backend) (\w+) for argument #\d+ '(target)'/,
        means: (wanted, found, argument) => [onDevice(argument, found, wanted)],
        culprit: 'target',
    },
    {
        pattern:
            /but got (self|input|target|weight) is on (\S{1,20}), different from other tensors on (\S{1,20}) .*(?:nll_loss|cross_entropy)/,
        means: (argument, found, wanted) => [onDevice(argument, found, wanted)],
        culprit: 'target',
    },
    {
        pattern:
            /[Ee]xpected (?:object of )?(?:scalar )?type (?:Variable\[)?(?:torch\.)?(?:cuda\.)?Long(?:Tensor\]?)? but (?:got|found)(?: scalar)?(?: type)? (?:Variable\[)?(?:torch\.)?(?:cuda\.)?(\w+)/,
        means: found => [
            targetType(found),
            t('If they are class probabilities, they must have the shape of the logits.'),
        ],
        culprit: 'target',
    },
    {
        pattern: /"nll_loss\w*_index" not implemented for '(\w+)'/,
        means: found => [targetType(found)],
        culprit: 'target',
    },
    {
        // Without `_index` it is the type of the logits.
        pattern:
            /"(?:nll_loss\w*|(?:log_)?softmax_(?:lastdim_)?kernel_impl|host_softmax)" not implemented for '(\w+)'|log_softmax_forward is not implemented for type torch\.(?:cuda\.)?(\w+?)Tensor/,
        means: (kernel, type) => [
            isFloat(kernel || type)
                ? t('The logits are {0}, which this device cannot compute with: use logits.float().', kernel || type)
                : t(
                      'The logits are {0}, and softmax needs floats: use logits.float(), or the scores before argmax.',
                      kernel || type,
                  ),
        ],
        culprit: 'logits',
    },
    {
        pattern: /Found dtype (Float|Double|Half|BFloat16) but expected (Float|Double|Half|BFloat16)/,
        means: (found, wanted) => twoFloats(wanted, found),
        culprit: 'target',
    },
    {
        pattern:
            /[Ee]xpected (?:object of )?scalar type (Float|Double|Half|BFloat16) but (?:found|got scalar type) (Float|Double|Half|BFloat16)/,
        means: twoFloats,
        culprit: 'weight',
    },
    {
        pattern: /(?:0D or )?1D target tensor expected, multi-target not supported|multi-target not supported/,
        means: () => [
            t('The target has one axis too many: for logits of shape (N, C), class indices have shape (N).'),
            t(
                'target.squeeze(1) turns a column (N, 1) into (N); target.argmax(dim=1) turns one-hot rows into indices.',
            ),
        ],
        culprit: 'target',
    },
    {
        pattern:
            /weight tensor should be defined either for all (?:(\d+) )?(?:or no )?classes(?:.*shape: \[(\d+(?:, \d+)*)\])?/,
        means: (classes, weights) => [
            classes && weights && !weights.includes(',')
                ? t(
                      'The number of class weights is {0}, but the number of classes is {1}: torch needs one weight for each class.',
                      weights,
                      classes,
                  )
                : t(
                      'torch needs one weight for each class; the number of classes is the size of axis 1 of the logits.',
                  ),
        ],
        culprit: 'weight',
    },
    {
        pattern: /Expected floating point type for target with class probabilities, got (\w+)/,
        means: found => [
            t(
                'The target has the shape of the logits, so torch takes it for probabilities, but its type is {0}.',
                found,
            ),
            t('Pass class indices (target.argmax(dim=1)), or floats (target.float()).'),
        ],
        culprit: 'target',
    },
    {
        pattern:
            /only batches of spatial targets supported \((?:non-empty )?3D tensors\) but got targets of (?:dimension|size):? ?:? ?([\d, []*\d)/,
        means: found => [
            /^\d+$/.test(found)
                ? t('The mask must have shape (N, H, W), without a channel axis; it has {0} axes.', found)
                : t('The mask must have shape (N, H, W), without a channel axis; it has shape ({0}).', sizesIn(found)),
            t('masks.squeeze(1).long() drops the channel axis.'),
        ],
        culprit: 'target',
    },
    {
        pattern:
            /(?:Boolean|bool) value of (?:Tensor with more than one value|Variable objects containing non-empty [\w.]+) is ambiguous/,
        means: () => [
            t(
                'A tensor was given where True or False was expected: nn.CrossEntropyLoss(output, target) passes the tensors to the class as its options.',
            ),
            t('Create the criterion first, then call it: {0}.', 'nn.CrossEntropyLoss()(output, target)'),
        ],
        culprit: 'call',
    },
    {
        pattern: /label_smoothing must be between 0\.0 and 1\.0\. Got: (\S+)/,
        means: found => [t('label_smoothing is a share from 0 to 1; it is {0}.', found)],
        culprit: 'call',
    },
    {
        pattern:
            /(?:cross_entropy_loss|nll_loss\w*|softmax)\(\):? argument '(input|target|weight)' \(position \d\) must be Tensor, not ([\w.]+)/,
        means: (argument, found) => [
            argument === 'input'
                ? notTensor(found)
                : t('The {0} must be a tensor, but its type is {1}: torch.tensor(...) makes one.', argument, found),
        ],
        culprit: 'target',
    },
    {
        pattern: /argument '(ignore_index|label_smoothing|reduction)' \(position \d\) must be (\w+), not (\w+)/,
        means: (argument, wanted, found) => [
            t('{0} must be of type {1}, but it is {2}: leave it out to use its default.', argument, wanted, found),
        ],
        culprit: 'call',
    },
    {
        pattern: /'([\w.]+)' object has no attribute 'log_softmax'/,
        means: found => [notTensor(found)],
        culprit: 'logits',
    },
    {
        pattern: /'((?:CrossEntropy|NLL)Loss)' object has no attribute '(\w+)'/,
        means: (criterion, attribute) => [
            t('This {0} is the criterion, not the loss that it computes, so it has no {1}.', criterion, attribute),
            t('Create the criterion first, then call it: {0}.', `nn.${criterion}()(output, target)`),
        ],
        culprit: 'call',
    },
    {
        pattern: /forward\(\) missing 1 required positional argument: 'target'/,
        means: () => [t('The criterion got one argument, but it takes two: the logits and the target.')],
        culprit: 'call',
    },
    {
        pattern: /grad can be implicitly created only for scalar outputs/,
        means: () => [
            t(
                'backward() starts from one number; with reduction="none" the loss is one number per sample: loss.mean().backward().',
            ),
        ],
        culprit: 'call',
    },
    {
        pattern: /(\w+) is not a valid value for reduction/,
        means: found => [t('reduction is "mean", "sum" or "none"; here it is {0}.', found)],
        culprit: 'call',
    },
    {
        pattern: /ignore_index is not supported for floating point target/,
        means: () => [
            t('A target of probabilities has no class to ignore: leave ignore_index out, and remove those samples.'),
        ],
        culprit: 'target',
    },
    {
        pattern: /Class values must be (?:smaller than num_classes|non-negative)/,
        means: () => [
            t('one_hot got an index that is not a class.'),
            t('Class indices go from 0 to num_classes − 1; remove ignored ones (−1, −100) first.'),
        ],
        culprit: 'target',
    },
    {
        pattern: /one_hot is only applicable to index tensor/,
        means: () => [t('one_hot takes class indices as int64: target.long().')],
        culprit: 'target',
    },
    {
        pattern:
            /all elements of input should be between 0 and 1|Assertion .{0,3}input_val >= zero && input_val <= one/,
        means: () => [
            t(
                'binary_cross_entropy takes probabilities, but got numbers outside 0 to 1: use BCEWithLogitsLoss on the logits.',
            ),
            t('If each sample belongs to one of several classes, use CrossEntropyLoss.'),
        ],
        culprit: 'logits',
    },
    {
        pattern:
            /Target size \(torch\.Size\(\[([\d, ]*)\]\)\) must be the same as input size \(torch\.Size\(\[([\d, ]*)\]\)\)/,
        means: binaryShapes,
        culprit: 'target',
    },
    {
        pattern:
            /Using a target size \(torch\.Size\(\[([\d, ]*)\]\)\) that is different to the input size \(torch\.Size\(\[([\d, ]*)\]\)\) is deprecated/,
        means: binaryShapes,
        culprit: 'target',
    },
    {
        pattern: /Implicit dimension choice for (log_)?softmax has been deprecated/,
        means: log => [
            t(
                'The softmax is called without dim. In logits of shape (N, C) the classes are on dim=1: {0}.',
                `F.${log || ''}softmax(x, dim=1)`,
            ),
        ],
        culprit: 'logits',
    },
    {
        pattern: /element 0 of tensors does not require grad and does not have a grad_fn/,
        means: () => [
            t('No gradient flows back from this loss: what it received does not depend on any parameter.'),
            t(
                'Look for argmax, detach(), .data, .item(), torch.no_grad() or torch.tensor(...) between the model and the loss.',
            ),
        ],
        culprit: 'logits',
    },
    {
        pattern: /Expected all tensors to be on the same device, but found at least two devices, (\S+) and ([\w:]+)/,
        means: (a, b) => [
            t('Logits, target and class weights must be on the same device; they are on {0} and {1}.', a, b),
            t('Class weights move with the criterion: criterion.to(device).'),
        ],
        culprit: 'weight',
    },
    {
        pattern:
            /[Dd]imension out of range \(expected to be in range of \[-1, 0\], but got 1\)|Expected 2 or more dimensions \(got 1\)/,
        means: () => [oneAxis()],
        culprit: 'logits',
    },
];
