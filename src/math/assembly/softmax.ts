/*
 * The loops of ../loops.ts over many classes, two of them at a time, in AssemblyScript. Each operation is the one
 * that stands there, in the same order: the digits are the same. `npm run kernels` compiles it.
 */

// What stands in the memory, in this order, as compiledLoops.ts knows.

/** Of a block of numbers, which come and go at a time. */
const BYTES: usize = 2048 * sizeof<f64>();

/** 2 ** (j / 64) for each j, in two parts, high and low: the caller puts them here. */
const ROOTS_AT: usize = 0;
/** The sums of the classes of even and of odd number, and behind them what their additions rounded away. */
const SUMS_AT: usize = ROOTS_AT + 64 * 2 * sizeof<f64>();
const LOGITS_AT: usize = SUMS_AT + 4 * sizeof<f64>();
const EXP_AT: usize = LOGITS_AT + BYTES;
const SOFTMAX_AT: usize = EXP_AT + BYTES;
const LOG_SOFTMAX_AT: usize = SOFTMAX_AT + BYTES;

const STEPS_PER_UNIT: f64 = 92.33248261689366;
const STEP_HIGH: f64 = 0.010830424696223417;
const STEP_LOW: f64 = 2.572804622327669e-14;
/** Added and taken away again, it leaves the nearest integer; in between the last bits are that integer. */
const TO_INTEGER: f64 = 6755399441055744; // 1.5 * 2 ** 52

function bits(x: f64): u64 {
    return reinterpret<u64>(x);
}

function expAtTheEnd(x: f64): f64 {
    if (!(x > -746)) {
        return 0;
    }
    const shifted = x * STEPS_PER_UNIT + TO_INTEGER;
    const step = shifted - TO_INTEGER;
    const r = x - step * STEP_HIGH - step * STEP_LOW;
    const expm1 = r + r * r * (0.5 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120 + r * (1.0 / 720)))));
    const root = ROOTS_AT + (((<usize>bits(shifted)) & 63) << 4);
    const mantissa = load<f64>(root) + (load<f64>(root, 8) + load<f64>(root) * expm1);
    // 2 ** 128 times the result is normal.
    return (
        mantissa * reinterpret<f64>(((bits(shifted) >> 6) + 1023 + 128) << 52) * reinterpret<f64>((1023 - 128) << 52)
    );
}

function exp(x: v128): v128 {
    if (!i64x2.all_true(f64x2.gt(x, f64x2.splat(-708)))) {
        return f64x2.replace_lane(
            f64x2.splat(expAtTheEnd(f64x2.extract_lane(x, 0))),
            1,
            expAtTheEnd(f64x2.extract_lane(x, 1)),
        );
    }
    const shifted = f64x2.add(f64x2.mul(x, f64x2.splat(STEPS_PER_UNIT)), f64x2.splat(TO_INTEGER));
    const step = f64x2.sub(shifted, f64x2.splat(TO_INTEGER));
    const r = f64x2.sub(f64x2.sub(x, f64x2.mul(step, f64x2.splat(STEP_HIGH))), f64x2.mul(step, f64x2.splat(STEP_LOW)));
    let series = f64x2.add(f64x2.splat(1.0 / 120), f64x2.mul(r, f64x2.splat(1.0 / 720)));
    series = f64x2.add(f64x2.splat(1.0 / 24), f64x2.mul(r, series));
    series = f64x2.add(f64x2.splat(1.0 / 6), f64x2.mul(r, series));
    series = f64x2.add(f64x2.splat(0.5), f64x2.mul(r, series));
    const expm1 = f64x2.add(r, f64x2.mul(f64x2.mul(r, r), series));
    const first = v128.load(ROOTS_AT + (((<usize>i64x2.extract_lane(shifted, 0)) & 63) << 4));
    const second = v128.load(ROOTS_AT + (((<usize>i64x2.extract_lane(shifted, 1)) & 63) << 4));
    const root = v128.shuffle<f64>(first, second, 0, 2);
    const rootLow = v128.shuffle<f64>(first, second, 1, 3);
    const mantissa = f64x2.add(root, f64x2.add(rootLow, f64x2.mul(root, expm1)));
    return f64x2.mul(mantissa, i64x2.add(i64x2.shl(i64x2.shr_u(shifted, 6), 52), i64x2.splat(1023 << 52)));
}

