# Put the cursor in `output` below, press F1 and run "Explain Cross-Entropy". Then change a number, and the panel follows.
# For a summary, hover over the numbers.
import torch
from torch import nn

output = torch.tensor([[1.2372, -0.9604, 1.5415]])  # logits: one sample, three classes
target = torch.tensor([2])                          # the true class of that sample

# CrossEntropyLoss takes logits ...
loss = nn.CrossEntropyLoss()(output, target)

# ... and does what these two do, one after the other.
same = nn.NLLLoss()(nn.LogSoftmax(dim=1)(output), target)

print(loss, same)  # tensor(0.5986) tensor(0.5986)
