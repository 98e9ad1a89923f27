/** Of this project's repository, as the manifest has it: what a finding is, with an example and its fix. */
export const findingPage = (code: string): string =>
    `https://github.com/explain-cross-entropy/explain-cross-entropy/blob/HEAD/docs/findings.md#${code}`;

/** The pages of the libraries' documentation that findings lead to. */
const TORCH = 'https://pytorch.org/docs/stable/';

export const CROSS_ENTROPY_DOCS = `${TORCH}generated/torch.nn.CrossEntropyLoss.html`;
export const NLL_DOCS = `${TORCH}generated/torch.nn.NLLLoss.html`;
export const BCE_DOCS = `${TORCH}generated/torch.nn.BCEWithLogitsLoss.html`;
export const LOG_SOFTMAX_DOCS = `${TORCH}generated/torch.nn.functional.log_softmax.html`;
export const NUMERICS_DOCS = `${TORCH}notes/numerical_accuracy.html`;
export const KERAS_DOCS = 'https://keras.io/api/losses/probabilistic_losses/';
export const SKLEARN_DOCS = 'https://scikit-learn.org/stable/modules/generated/sklearn.metrics.log_loss.html';
