"""The losses of the cases that come on stdin, a JSON object in each line, as PyTorch computes them; see cases.ts.

Numbers travel as the bytes of float64, in base64: to the bit, NaN and infinities too.
"""

import base64
import json
import sys

import numpy as np
import torch

DTYPES = {"float64": torch.float64, "float32": torch.float32, "bfloat16": torch.bfloat16}


def tensor(text, shape, dtype):
    numbers = np.frombuffer(base64.b64decode(text), dtype=np.float64)
    return torch.from_numpy(numbers.copy()).to(dtype).reshape(shape)


def numbers(values):
    return base64.b64encode(values.detach().to(torch.float64).numpy().tobytes()).decode()


def by_sample(values, is_of_classes):
    """(N, C, d1, ...) as (samples, C, 1), what has no classes as (samples, 1)."""
    if not is_of_classes:
        return values.reshape(-1, 1)
    axis = 0 if values.dim() == 1 else 1
    return values.movedim(axis, -1).reshape(-1, values.shape[axis], 1)


def answer(case):
    dtype = DTYPES[case["dtype"]]
    logits = tensor(case["logits"], case["shape"], dtype).requires_grad_()
    target = tensor(case["target"], case["targetShape"], torch.int64 if case["kind"] == "index" else dtype)
    weight = case["weight"]
    options = {
        "weight": None if weight is None else tensor(weight, [-1], dtype),
        "ignore_index": case["ignoreIndex"],
        "reduction": case["reduction"],
        "label_smoothing": case["labelSmoothing"],
    }
    try:
        loss = torch.nn.functional.cross_entropy(logits, target, **options)
        log_softmax = torch.log_softmax(logits, 0 if logits.dim() == 1 else 1)
        if dtype == torch.bfloat16 and logits.numel() > 0:
            # Of its kernels only the one for classes that are not on the last axis, with few positions behind them,
            # rounds once, as those of GPUs do. The one for the last axis rounds in between; the one for 16 positions
            # and more does not subtract the largest logit, and overflows.
            shape, samples = loss.shape, by_sample(logits, True)
            loss = torch.nn.functional.cross_entropy(
                samples, by_sample(target, case["kind"] != "index"), **options
            ).reshape(shape)
            order = torch.arange(logits.numel()).reshape(logits.shape)
            log_softmax = torch.empty(logits.numel(), dtype=dtype).scatter(
                0, by_sample(order, True).flatten(), torch.log_softmax(samples, 1).flatten()
            )
        loss.sum().backward()
    except (RuntimeError, ValueError, IndexError, TypeError) as error:
        return {"error": str(error).split("\n")[0]}
    return {
        "shape": list(loss.shape),
        "loss": numbers(loss),
        "gradient": numbers(logits.grad),
        "logSoftmax": numbers(log_softmax),
    }


torch.set_num_threads(1)
for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))))
