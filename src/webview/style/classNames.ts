/** The value of `class`: the names that hold. */
export const classNames = (...names: readonly (string | false | undefined)[]): string | undefined =>
    names.filter(Boolean).join(' ') || undefined;
