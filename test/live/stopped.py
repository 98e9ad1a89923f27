# A training loop, with what makes a frame hard to look at.
import torch
import torch.nn.functional as F


class Broken:
    def __repr__(self):
        raise ValueError('broken repr')

    @property
    def shape(self):
        raise ValueError('broken shape')


class BrokenArray:
    def __array__(self, dtype=None, copy=None):
        raise RuntimeError('no array today')


def train(count):
    torch.manual_seed(2)
    broken, broken_array = Broken(), BrokenArray()
    weight = torch.tensor([1.0, 2.0, 0.5])
    logits = torch.randn(4, 3, requires_grad=True)
    labels = torch.tensor([0, 2, 1, 0])
    for step in range(count):
        loss = F.cross_entropy(logits, labels, weight=weight, label_smoothing=0.1)
        logits = logits * 1.1
    return loss


train(20)
