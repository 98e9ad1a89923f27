const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const INVALID = 255;
const VALUES = new Uint8Array(128).fill(INVALID);
for (let i = 0; i < DIGITS.length; i++) {
    VALUES[DIGITS.charCodeAt(i)] = i;
}

/** The bytes of base64 (RFC 4648, padded); undefined for anything else. */
export function bytesOfBase64(text: string): Uint8Array | undefined {
    const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
    const length = text.length - padding;
    if (text.length % 4 !== 0) {
        return undefined;
    }
    const bytes = new Uint8Array((text.length / 4) * 3 - padding);
    let [bits, held, at] = [0, 0, 0];
    for (let i = 0; i < length; i++) {
        const value = VALUES[text.charCodeAt(i)] ?? INVALID;
        if (value === INVALID) {
            return undefined;
        }
        bits = ((bits << 6) | value) & 0xffffff;
        held += 6;
        if (held >= 8) {
            held -= 8;
            bytes[at++] = (bits >> held) & 0xff;
        }
    }
    return bytes;
}
