const TARGET_WORD = /(?:^|_)(?:targets?|labels?|gold|truth|gt)(?:_|$)/i;
const TARGET_LETTER = /^y(?:s|_true|_train|_test|_val|_batch)?$/i;

/** Whether people give this name to the target of a loss: `target`, `labels`, `y_true`, `train_labels`, ... */
export function isTargetName(name: string | undefined): boolean {
    return name !== undefined && (TARGET_WORD.test(name) || TARGET_LETTER.test(name));
}
