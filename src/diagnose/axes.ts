import type { Tensor } from '../math';

/** Square matrices, (C, C) or (N, C, C), with their two axes exchanged. */
export function lastAxesSwapped({ data, shape }: Tensor): Tensor {
    const size = shape.at(-1)!;
    const square = size * size;
    return {
        shape,
        data: data.map((_, i) => {
            const within = i % square;
            return data[i - within + (within % size) * size + Math.floor(within / size)]!;
        }),
    };
}
