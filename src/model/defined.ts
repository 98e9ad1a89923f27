/** The properties that have a value: an absent one is not the same as one that is undefined. */
export function defined<T extends object>(properties: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
    return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as {
        [Key in keyof T]?: Exclude<T[Key], undefined>;
    };
}
