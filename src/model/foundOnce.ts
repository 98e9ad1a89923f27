/** The value of a key, found when it is first asked for. */
export function foundOnce<K, T>(known: Map<K, T>, key: K, find: () => T): T {
    const before = known.get(key);
    if (before !== undefined) {
        return before;
    }
    const found = find();
    known.set(key, found);
    return found;
}
