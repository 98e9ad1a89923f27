import type { NoExample } from '../context';
import { formatShape } from '../format/numbers';
import { t } from '../format/l10n';

/** Why there is nothing to explain, and what to do. */
export function describeNoExample(problem: NoExample): string {
    if (problem.kind === 'nothing' && problem.message !== undefined) {
        return problem.message;
    }
    switch (problem.kind) {
        case 'unreadable':
            return problem.unreadable.message;
        case 'no-classes':
            if (problem.target) {
                return describeTarget(problem.target);
            }
            return problem.shape.length === 0
                ? t(
                      'This is a single number. Cross-entropy needs a logit for each class: select an array, e.g. [1.2, -0.9, 1.5].',
                  )
                : t(
                      'This array has shape {0}: it holds one number. Cross-entropy needs logits for at least two classes.',
                      formatShape(problem.shape),
                  );
        case 'nothing':
            return problem.where === 'cursor'
                ? t(
                      'There is no numeric array at the cursor. Put the cursor in one, or select one, e.g. [1.2, -0.9, 1.5].',
                  )
                : t(
                      'The selection contains no numeric array. Select one, e.g. [1.2, -0.9, 1.5] or tensor([[1.2, -0.9, 1.5]]).',
                  );
    }
}

/** Class indices in the place of logits. */
const describeTarget = ({ name, loss }: { readonly name?: string; readonly loss?: string }): string =>
    loss === undefined
        ? t(
              '{0} holds class indices, the target of a loss. Cross-entropy also needs the logits: select them, or print them next to it.',
              name ?? t('This array'),
          )
        : t(
              'These are the class indices that {0} gets as its target. Its logits are not in this file: stop the debugger at the call, or print them there.',
              loss,
          );

export const noEditor = (): string =>
    t(
        'No editor is open. Open a file that contains logits, put the cursor in the array, and run Explain Cross-Entropy again.',
    );

export const explainNearest = (line: number): string => t('Explain the array on line {0}', line);

/** Why a panel cannot follow its document, or show it. */
export const documentGone = (fileName: string): string =>
    t('{0} cannot be opened: it was moved or deleted, or closed without being saved.', fileName);
