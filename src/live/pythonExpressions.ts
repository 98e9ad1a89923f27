/**
 * Python expressions for a debugger to evaluate where a program is stopped. Each is one line, leaves no name behind,
 * imports nothing that Python has not loaded itself, assigns nothing, copies no more than it sends, and gives one string
 * of ASCII; `answers.ts` reads it.
 */

const oneLine = (text: string): string =>
    text
        .replace(/\s+/g, ' ')
        .replace(/([([]) /g, '$1')
        .replace(/ ([)\]])/g, '$1')
        .trim();

/** In one answer: 262 144 numbers are 1.4 MB of base64, and a message above 16 MB would end a session of debugpy. */
export const SLICE = 1 << 18;

/**
 * What an expression is worth, or a slice of its numbers, in C order and from number `from` on:
 *
 * - `A|type|dtype|2x3|device|sent dtype|count of all|base64`: numbers of an array, little-endian
 * - `J|length of all|text`: a list or a number, a slice of its text
 * - `S|text`: a string, in what ASCII needs no escape for
 * - `N|`: None
 * - `X|code|detail`: no numbers, and why
 *
 * Tensors of any device, with or without gradients; half precision is sent as float32, which holds it exactly. What a
 * value can do is asked of its class: an object that makes its attributes when they are asked for, as a mock notes, is
 * left alone. Numbers are written by Python's own classes, whatever a subclass prints.
 */
export const pythonValue = (expression: string, from = 0, count = SLICE): string =>
    oneLine(`
(lambda v, a, n: (lambda has, modules: (
  'X|class|' if isinstance(v, type) else
  'N|' if v is None else
  'S|' + ''.join(c for c in v[:200] if c.isalnum() and ord(c) < 128 or c in ' _-.') if isinstance(v, str) else
  (lambda tensor, array: (
    tensor(v) if has(v, 'detach', 'numel', 'layout') else
    array(v.get() if has(v, '__cuda_array_interface__', 'get') else v.to_numpy() if has(v, 'to_numpy') else v if has(v, 'tobytes', 'reshape') else v.__array__())
      if has(v, '__array__') else
    array(v.numpy()) if has(v, 'numpy', 'shape', 'dtype') else
    (lambda f: (lambda s: 'J|%d|%s' % (len(s), s[a:a + n]))(f(f, v)))
    (lambda f, w:
      '[' + ', '.join(f(f, x) for x in w) + ']' if isinstance(w, (list, tuple, range)) or type(w).__name__ in ('array', 'deque') else
      repr(w.tolist()) if has(w, 'tolist') else
      repr(w) if isinstance(w, bool) else
      float.__repr__(w) if isinstance(w, float) else
      int.__repr__(w) if isinstance(w, int) else repr(w))
      if isinstance(v, (list, tuple, range, int, float)) or type(v).__name__ in ('array', 'deque', 'memoryview') else
    tensor(modules['torch'].from_dlpack(v)) if has(v, '__dlpack__') and hasattr(modules.get('torch'), 'from_dlpack') else
    array(modules['numpy'].from_dlpack(v)) if has(v, '__dlpack__') and hasattr(modules.get('numpy'), 'from_dlpack') else
    'X|type|' + type(v).__name__[:80]))
  (lambda w: (lambda t: (
    'X|meta|' + t.device.type if t.device.type == 'meta' else
    'X|symbolic|' + type(v).__name__ if type(v).__name__ in ('FakeTensor', 'DTensor', 'FunctionalTensor', 'LazyTensor', 'AsyncCollectiveTensor') or getattr(t, 'is_nested', False) else
    'X|complex|' if t.is_complex() else
    (lambda d: (lambda s: (lambda f: 'A|' + '|'.join((
          type(v).__name__, str(d.dtype).replace('torch.', ''), 'x'.join(map(str, t.shape)), str(t.device), str(f.dtype).replace('torch.', ''), str(d.numel()),
          __import__('binascii').b2a_base64((f.resolve_neg() if hasattr(f, 'resolve_neg') else f).numpy().tobytes(), newline=False).decode())))
        (s.float() if s.is_floating_point() and s.element_size() < 4 else s))
      (d.reshape(-1)[a:a + n].cpu().contiguous()))
    ((lambda e: e.dequantize() if e.is_quantized else e)(t if str(t.layout) == 'torch.strided' else t.to_dense()))))
  (w.detach()),
  lambda t: (
    'X|records|' + str(t.dtype.names[0])[:40] if t.dtype.names else
    'X|objects|' if t.dtype.kind == 'O' else
    'X|dtype|' + str(t.dtype)[:40] if t.dtype.kind not in 'fiub' and 'float' not in t.dtype.name else
    'X|masked|' if has(t, 'filled') and t.dtype.kind != 'f' and t.mask.any() else
    (lambda s: (lambda f: 'A|' + '|'.join((
          type(v).__name__, t.dtype.name, 'x'.join(map(str, t.shape)), '', f.dtype.name, str(t.size),
          __import__('binascii').b2a_base64(f.tobytes(), newline=False).decode())))
        (s.astype('<f4') if 'float' in s.dtype.name and s.dtype.itemsize < 4 else s.astype('<f8') if s.dtype.itemsize > 8 else s.astype(s.dtype.newbyteorder('<'))))
    ((t.filled(float('nan')) if has(t, 'filled') and t.dtype.kind == 'f' else t).reshape(-1)[a:a + n])))))
(lambda o, *names: all(hasattr(type(o), name) for name in names), __import__('sys').modules))
(${expression}, ${from}, ${count})`);

