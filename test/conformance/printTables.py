"""Prints arrays, tables and series with torch, NumPy and pandas, for printers.test.ts.

python3 test/conformance/printTables.py > test/conformance/data/printers.json

Made with torch 1.13.0, NumPy 1.24.2, pandas 1.5.3 and tabulate 0.8.9.
"""

import io
import json
import random

import numpy as np
import pandas as pd
import torch

randoms = random.Random(2026)
NAMES = ["cat", "dog", "bird", "fish", "tree", "house", "car", "boat", "sun", "moon", "star", "road", "lake", "hill"]
CHINESE = ["猫", "狗", "鸟", "鱼"]
FILES = ["a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg"]
entries = []


def numbers(rows, columns, digits=4, scale=3.0):
    return [[round(randoms.gauss(0, scale), digits) for _ in range(columns)] for _ in range(rows)]


def add(name, text, values, **said):
    """What the printer shows of `values`: rounded numbers are those of the printout, so the text must show all digits."""
    entries.append({"name": name, "text": text, "values": values, **said})


def frames():
    for columns in (2, 4):
        values = numbers(3, columns)
        names = NAMES[:columns]
        target = [randoms.randrange(columns) for _ in values]
        plain = pd.DataFrame(values, columns=names)
        labelled = plain.assign(label=target)
        named = plain.assign(label=[names[t] for t in target])
        filed = labelled.copy()
        filed.insert(0, "file", FILES[:3])
        index = pd.DataFrame(values, columns=names, index=FILES[:3])
        index_named = index.rename_axis("file")
        columns_named = plain.rename_axis("class", axis="columns")
        chinese = pd.DataFrame(values, columns=CHINESE[:columns])
        frames = {
            "plain": (plain, {"names": names}),
            "labels": (labelled, {"names": names, "target": target}),
            "named labels": (named, {"names": names, "target": target}),
            "files and labels": (filed, {"names": names, "target": target}),
            "string index": (index, {"names": names}),
            "named index": (index_named, {"names": names}),
            "named columns": (columns_named, {"names": names}),
            "Chinese": (chinese, {"names": CHINESE[:columns]}),
            "default names": (pd.DataFrame(values), {}),
        }
        for what, (frame, said) in frames.items():
            case = f"{what}, {columns} columns"
            add(f"print: {case}", str(frame), values, **said)
            add(f"to_csv: {case}", frame.to_csv(), values, **said)
            add(f"to_csv without index: {case}", frame.to_csv(index=False), values, **said)
            add(f"to_csv with semicolons: {case}", frame.to_csv(sep=";", decimal=","), values, **said)
            add(f"to_csv with tabs: {case}", frame.to_csv(sep="\t"), values, **said)
            add(f"to_markdown: {case}", frame.to_markdown(floatfmt=""), values, **said)
            add(f"to_markdown psql: {case}", frame.to_markdown(tablefmt="psql", floatfmt=""), values, **said)
            add(f"to_markdown grid: {case}", frame.to_markdown(tablefmt="grid", floatfmt=""), values, **said)
            add(f"to_html: {case}", frame.to_html(), values, **said)
            add(f"to_latex: {case}", latex(frame), values, **said)
        with pd.option_context("display.unicode.east_asian_width", True):
            add(f"print with East Asian widths: {columns} columns", str(chinese), values, names=CHINESE[:columns])
    wide = numbers(3, 14)
    frame = pd.DataFrame(wide, columns=NAMES)
    add("print: wide", frame.to_string(line_width=60), wide, names=NAMES)
    add("print: wide, string index", frame.set_axis(FILES[:3]).to_string(line_width=60), wide, names=NAMES)
    series = [value for [value] in numbers(4, 1)]
    add("Series", str(pd.Series(series, index=NAMES[:4], name="logits")), series, names=NAMES[:4], called="logits")
    add("Series without names", str(pd.Series(series)), series)
    add("elided", str(pd.DataFrame(numbers(100, 3), columns=NAMES[:3])), None)
    add("elided columns", str(pd.DataFrame(numbers(3, 40))), None)


def latex(frame):
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return frame.to_latex()


def tensors():
    for shape in ((3,), (2, 3), (2, 2, 3), (1, 30), (4, 12)):
        values = np.array(numbers(int(np.prod(shape)), 1)).reshape(shape)
        tensor = torch.tensor(values, dtype=torch.float64)
        size = list(shape)
        add(f"torch {size}", str(tensor), values.tolist())
        add(f"torch, named {size}", f"logits: {tensor}", values.tolist(), called="logits")
        add(f"torch, a parameter {size}", str(torch.nn.Parameter(tensor)), values.tolist())
        add(f"torch, a dictionary {size}", str({"loss": torch.tensor(0.5), "logits": tensor}), values.tolist(), called="logits")
        add(f"torch, a list {size}", str(tensor.tolist()), values.tolist())
        add(f"NumPy str {size}", str(values), values.tolist())
        add(f"NumPy repr {size}", repr(values), values.tolist())
        with np.printoptions(linewidth=40):
            add(f"NumPy, narrow {size}", repr(values), values.tolist())
        if len(shape) == 2:
            if shape[0] > 1:  # one row looks like a vector
                out = io.StringIO()
                np.savetxt(out, values, fmt="%.4f")
                add(f"NumPy savetxt {size}", out.getvalue(), values.tolist())
            out = io.StringIO()
            np.savetxt(out, values, fmt="%.4f", delimiter=",", header=",".join(NAMES[: shape[1]]))
            if shape[1] <= len(NAMES):
                add(f"NumPy savetxt with a header {size}", out.getvalue(), values.tolist(), names=NAMES[: shape[1]])


frames()
tensors()
print(json.dumps(entries, ensure_ascii=False, separators=(",", ":")).replace('},{"name"', '},\n{"name"'))
