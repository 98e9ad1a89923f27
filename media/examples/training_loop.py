# Debug this file: set a breakpoint on the line that calls `criterion`, and start debugging (F5). When the program stops,
# put the cursor in that call and run "Explain Cross-Entropy": the panel shows the numbers that the call receives.
# Continue (F5), and the panel follows: the loss falls from stop to stop.
import torch
from torch import nn

torch.manual_seed(0)
points = torch.randn(8, 2)
labels = (points > 0).sum(dim=1)  # 0, 1 or 2: how many coordinates are positive

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
