/**
 * Makes records whose properties are computed when first read and kept from then on: property `key` is
 * `formulas[key](record, given)`. A formula may read the record's other properties.
 */
export function memoised<Given, Record extends object>(
    formulas: { readonly [Key in keyof Record]-?: (record: Record, given: Given) => Record[Key] },
): (given: Given) => Record {
    class Memoised {
        readonly #given: Given;

        constructor(given: Given) {
            this.#given = given;
        }

        static {
            for (const key of Object.keys(formulas) as (keyof Record)[]) {
                Object.defineProperty(Memoised.prototype, key, {
                    enumerable: true,
                    get(this: Memoised) {
                        const value = formulas[key](this as unknown as Record, this.#given);
                        Object.defineProperty(this, key, { value, enumerable: true });
                        return value;
                    },
                });
            }
        }
    }
    return given => new Memoised(given) as unknown as Record;
}
