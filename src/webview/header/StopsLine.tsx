import { describeStops, lossesOverStops } from '../../explain';
import type { Stops } from '../../explain';

/** In pixels. */
const WIDTH = 96;
const HEIGHT = 18;
/** So many losses have room. */
const SHOWN = 24;

/** A program that is followed: the losses of its last stops as a line, and what changed since the one before. */
export function StopsLine({ stops }: { readonly stops: Stops }) {
    const shown = stops.history.slice(-SHOWN);
    const words = describeStops(stops);
    return (
        <p class="stops" data-stops={stops.history.length} role="status">
            {shown.length > 1 && <Sparkline label={lossesOverStops(shown)} losses={shown.map(({ loss }) => loss)} />}
            {words}
        </p>
    );
}

function Sparkline({ label, losses }: { readonly label: string; readonly losses: readonly number[] }) {
    const finite = losses.filter(Number.isFinite);
    const [least, most] = [Math.min(...finite), Math.max(...finite)];
    const x = (i: number): number => 3 + (i * (WIDTH - 6)) / (losses.length - 1);
    const y = (loss: number): number =>
        most > least ? HEIGHT - 3 - ((loss - least) / (most - least)) * (HEIGHT - 6) : HEIGHT / 2;
    // A loss that is not finite leaves a gap.
    const path = losses
        .map((loss, i) =>
            Number.isFinite(loss) ? `${Number.isFinite(losses[i - 1]) ? 'L' : 'M'}${x(i)} ${y(loss)}` : '',
        )
        .join('');
    const last = losses.at(-1)!;
    return (
        <svg role="img" aria-label={label} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT}>
            <title>{label}</title>
            <path d={path} />
            {Number.isFinite(last) && <circle cx={x(losses.length - 1)} cy={y(last)} r="2.5" />}
        </svg>
    );
}
