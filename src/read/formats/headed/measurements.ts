/** What people measure of other things than classes, by the names of the columns: prices, places, sizes, times. */
import type { Numbers } from '../../scan/numbers';
import { logitGroup } from './columnNames';

/** Words of a name that say so, in the singular. */
const MEASURE =
    /^(?:price|cost|revenue|profit|sale|salary|income|budget|fare|tax|discount|balance|expense|spend|turnover|gdp|volume|quantity|qty|stock|population|age|height|width|length|depth|thickness|radius|diameter|mass|bmi|area|elevation|altitude|lat|latitude|lon|lng|longitude|distance|mileage|mpg|horsepower|displacement|speed|velocity|acceleration|force|torque|angle|temp|temperature|humidity|pressure|rainfall|precipitation|wind|windspeed|dewpoint|visibility|voltage|current|amperage|power|energy|watt|frequency|amplitude|rpm|co2|pm10|pm25|ph|alcohol|sugar|calorie|protein|cholesterol|glucose|insulin|heartrate|systolic|diastolic|year|month|day|hour|minute|second|weekday|duration|latency|household|sensor|feature|feat|accel|gyro|mag|adj|size)s?$/i;
/** Rooms are counted among other measurements, and classes of pictures elsewhere. */
const ROOM = /^(?:bed|bath)?rooms?$/i;
/** A whole name that says so: a coordinate, a numbered feature, a corner of a box. */
const COORDINATE = /^(?:[xyz]|[xf]_?\d{1,3}|[agm][xyz]|[xyz]_?(?:min|max|\d)|roll|pitch|yaw)$/i;
/** A unit behind the name: `mass (kg)`, `height [m]`, `mean_ms`. */
const UNIT =
    /[([]\s?(?:[°%$€£]\s?[a-z]{0,2}|[kcmuµng]?(?:[mgslwvabjn]|hz|pa)|(?:mm|cm|km)[²³23]?|m\/s²?|km\/h|mph|in|ft|lbs?|years?|days?|hours?|usd|eur|rad|deg|bpm)\s?[)\]]$|_(?:ms|us|ns|secs?|kg|mg|mm|cm|km|hz|khz|mhz|kw|kwh|mb|gb|kb|usd|eur|pct|percent)$/i;
/** What is compared has a row each, and so have settings that are tried. */
const COMPARED =
    /^(?:models?|methods?|tasks?|benchmarks?|experiments?|configs?|commands?|baselines?|systems?|approach|datasets?|layers|dropout|stderr)$/i;
/** The columns of a chart of prices. */
const PRICES = ['open', 'high', 'low', 'close'];

const wordsOf = (name: string): readonly string[] =>
    name.replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').split(/[ _\-./]+/);

const isMeasured = (name: string): boolean =>
    COORDINATE.test(name) || UNIT.test(name) || wordsOf(name).some(word => MEASURE.test(word));

const isRoom = (name: string): boolean => wordsOf(name).some(word => ROOM.test(word));

/** Whether most of the names say so, and more than one. */
function areMeasured(names: readonly string[]): boolean {
    const measured = names.filter(isMeasured).length;
    const count = measured === 0 ? 0 : names.filter(name => isMeasured(name) || isRoom(name)).length;
    return count > 1 && count * 2 > names.filter(name => name !== '').length;
}

/** Whether columns with these names hold measurements of something, and no scores of classes: most of them say so, or what has a row each. */
export function holdMeasurements(names: readonly string[]): boolean {
    const lower = names.map(name => name.toLowerCase());
    const say =
        names.some(name => COMPARED.test(name)) ||
        areMeasured(names) ||
        PRICES.filter(name => lower.includes(name)).length > 2;
    return say && logitGroup(names) === undefined;
}

/** Whether each row of numbers comes to one, as probabilities do: then the columns are classes, whatever they are called. */
export const areProbabilities = (
    { values, length }: Pick<Numbers, 'values' | 'length'>,
    { base, columns }: { readonly base: number; readonly columns: number },
): boolean => sumToOne(Array.from(values.subarray(base, length)), columns);

/** The same of numbers that stand row by row. */
export const sumToOne = (values: readonly number[], columns: number): boolean =>
    values.length > 0 &&
    values.every(value => value >= 0 && value <= 1) &&
    Array.from({ length: Math.floor(values.length / columns) }, (_, row) =>
        values.slice(row * columns, (row + 1) * columns).reduce((sum, value) => sum + value, 0),
    ).every(sum => Math.abs(sum - 1) < 0.02);
