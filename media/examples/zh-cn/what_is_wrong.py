# 几个看起来不对的损失。把光标移到一个 logits 数组中，运行“详解交叉熵”：
# 面板会指出哪里不对以及原因；能直接改好的，会提供“在文件中修复”。
import torch
from torch import nn

# 1. 模型预测正确，而且很有把握，损失却降不到 0.55 以下。
scores = torch.tensor([[8.0, 1.0, 0.5], [0.2, 7.5, 1.0]])
print(nn.CrossEntropyLoss()(torch.softmax(scores, dim=1), torch.tensor([0, 1])))  # tensor(0.5526)

# 2. “Target 3 is out of bounds”；在 GPU 上则是“device-side assert triggered”。
outputs = torch.tensor([[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]])
labels = torch.tensor([1, 3])
loss = nn.CrossEntropyLoss()(outputs, labels)

# 3. 一个长度为 4 的序列，三个类别：“Expected target size [1, 3], got [1, 4]”。
token_logits = torch.tensor([[[2.0, 0.1, 0.3], [0.2, 1.7, 0.1], [0.3, 0.2, 2.2], [1.9, 0.4, 0.5]]])
token_labels = torch.tensor([[0, 1, 2, 0]])
loss = nn.CrossEntropyLoss()(token_logits, token_labels)

# 4. 全是填充的批次。
masked = torch.tensor([[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]])
print(nn.CrossEntropyLoss(ignore_index=-1)(masked, torch.tensor([-1, -1])))  # tensor(nan)
