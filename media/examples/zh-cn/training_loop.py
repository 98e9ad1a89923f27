# 调试这个文件：在调用 `criterion` 的那一行设置断点，然后开始调试（F5）。程序停下后，
# 把光标移到这个调用中，运行“详解交叉熵”：面板会显示这个调用收到的数。
# 继续运行（F5），面板会随之更新：每停一次，损失都在下降。
import torch
from torch import nn

torch.manual_seed(0)
points = torch.randn(8, 2)
labels = (points > 0).sum(dim=1)  # 0、1 或 2：有几个坐标为正

model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 3))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)

for step in range(20):
    logits = model(points)
    loss = criterion(logits, labels)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(f"step {step}: loss {loss.item():.4f}")
