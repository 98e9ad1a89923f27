/** What is found when it is first asked for, and once. */
export function lazy<T>(find: () => T): () => T {
    let found: { readonly value: T } | undefined;
    return () => (found ??= { value: find() }).value;
}
