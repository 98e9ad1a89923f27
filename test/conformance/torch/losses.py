"""The losses of the cases that come on stdin, a JSON object in each line, as PyTorch computes them; see cases.ts.

Numbers travel as the bytes of float64, in base64: to the bit, NaN and infinities too.
"""

import base64
import json
import sys

import numpy as np
import torch

DTYPES = {"float64": torch.float64, "float32": torch.float32}


def tensor(text, shape, dtype):
    numbers = np.frombuffer(base64.b64decode(text), dtype=np.float64)
    return torch.from_numpy(numbers.copy()).to(dtype).reshape(shape)


def numbers(values):
    return base64.b64encode(values.detach().to(torch.float64).numpy().tobytes()).decode()


def answer(case):
    dtype = DTYPES[case["dtype"]]
    logits = tensor(case["logits"], case["shape"], dtype).requires_grad_()
    target = tensor(case["target"], case["targetShape"], torch.int64 if case["kind"] == "index" else dtype)
    weight = case["weight"]
    try:
        loss = torch.nn.functional.cross_entropy(
            logits,
            target,
            weight=None if weight is None else tensor(weight, [-1], dtype),
            ignore_index=case["ignoreIndex"],
            reduction=case["reduction"],
            label_smoothing=case["labelSmoothing"],
        )
        loss.sum().backward()
    except (RuntimeError, ValueError, IndexError, TypeError) as error:
        return {"error": str(error).split("\n")[0]}
    return {
        "shape": list(loss.shape),
        "loss": numbers(loss),
        "gradient": numbers(logits.grad),
        "logSoftmax": numbers(torch.log_softmax(logits, 0 if logits.dim() == 1 else 1)),
    }


torch.set_num_threads(1)
for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))))
