# Losses that look wrong. Put the cursor in an array of logits and run "Explain Cross-Entropy":
# the panel says what is wrong and why. Where it can, it offers "Fix in the file".
import torch
from torch import nn

# 1. The model is right and confident, and yet the loss does not fall below 0.55.
scores = torch.tensor([[8.0, 1.0, 0.5], [0.2, 7.5, 1.0]])
print(nn.CrossEntropyLoss()(torch.softmax(scores, dim=1), torch.tensor([0, 1])))  # tensor(0.5526)

# 2. "Target 3 is out of bounds", or on a GPU: "device-side assert triggered".
outputs = torch.tensor([[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]])
labels = torch.tensor([1, 3])
loss = nn.CrossEntropyLoss()(outputs, labels)

# 3. One sequence of four tokens, three classes: "Expected target size [1, 3], got [1, 4]".
token_logits = torch.tensor([[[2.0, 0.1, 0.3], [0.2, 1.7, 0.1], [0.3, 0.2, 2.2], [1.9, 0.4, 0.5]]])
token_labels = torch.tensor([[0, 1, 2, 0]])
loss = nn.CrossEntropyLoss()(token_logits, token_labels)

# 4. A batch that is all padding.
masked = torch.tensor([[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]])
print(nn.CrossEntropyLoss(ignore_index=-1)(masked, torch.tensor([-1, -1])))  # tensor(nan)
