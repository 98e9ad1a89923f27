# A class that must never be chosen gets the logit -inf: its probability is exactly 0, and the others share the rest.
# Put the cursor in `scores` and run "Explain Cross-Entropy". Then choose the masked class as the target:
# the loss is infinite.
import torch
from torch import nn

scores = torch.tensor([[2.0, 3.5, 0.5, 1.0]])  # logits of four moves in a game
illegal = torch.tensor([[False, True, False, False]])
logits = scores.masked_fill(illegal, float("-inf"))
best_move = torch.tensor([0])

loss = nn.CrossEntropyLoss()(logits, best_move)
print(loss)
