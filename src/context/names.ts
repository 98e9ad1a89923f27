const TARGET_WORD =
    /(?:^|_)(?:targets?|labels?|gold|truth|gt|answers?)(?:_|$)|^[\u4e00-\u9fff]{0,4}(?:标签|目标|真值|真实值|答案|真实类别)[\u4e00-\u9fff]{0,3}$/i;
const TARGET_LETTER = /^y(?:[bst]|_(?:[bt]|true|train|test|val|batch))?$/i;

/** Whether people give this name to the target of a loss: `target`, `labels`, `y_true`, `train_labels`, ... */
export function isTargetName(name: string | undefined): boolean {
    return name !== undefined && (TARGET_WORD.test(name) || TARGET_LETTER.test(name));
}
