import { constructors, layouts, lists, sparse, valueless } from './libraries';

/** What kind of thing an opening bracket begins, told from what touches it on the left. */
export type CalleeKind =
    | 'none' // nothing touches it: a literal, a tuple, a group
    | 'tensor' // one argument holds the data: tensor([...]), array([...])
    | 'list' // the arguments are the elements: c(1, 2), List.of(1, 2), vec![1, 2], new float[]{1, 2}
    | 'shape' // its numbers are sizes or places: torch.Size([1, 3]), zeros((2, 3)), DeviceMesh('cuda', [0, 1])
    | 'tracer' // a tensor without values
    | 'sparse' // a tensor with some of its values only
    | 'other'; // a call, a subscript, a code block

/** Calls whose numbers are sizes. */
const SHAPE =
    /^(?:.*[sS](?:ize|hape)|zeros|ones|empty|full|rand\w*|view|expand|permute|transpose|tile|repeat|arange|linspace|range|slice|Input|InputLayer|broadcast_to|normal|uniform|[Pp]laceholder|zeros_like|ones_like|ArrayStorage|DenseMatrix)$/;
const TYPE = /^(?:\w+|[\w.:]+<.*>)?(?:\[(?:\d*|\.{3})\])+\w*$/;
const JULIA_TYPE = /^(?:Float|Int|UInt)(?:16|32|64)$/;

/** Of a dotted callee the last part, without generics: `vec` of `std::vec::Vec::<f32>`. */
const simpleName = (callee: string): string => callee.replace(/(?:::)?<.*$/, '').replace(/^.*[.:]/, '');

/** Classifies `callee`, the text that touches the opening `bracket` on its left. */
export function classifyCallee(callee: string, bracket: string): CalleeKind {
    if (callee === '') {
        return 'none';
    }
    const name = simpleName(callee);
    if (bracket === '(') {
        if (valueless.has(name) || sparse.has(name)) {
            return sparse.has(name) ? 'sparse' : 'tracer';
        }
        return constructors.has(name)
            ? 'tensor'
            : lists.has(name)
              ? 'list'
              : layouts.has(name) || SHAPE.test(name)
                ? 'shape'
                : 'other';
    }
    if (bracket === '[') {
        return name.endsWith('!') || JULIA_TYPE.test(name) || /Array\(\d+\)$/.test(callee) ? 'list' : 'other';
    }
    // new float[]{...}, []float64{...}, std::vector<float>{...}
    return TYPE.test(callee) || callee.endsWith('>') ? 'list' : 'other';
}

/** Names whose arrays are sizes, axes or indices of them, never logits or targets. */
export const isShapeName = (name: string): boolean =>
    /(?:^|_)(?:bytes|chunks|strides?|dims?|ax[ie]s|perm|padding|dilation|fill_value)$|^(?:grid|block)$|(?:shape|size)s?$/i.test(
        name,
    ) || /(?:Dims?|Axis|Axes|Strides?)$/.test(name);

/** Names of arrays that say which numbers count. One of floats is added to the logits: it is an array like others. */
export const isMaskName = (name: string): boolean => /(?:^|_)mask$/i.test(name);
