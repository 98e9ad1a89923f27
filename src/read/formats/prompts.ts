/** Where a person has typed what is printed below: the prompts of Python, IPython, Julia and debuggers. */
const PROMPT = String.raw`(?:>>>|In ?\[\d*\]:|julia>|\((?:i?Pdb|gdb|lldb)\+*\)|ipdb>|>+)`;
/** What shows a value there: `print(logits)`, `p logits` of debuggers. */
const SHOWN = String.raw`(?:(?:print|display|pp?)\(|(?:p|pp|po|print|display) +|!)?(?:[a-z_]\w*\.)*([a-z_]\w*)\)?`;

/** A line in which a name is typed at a prompt; what the name is, without the objects that it is a part of. */
export const AT_PROMPT = `${PROMPT} *${SHOWN}`;
