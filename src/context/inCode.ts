import { codeFacts } from './codeFacts';
import type { CodeFacts } from './python/pythonFacts';
import { exampleWith } from './findExample';
import type { FoundExample } from './findExample';
import type { SourceText } from './sourceText';
import { defined } from '../model/defined';
import { withoutClassNames } from './facts';
import { classNamesOf } from './textFacts';

/**
 * The example with what the code around it says of its loss; the same one, at once, where there is nothing to parse:
 * another language, or no loss in the text. `text` is the one in which it was found; a target that a person selected
 * stays.
 *
 * @param loss which one of several losses is meant, in the order of the text; the one that tells most where absent
 */
export function inCode(found: FoundExample, text: SourceText, loss?: number): FoundExample | Promise<FoundExample> {
    const { logits, facts: known, targetSelected, distantTarget } = found;
    const facts = codeFacts(logits, text, known, loss);
    const withFacts = ({ facts: read, received, blocked, choice }: CodeFacts): FoundExample =>
        targetSelected && known.target
            ? exampleWith(logits, { ...read, target: known.target }, { targetSelected, ...defined({ choice }) })
            : exampleWith(
                  logits,
                  received
                      ? {
                            ...withoutClassNames(read),
                            ...defined({ classNames: classNamesOf(received.logits, text.source) }),
                        }
                      : read,
                  defined({
                      targetSelected,
                      received,
                      blocked,
                      choice,
                      distantTarget: received ? undefined : distantTarget,
                  }),
              );
    return facts instanceof Promise ? facts.then(withFacts) : facts.received ? withFacts(facts) : found;
}
