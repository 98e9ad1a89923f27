import { isOtherName } from '../headed/columnNames';

const NAME =
    /^(?:labels?|class(?:[ _]?name)?|names?|categor(?:y|ies)|token(?:_str)?|tok_str|decoded_token|text|word|answer|entity(?:_group)?)$/i;
const SCORE =
    /(?:^|_)(?:logits?|scores?|log_?probs?|log_?probabilit(?:y|ies)|probs?|probabilit(?:y|ies)|confidences?|predictions?|outputs?|softmax)$/i;
/** A token is one of a vocabulary. */
const TOKEN = /^(?:token(?:_str)?|tok_str|decoded_token)$/i;
/** What else has a name and a number: settings and measurements. */
const SETTING =
    /^(?:alpha|beta\d?|gamma|delta|eta|lambda|mu|sigma|theta|tau|momentum|dropout|temperature|top_?[pk]|min_?p|eps(?:ilon)?|margin|scale|factor|threshold|tolerance|tol|seed|version|[hw-z]|width|height|depth|left|right|top|bottom|lat(?:itude)?|lon(?:gitude)?|price|cost|amount|total|size|area|volume|speed|duration|start|end|min|max|mean|std|median|count|var)$/i;
const SETTING_PART =
    /(?:rate|ratio|decay|weight|penalty|norm|warmup|size|steps|smoothing|dropout|seconds?|time|bytes|mb|gb|ms|fps|opacity)$/i;

/** Whether a field with this name holds the name of a class. */
export const isScoreName = (key: string): boolean => NAME.test(key);
/** Whether what is called so is the score of a class, or the scores of all. */
export const isScoreOfClass = (key: string): boolean => SCORE.test(key);
export const areOneOfMany = (key: string): boolean => TOKEN.test(key);

/** Whether some of the names are those of settings or measurements, not of classes. */
export const nameSomethingElse = (names: readonly string[]): boolean =>
    names.some(name => SETTING.test(name) || SETTING_PART.test(name) || isOtherName(name));
