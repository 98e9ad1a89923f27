/** What the libraries say where a loss fails, and what it means. One record per message; a newcomer is a record. */
import { t } from '../../format/l10n';

/** Which argument of the call is to be looked at. */
export type Culprit = 'target' | 'logits' | 'weight' | 'call';

export interface ErrorRecord {
    /** The message, in the wordings of all versions. */
    readonly pattern: RegExp;
    /** What it means and what to do; `found` are the groups of the pattern. */
    readonly means: (...found: readonly string[]) => readonly string[];
    readonly culprit: Culprit;
}

const rangeOfTarget = (): string =>
    t(
        'Class indices go from 0 to the number of classes − 1, and the number of classes is the size of axis 1 of the logits. Usual causes: labels numbered from 1, padding without ignore_index, or a last layer with too few outputs.',
    );
const onGpu = (): string =>
    t(
        'On a GPU the error is raised later, on another line: run on the CPU, or with CUDA_LAUNCH_BLOCKING=1, to see the right one.',
    );

export const errorRecords: readonly ErrorRecord[] = [
    {
        pattern: /Target (-?\d+) is out of bounds/,
        means: value => [t('The target contains {0}, which is not one of the classes.', value), rangeOfTarget()],
        culprit: 'target',
    },
    {
        pattern:
            /Assertion\s+[`']?\(?(?:t|cur_target|target_val|label)\s*>=\s*0\s*&&\s*(?:t|cur_target|target_val|label)\s*<\s*n_classes/,
        means: () => [t('On the GPU, a target is not one of the classes.'), rangeOfTarget(), onGpu()],
        culprit: 'target',
    },
    {
        pattern: /device-side assert triggered/,
        means: () => [
            t('An assertion failed on the GPU; with a loss it is most often a target that is not one of the classes.'),
            rangeOfTarget(),
            onGpu(),
        ],
        culprit: 'target',
    },
    {
        pattern: /Expected target size \(?\[?([\d, ]+?),?[\])]+, got (?:torch\.Size)?\(?\[?([\d, ]+?),?[\])]/,
        means: (wanted, found) => [
            t('For these logits the target has to have shape ({0}), but it has shape ({1}).', wanted, found),
            t(
                'torch reads axis 1 of the logits as the classes. If your classes are on the last axis, move them: logits.transpose(1, 2), or flatten both: logits.reshape(-1, classes) and target.reshape(-1).',
            ),
        ],
        culprit: 'logits',
    },
    {
        pattern: /Expected input batch_size \((\d+)\) to match target batch_size \((\d+)\)/,
        means: (input, target) => [
            t('The logits have {0} samples (axis 0), the target {1}.', input, target),
            t(
                'Check what reshapes them on the way: a view(-1, ...) with the wrong size, a batch that was cut, or one target for several logits.',
            ),
        ],
        culprit: 'logits',
    },
    {
        pattern: /size mismatch \(got input: \[([\d, ]*)\], target: \[([\d, ]*)\]\)/,
        means: (input, target) => [
            t('Logits of shape ({0}) and a target of shape ({1}) do not go together.', input, target),
            t('One sample of C classes takes a single class index, of shape (); a batch takes logits of shape (N, C).'),
        ],
        culprit: 'target',
    },
    {
        pattern:
            /[Ee]xpected (?:object of )?(?:scalar )?type (?:torch\.)?(?:cuda\.)?Long(?:Tensor)? but (?:got|found)(?: scalar)?(?: type)? (?:torch\.)?(?:cuda\.)?(\w+)/,
        means: found => [
            t('The target is {0}: class indices have to be int64, target.long().', found),
            t('If they are probabilities of the classes, their shape has to be that of the logits.'),
        ],
        culprit: 'target',
    },
    {
        pattern: /"nll_loss\w*" not implemented for '(Int|Float|Double|Half|Bool|Short|Byte)'/,
        means: found => [t('The target is {0}: class indices have to be int64, target.long().', found)],
        culprit: 'target',
    },
    {
        pattern: /expected scalar type (Float|Double|Half|BFloat16) but found (Float|Double|Half|BFloat16)/,
        means: (wanted, found) => [
            t('Two float types meet: {0} was expected, {1} was found.', wanted, found),
            t(
                'Logits, class weights and probabilities need one type: weight.to(logits.dtype), target.to(logits.dtype).',
            ),
        ],
        culprit: 'weight',
    },
    {
        pattern: /(?:0D or )?1D target tensor expected, multi-target not supported|multi-target not supported/,
        means: () => [
            t('The target has an axis too many: for logits of shape (N, C), class indices have shape (N).'),
            t(
                'A column (N, 1) loses its axis by target.squeeze(1); one-hot rows become indices by target.argmax(dim=1).',
            ),
        ],
        culprit: 'target',
    },
    {
        pattern:
            /weight tensor should be defined either for all (?:(\d+) )?(?:or no )?classes.*?(?:shape: \[(\d+)\]|$)/,
        means: (classes, weights) => [
            classes && weights
                ? t(
                      'There are {0} class weights, but {1} classes: torch needs one weight for each class.',
                      weights,
                      classes,
                  )
                : t('torch needs one weight for each class: as many as axis 1 of the logits is long.'),
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
            t('The mask has to have shape (N, H, W), without a channel axis; it has {0} axes, or that size.', found),
            t('masks.squeeze(1).long() drops the channel axis.'),
        ],
        culprit: 'target',
    },
    {
        pattern: /(?:Boolean|bool) value of Tensor with more than one value is ambiguous/,
        means: () => [
            t(
                'A tensor was given where a yes or no was expected: nn.CrossEntropyLoss(output, target) passes the tensors to the class as its options.',
            ),
            t('Make the criterion first, then call it: {0}.', 'nn.CrossEntropyLoss()(output, target)'),
        ],
        culprit: 'call',
    },
    {
        pattern: /label_smoothing must be between 0\.0 and 1\.0\. Got: (\S+)/,
        means: found => [t('label_smoothing is a share from 0 to 1; it is {0}.', found)],
        culprit: 'call',
    },
    {
        pattern: /argument '(input|target|weight)' \(position \d\) must be Tensor, not (\w+)/,
        means: (argument, found) => [
            argument === 'input'
                ? t(
                      'The logits are a {0}, not a tensor: of a model output take its .logits, of a tuple its first part.',
                      found,
                  )
                : t('The {0} is a {1}, not a tensor: torch.tensor(...) makes one.', argument, found),
        ],
        culprit: 'target',
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
        pattern: /"(?:log_)?softmax_lastdim_kernel_impl" not implemented for '(\w+)'/,
        means: found => [
            t('The logits are {0}, and softmax needs floats: logits.float(), or the scores before argmax.', found),
        ],
        culprit: 'logits',
    },
    {
        pattern: /Expected all tensors to be on the same device, but found at least two devices, (\S+) and ([\w:]+)/,
        means: (a, b) => [
            t('Logits, target and class weights have to be on one device; they are on {0} and {1}.', a, b),
            t('Class weights move with the criterion: criterion.to(device).'),
        ],
        culprit: 'weight',
    },
    {
        pattern: /Dimension out of range \(expected to be in range of \[-1, 0\], but got 1\)/,
        means: () => [
            t(
                'The logits have one axis, and the loss looks for the classes on axis 1: logits.unsqueeze(0) makes a batch of one.',
            ),
        ],
        culprit: 'logits',
    },
    {
        pattern: /Received a label value of (-?\d+) which is outside the valid range of \[0, (\d+)\)/,
        means: (value, classes) => [
            t('The label {0} is not one of the classes, which are numbered from 0 and fewer than {1}.', value, classes),
            t('Make the last layer wider, number the labels from 0, or pass ignore_class.'),
        ],
        culprit: 'target',
    },
    {
        pattern: /Shapes \((.{1,40}?)\) and \((.{1,40}?)\) are incompatible/,
        means: (a, b) => [
            t('Labels and predictions have shapes ({0}) and ({1}), which do not go together.', a, b),
            t('CategoricalCrossentropy needs one-hot labels; for class indices use SparseCategoricalCrossentropy.'),
        ],
        culprit: 'target',
    },
    {
        pattern:
            /logits and labels must (?:be broadcastable|have the same (?:shape|first dimension))[:,]? *(?:got )?(?:logits_size=|logits shape )\[([\d,]+)\](?: and)? (?:labels_size=|labels shape )\[([\d,]+)\]/,
        means: (logits, labels) => [
            t('Logits of shape ({0}) and labels of shape ({1}) do not go together.', logits, labels),
            t('CategoricalCrossentropy needs one-hot labels; for class indices use SparseCategoricalCrossentropy.'),
        ],
        culprit: 'target',
    },
    {
        pattern: /Arguments? `target` and `output` must have the same (?:shape|rank)|`output` must have rank/,
        means: () => [
            t('CategoricalCrossentropy needs one-hot labels; for class indices use SparseCategoricalCrossentropy.'),
        ],
        culprit: 'target',
    },
    {
        pattern: /\[Chex\] Assertion assert_(?:type|equal_shape|rank)\w* failed/,
        means: () => [
            t(
                'optax checks its arguments: integer labels have one axis less than the logits and an integer type; softmax_cross_entropy takes probabilities of the shape of the logits.',
            ),
        ],
        culprit: 'target',
    },
    {
        pattern: /y_true (?:and y_pred )?contains? (?:a )?(?:different number of classes|only one label)/,
        means: () => [
            t('log_loss needs to know all classes: pass labels=[...] in the order of the columns of y_pred.'),
        ],
        culprit: 'target',
    },
];
