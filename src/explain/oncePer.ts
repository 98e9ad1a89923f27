/**
 * `compute`, done once for each object and kept as long as the object is: what closed and open views, words and filters
 * share.
 */
export function oncePer<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
    const known = new WeakMap<Key, { readonly value: Value }>();
    return key => {
        const entry = known.get(key) ?? { value: compute(key) };
        known.set(key, entry);
        return entry.value;
    };
}