function additionError(a: v128, b: v128, sum: v128): v128 {
    const bRounded = f64x2.sub(sum, a);
    return f64x2.add(f64x2.sub(a, f64x2.sub(sum, bRounded)), f64x2.sub(b, bRounded));
}

function toFloat32(x: v128): v128 {
    return f64x2.promote_low_f32x4(f32x4.demote_f64x2_zero(x));
}

export function addUpFloat64(bytes: usize, largest: f64): void {
    const max = f64x2.splat(largest);
    const minusMax = f64x2.neg(max);
    let high = v128.load(SUMS_AT);
    let low = v128.load(SUMS_AT, 16);
    for (let i = LOGITS_AT, end = LOGITS_AT + bytes; i < end; i += 16) {
        const x = v128.load(i);
        const shifted = f64x2.sub(x, max);
        const e = exp(shifted);
        const sum = f64x2.add(high, e);
        const tail = f64x2.add(additionError(high, e, sum), f64x2.mul(e, additionError(x, minusMax, shifted)));
        low = f64x2.add(low, v128.and(tail, f64x2.gt(e, f64x2.splat(0))));
        high = sum;
    }
    v128.store(SUMS_AT, high);
    v128.store(SUMS_AT, low, 16);
}

export function addUpFloat32(bytes: usize, largest: f64): void {
    const max = f64x2.splat(largest);
    let high = v128.load(SUMS_AT);
    let low = v128.load(SUMS_AT, 16);
    for (let i = LOGITS_AT, end = LOGITS_AT + bytes; i < end; i += 16) {
        const e = toFloat32(exp(toFloat32(f64x2.sub(v128.load(i), max))));
        const sum = f64x2.add(high, e);
        low = f64x2.add(low, additionError(high, e, sum));
        high = sum;
    }
    v128.store(SUMS_AT, high);
    v128.store(SUMS_AT, low, 16);
}

export function writeFloat64(bytes: usize, largest: f64, total: f64, logTotal: f64): void {
    const max = f64x2.splat(largest);
    const minusMax = f64x2.neg(max);
    const sum = f64x2.splat(total);
    const logSum = f64x2.splat(logTotal);
    for (let i: usize = 0; i < bytes; i += 16) {
        const x = v128.load(i + LOGITS_AT);
        const shifted = f64x2.sub(x, max);
        const e = exp(shifted);
        v128.store(i + EXP_AT, e);
        v128.store(i + SOFTMAX_AT, f64x2.div(e, sum));
        const error = additionError(x, minusMax, shifted);
        const known = f64x2.gt(shifted, f64x2.splat(-Infinity));
        v128.store(i + LOG_SOFTMAX_AT, f64x2.sub(shifted, f64x2.sub(logSum, v128.and(error, known))));
    }
}

function toBfloat16(x: v128): v128 {
    const wide = f32x4.demote_f64x2_zero(x);
    const even = v128.and(i32x4.shr_u(wide, 16), i32x4.splat(1));
    const up = i32x4.add(wide, i32x4.add(i32x4.splat(0x7fff), even));
    return f64x2.promote_low_f32x4(v128.and(up, i32x4.splat(0xffff0000)));
}

export function writeFloat32(bytes: usize, largest: f64, total: f64, logTotal: f64, asBfloat16: bool): void {
    const max = f64x2.splat(largest);
    const sum = f64x2.splat(total);
    const logSum = f64x2.splat(logTotal);
    for (let i: usize = 0; i < bytes; i += 16) {
        const shifted = toFloat32(f64x2.sub(v128.load(i + LOGITS_AT), max));
        const e = toFloat32(exp(shifted));
        const softmax = f64x2.div(e, sum);
        const logSoftmax = f64x2.sub(shifted, logSum);
        v128.store(i + EXP_AT, e);
        v128.store(i + SOFTMAX_AT, asBfloat16 ? toBfloat16(softmax) : toFloat32(softmax));
        v128.store(i + LOG_SOFTMAX_AT, asBfloat16 ? toBfloat16(logSoftmax) : toFloat32(logSoftmax));
    }
}
