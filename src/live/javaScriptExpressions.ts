/**
 * The text of an array of JavaScript as its reader takes it, a slice of it: `J|length of all|text`. Numbers keep all
 * their digits, and what is not a number stays recognisable. Only indices and lengths are read.
 */
export const javaScriptValue = (expression: string, from = 0, count = 1 << 20): string =>
    `((v, a, n) => { const f = (w, d) => d < 9 && (Array.isArray(w) || (ArrayBuffer.isView(w) && 'length' in w)) ` +
    `? '[' + Array.from({ length: w.length }, (_, i) => f(w[i], d + 1)).join(', ') + ']' ` +
    `: typeof w === 'number' || typeof w === 'bigint' ? String(w) : 'X'; ` +
    `const t = f(v, 0); return 'J|' + t.length + '|' + t.slice(a, a + n); })(${expression}, ${from}, ${count})`;
