import type { CallNearby } from './findExample';
import type { OutlinedLoss } from './python/calledLosses';
import type { Span } from '../model/span';

/**
 * The call of a loss that a place belongs to: it is in the call, or on a line that makes what the call gets. Else the
 * last call above it.
 */
export function callNearby(losses: readonly OutlinedLoss[], source: string, { start }: Span): CallNearby | undefined {
    const line = lineAround(source, start);
    const isIn = (from: number, to: number): boolean => from < line.end && to > line.start;
    const here = losses.find(
        ({ call, way, compiled: { maker, fit } = {} }) =>
            [maker, fit].some(node => node && isIn(node.from, node.to)) ||
            isIn(call.node.from, call.node.to) ||
            isIn(way.node.from, way.node.to) ||
            way.path.some(({ node }) => isIn(node.from, node.to)),
    );
    const found = here ?? losses.findLast(({ call }) => call.node.from < start);
    if (!found) {
        return undefined;
    }
    const { call, outlines } = found;
    const parts = (['logits', 'target', 'weight'] as const).flatMap(part => {
        const node = part === 'weight' ? call.options.get('weight') : call[part];
        const outline = outlines[part];
        return node ? [{ part, text: source.slice(node.from, node.to), ...(outline && { outline }) }] : [];
    });
    return { name: call.name, at: call.node.from, loss: found, isHere: here !== undefined, parts };
}

function lineAround(source: string, offset: number): Span {
    const end = source.indexOf('\n', offset);
    return { start: source.lastIndexOf('\n', offset - 1) + 1, end: end < 0 ? source.length : end };
}
