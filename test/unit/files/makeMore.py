"""More files for readers.test.ts, by PyTorch 1.13 and NumPy: python3 makeMore.py data"""
import json
import os
import sys

import numpy as np
import torch
import torch.nn.functional as F

folder = sys.argv[1]
logits = torch.tensor([[2, 1, 0.1], [0.5, 2.5, 0.3]])
target = torch.tensor([0, 1])
expected = {}


def save(name, value, key, **options):
    torch.save(value, os.path.join(folder, name), **options)
    if key is not None:
        read = value
        for part in key.split('.') if key else []:
            read = read[int(part)] if isinstance(read, (list, tuple)) else read[part]
        expected[f'{name}#{key}' if key else name] = {
            'values': read.detach().double().flatten().tolist(),
            'shape': list(read.shape),
            'mean': F.cross_entropy(read.detach().double(), target).item(),
        }


save('transposed.pt', {'logits': logits.T.contiguous().T, 'target': target}, 'logits')
save('slice.pt', {'outputs': torch.stack([logits - 1, logits, logits + 1], 2)[:, :, 1], 'y': target}, 'outputs')
save('expanded.pt', {'logits': torch.tensor([0.25, -1.5, 3.0]).expand(2, 3)}, 'logits')
save('nested.pth', {'epoch': 3, 'name': 'run', 'lr': 1e-3, 'eval': [{'scores': torch.nn.Parameter(logits), 'labels': target}]}, 'eval.0.scores')
save('float64.pt', {'logits': logits.double(), 'target': target}, 'logits')
model = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.BatchNorm1d(3))
save('state.pt', model.state_dict(), None)
save('old.pt', {'logits': logits}, None, _use_new_zipfile_serialization=False)
save('complex.pt', {'logits': torch.zeros(2, 3, dtype=torch.complex64)}, None)


class Hostile:
    def __reduce__(self):
        return os.system, ('echo this must never run',)


save('hostile.pt', {'logits': logits, 'run': Hostile()}, None)
save('whole_model.pt', model, None)
np.savez(os.path.join(folder, 'mixed.npz'), logits=logits.numpy(), notes=np.array([{}], dtype=object))
np.save(os.path.join(folder, 'fortran_3d.npy'), np.asfortranarray(np.arange(24, dtype='>i2').reshape(2, 3, 4)))
expected['fortran_3d.npy'] = {'values': list(range(24)), 'shape': [2, 3, 4]}
with open(os.path.join(folder, 'more.json'), 'w') as file:
    json.dump(expected, file, indent=1)