/**
 * What of the frame can take part, no value of it copied: `F|how many names there are|` and, of the names from `from` to
 * `to`, `name|kind|type|dtype|shape`, joined by `;`. Kinds: c for a criterion, a for an array, l for a list, n for a
 * number. The members of `self` are among them; what IPython keeps of its cells is not. It raises where one of the objects does.
 */
export const pythonFrame = (from = 0, to = 1_000_000): string =>
    oneLine(`
(lambda items, one: 'F|%d|' % len(items) + ';'.join(x for x in [one(n, v) for n, v in items[${from}:${to}]] if '|-|' not in x))
((lambda frame: [(n, v) for n, v in frame.items() if not (n.startswith('__') or 'get_ipython' in frame and (n == 'In' or n.startswith('_')))] +
  [('self.' + n, v) for s in [frame.get('self')] if hasattr(type(s), '__dict__') and isinstance(getattr(s, '__dict__', None), dict)
    for n, v in [*vars(s).items(), *[i for k in ('_modules', '_buffers', '_parameters') if isinstance(vars(s).get(k), dict) for i in vars(s)[k].items()]] if isinstance(n, str) and not n.startswith('_')])
(dict(locals())),
lambda n, v: (lambda kind: '|'.join((n, kind, type(v).__name__,
  str(v.dtype).replace('torch.', '') if kind == 'a' else '',
  'x'.join(map(str, v.shape)) if kind == 'a' and isinstance(v.shape, tuple) else str(len(v)) if kind == 'l' else '')))
(
  '-' if isinstance(v, type) or type(v).__name__ == 'module' else
  'c' if any(c.__name__ in ('CrossEntropyLoss', 'NLLLoss') for c in type(v).__mro__) else
  'a' if all(hasattr(type(v), k) for k in ('shape', 'dtype', '__array__')) else
  'l' if isinstance(v, (list, tuple)) else
  'n' if isinstance(v, (int, float)) and not isinstance(v, bool) else '-'))`);

/**
 * The options of a criterion, without its weight: `C|class|reduction|ignore_index|label_smoothing|has a weight`; `X|` for
 * any other object.
 */
export const pythonCriterion = (expression: string): string =>
    oneLine(`
(lambda c: (lambda names: 'C|' + '|'.join((names[0], str(c.reduction), str(c.ignore_index), str(getattr(c, 'label_smoothing', 0.0)), str(int(c.weight is not None)))) if names else 'X|type|' + type(c).__name__[:80])
([k.__name__ for k in type(c).__mro__ if k.__name__ in ('CrossEntropyLoss', 'NLLLoss')]))(${expression})`);
