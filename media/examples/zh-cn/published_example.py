# 把光标移到下面的 `output` 中，按 F1，运行“详解交叉熵”。然后改动一个数，面板会随之更新。
# 将鼠标悬停在这些数上，可以看到摘要。
import torch
from torch import nn

output = torch.tensor([[1.2372, -0.9604, 1.5415]])  # logits：一个样本，三个类别
target = torch.tensor([2])                          # 这个样本的真实类别

# CrossEntropyLoss 接收 logits……
loss = nn.CrossEntropyLoss()(output, target)

# ……所做的就是依次执行下面这两步。
same = nn.NLLLoss()(nn.LogSoftmax(dim=1)(output), target)

print(loss, same)  # tensor(0.5986) tensor(0.5986)
