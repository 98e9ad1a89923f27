export interface Memo<Given, Result> {
    readonly of: (given: Given) => Result;
    /** What a result was made of. */
    readonly givenOf: (result: Result) => Given;
}

/**
 * Makes objects whose properties are computed when first read and kept from then on: property `key` is
 * `formulas[key](result, given)`. A formula may read the other properties of the result.
 */
export function memoised<Given, Result extends object>(formulas: {
    readonly [Key in keyof Result]-?: (result: Result, given: Given) => Result[Key];
}): Memo<Given, Result> {
    class Memoised {
        readonly given: Given;
        /** What has been read. */
        private readonly known: Partial<Result> = {};

        constructor(given: Given) {
            this.given = given;
        }

        static {
            for (const key of Object.keys(formulas) as (keyof Result)[]) {
                Object.defineProperty(Memoised.prototype, key, {
                    enumerable: true,
                    get(this: Memoised) {
                        return (this.known[key] ??= formulas[key](this as unknown as Result, this.given));
                    },
                });
            }
        }
    }
    return {
        of: given => new Memoised(given) as unknown as Result,
        givenOf: result => (result as unknown as Memoised).given,
    };
}
