# 绝不能选中的类别，其 logit 设为 -inf：它的概率恰好为 0，其余类别分掉全部概率。
# 把光标移到 `scores` 中，运行“详解交叉熵”。然后把被屏蔽的类别选为目标：
# 损失为无穷大。
import torch
from torch import nn

scores = torch.tensor([[2.0, 3.5, 0.5, 1.0]])  # 一局棋中四种走法的 logits
illegal = torch.tensor([[False, True, False, False]])
logits = scores.masked_fill(illegal, float("-inf"))
best_move = torch.tensor([0])

loss = nn.CrossEntropyLoss()(logits, best_move)
print(loss)
