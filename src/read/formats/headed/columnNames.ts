import { contentOf } from '../../scan/csv';

/** What people call the columns of a table that are not logits, and those that are. */

const TARGET =
    /^(?:(?:true|gold|ground|gt|real|actual|target|correct|class)[ _-]?)?(?:labels?|targets?|class|truth|gold|gt|y|actual)(?:[ _-]?(?:true|test|val|train|id|idx|index|int|name|str))?$/i;
const INDEX =
    /^(?:unnamed: ?\d+|\((?:iteration )?index\)|(?:.{1,40}[ _-])?(?:id|idx|index|uid|uuid)|samples?|row|nr|no|num|number|#|file(?:_?name)?|path|image|name|text)$/i;
const OTHER =
    /^(?:y_?)?(?:pred(?:s|icted|iction|ictions)?|guess|argmax)(?:[ _-]?(?:label|class|id|idx|index|name))?$|^(?:(?:train|val|test|sample|ce|nll)[ _-])?(?:loss(?:es)?|ce|nll|weights?|fold|split|epoch|step|iter|iteration|batch|rank|confidence|conf|correct|is_correct|entropy|acc|accuracy|(?:wall|cpu|real|elapsed)?[ _-]?time|timestamp|seed|length|lr)$/i;
/** In the order in which they are taken where a table has several of them. */
const GROUPS: readonly RegExp[] = [
    /^logits?(?:[ _.:[(-]|(?=\d))/i,
    /^(?:scores?|outputs?)(?:[ _.:[(-]|(?=\d))/i,
    /^log[ _-]?p(?:rob(?:s|abilit(?:y|ies))?)?(?:[ _.:[(-]|(?=\d))/i,
    /^(?:p|prob(?:s|abilit(?:y|ies))?)(?:[ _.:[(-]|(?=\d))/i,
    /^preds?(?:[ _.:[(-]|(?=\d))/i,
];

/** What a table with a row for each class says of it; in the order in which they are taken as the logits. */
const QUANTITIES: readonly RegExp[] = [
    /^logits?$/i,
    /^scores?$/i,
    /^log[ _-]?p(?:rob(?:s|abilit(?:y|ies))?)?$/i,
    /^(?:p|prob(?:s|abilit(?:y|ies))?|softmax)$/i,
];
const CLASS = /^(?:class(?:[ _-]?name)?|labels?|names?|categor(?:y|ies)|tokens?)$/i;

/** The same in Chinese. */
const CHINESE = {
    target: /^(?:真实|正确|目标)?(?:标签|类别|目标|真值)(?:编号|索引)?$/,
    index: /^(?:样本|图片|图像|文件|文本|句子)?(?:编号|序号|索引|名|名称|路径|号)$|^(?:样本|图片|图像|文件|文本|句子)$/,
    other: /^预测(?:值|类别|标签|结果)?$|损失|准确率|精度|召回率|步数|轮次|学习率|置信度|^(?:权重|时间|批次|排名)$/,
    quantity: /^(?:分数|得分|打分|概率|对数概率)$/,
    class: /^(?:类别|类名|类别名称|标签|名称|词)$/,
} as const;

export const isLabelColumnName = (name: string): boolean => TARGET.test(name) || CHINESE.target.test(name);
export const isIndexName = (name: string): boolean =>
    name === '' || ((INDEX.test(name) || CHINESE.index.test(name)) && !isLabelColumnName(name));
export const isOtherName = (name: string): boolean =>
    OTHER.test(name) || CHINESE.other.test(name) || isMetricName(name);

/** What is measured of a training, a classifier or a machine, and what counts its steps. */
const METRIC =
    /^(?:loss(?:es)?|acc|accuracy|f1|f1score|precision|recall|support|auc|auroc|roc|map|mrr|iou|dice|kappa|mcc|ppl|perplexity|bleu|rouge|wer|cer|mse|rmse|mae|r2|epochs?|steps?|iters?|iterations?|lr|runtime|elapsed|eta|throughput|grad|gradnorm|ece|brier|ncalls|tottime|cumtime|percall|stmts|miss|branch|brpart|cover|top1|top5)$/i;

/** Whether a word of the name says that: `train_loss`, `val/acc`, `f1-score`, `Training Loss`, `it/s`. */
export const isMetricName = (name: string): boolean =>
    /[%/]s?$|^%/.test(name) || name.split(/[ _\-/.@:()[\]]+/).some(word => METRIC.test(word));

/** Whether a column may name the class of each row, where each class has a row. */
export const isClassName = (name: string): boolean => name === '' || CLASS.test(name) || CHINESE.class.test(name);
/** The same, by its index. */
export const isClassIdName = (name: string): boolean => /^(?:class|label)(?:[ _-]?(?:id|idx|index))?$/i.test(name);
export const isQuantityName = (name: string): boolean =>
    QUANTITIES.some(quantity => quantity.test(name)) || CHINESE.quantity.test(name);

/** How far from the logits what a column says of its class is: the least is what to take. */
export const quantityRank = (name: string): number => QUANTITIES.findIndex(quantity => quantity.test(name));

/** What the names of the logits begin with, where several begin alike: `logit_0`, `logit_1`. */
export const logitGroup = (names: readonly string[]): RegExp | undefined =>
    GROUPS.find(group => names.filter(name => group.test(name)).length > 1);

export const belongsToLogits = (name: string, group: RegExp): boolean => group.test(name);

/** The class that the name of a column stands for: `p_cat` is that of the cat. */
export function classOf(name: string): string {
    const group = GROUPS.find(candidate => candidate.test(name));
    return group === undefined ? name : name.replace(group, '').replace(/[\])]$/, '');
}

/** What a field of the head calls its column. pandas writes the levels of a name so: `('logits', 'cat')`. */
export function columnName(field: string): string {
    const name = contentOf(field);
    return /^\([^()]{0,200}, '([^']{0,200})'\)$/.exec(name)?.[1] ?? name;
}
