const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** What is no digit has a bit that no digit has. */
const INVALID = 1 << 24;
const VALUES = new Int32Array(256).fill(INVALID);
for (let i = 0; i < DIGITS.length; i++) {
    VALUES[DIGITS.charCodeAt(i)] = i;
}

const valueAt = (text: string, at: number): number => VALUES[text.charCodeAt(at)] ?? INVALID;

/** The bytes of base64 (RFC 4648, padded); undefined for anything else. */
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
    const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
    if (text.length % 4 !== 0) {
        return undefined;
    }
    const bytes = new Uint8Array((text.length / 4) * 3 - padding);
    const whole = text.length - (padding > 0 ? 4 : 0);
    let [at, seen] = [0, 0];
    for (let i = 0; i < whole; i += 4) {
        const a = valueAt(text, i);
        const b = valueAt(text, i + 1);
        const c = valueAt(text, i + 2);
        const d = valueAt(text, i + 3);
        seen |= a | b | c | d;
        bytes[at++] = (a << 2) | (b >> 4);
        bytes[at++] = (b << 4) | (c >> 2);
        bytes[at++] = (c << 6) | d;
    }
    if (padding > 0) {
        const [a, b] = [valueAt(text, whole), valueAt(text, whole + 1)];
        const c = padding === 1 ? valueAt(text, whole + 2) : 0;
        seen |= a | b | c;
        bytes[at++] = (a << 2) | (b >> 4);
        if (padding === 1) {
            bytes[at] = (b << 4) | (c >> 2);
        }
    }
    return (seen & INVALID) === 0 ? bytes : undefined;
}
