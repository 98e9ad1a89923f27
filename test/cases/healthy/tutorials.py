# %% a quickstart: a class, a training loop, softmax only for the predictions
import torch
from torch import nn

class Digits(nn.Module):
    def __init__(self):
        super().__init__()
        self.flatten = nn.Flatten()
        self.layers = nn.Sequential(nn.Linear(28 * 28, 512), nn.ReLU(), nn.Linear(512, 10))

    def forward(self, x):
        return self.layers(self.flatten(x))

model = Digits()
loss_fn = nn.CrossEntropyLoss()
X = torch.rand(4, 28, 28)
logits = model(X)
shares = nn.Softmax(dim=1)(logits)
y_pred = shares.argmax(1)
loss = loss_fn(logits, torch.randint(0, 10, (4,)))

# %% train and test functions that share a criterion
import torch
def train(dataloader, model, loss_fn, optimizer):
    model.train()
    for batch, (X, y) in enumerate(dataloader):
        pred = model(X)
        loss = loss_fn(pred, y)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()

def test(dataloader, model, loss_fn):
    with torch.no_grad():
        for X, y in dataloader:
            pred = model(X)
            loss = loss_fn(pred, y).item()
            correct = (pred.argmax(1) == y).type(torch.float).sum().item()

train(train_dataloader, net, torch.nn.CrossEntropyLoss(), opt)
test(test_dataloader, net, torch.nn.CrossEntropyLoss())

# %% the documentation's own examples
import torch
from torch import nn
loss = nn.CrossEntropyLoss()
input = torch.randn(3, 5, requires_grad=True)
target = torch.empty(3, dtype=torch.long).random_(5)
output = loss(input, target)
output.backward()
input = torch.randn(3, 5, requires_grad=True)
target = torch.randn(3, 5).softmax(dim=1)
output = loss(input, target)

# %% NLLLoss as the documentation has it
import torch
from torch import nn
log_softmax = nn.LogSoftmax(dim=1)
loss_fn = nn.NLLLoss()
input = torch.randn(3, 5, requires_grad=True)
target = torch.tensor([1, 0, 4])
loss = loss_fn(log_softmax(input), target)
loss.backward()
N, C = 5, 4
loss_fn = nn.NLLLoss()
data = torch.randn(N, 16, 10, 10)
conv = nn.Conv2d(16, C, (3, 3))
log_softmax = nn.LogSoftmax(dim=1)
output = log_softmax(conv(data))
target = torch.empty(N, 8, 8, dtype=torch.long).random_(0, C)
output = loss_fn(output, target)

# %% a convolutional network with log_softmax in forward and nll_loss
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 32, 3, 1)
        self.fc1 = nn.Linear(9216, 128)
        self.fc2 = nn.Linear(128, 10)

    def forward(self, x):
        x = F.relu(self.conv1(x))
        x = F.max_pool2d(x, 2)
        x = F.relu(self.fc1(x.flatten(1)))
        x = self.fc2(x)
        output = F.log_softmax(x, dim=1)
        return output

model = Net()
for data, target in loader:
    output = model(data)
    loss = F.nll_loss(output, target)
    test_loss += F.nll_loss(output, target, reduction='sum').item()

# %% a character RNN: LogSoftmax as the last layer, NLLLoss
import torch.nn as nn
class CharRNN(nn.Module):
    def __init__(self, n_in, n_hidden, n_out):
        super().__init__()
        self.rnn = nn.RNN(n_in, n_hidden)
        self.h2o = nn.Linear(n_hidden, n_out)
        self.softmax = nn.LogSoftmax(dim=1)

    def forward(self, line):
        _, hidden = self.rnn(line)
        return self.softmax(self.h2o(hidden[0]))

rnn = CharRNN(58, 128, 18)
criterion = nn.NLLLoss()
loss = criterion(rnn(line), label)

# %% nn.Sequential with LogSoftmax, NLLLoss
from torch import nn
model = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10), nn.LogSoftmax(dim=1))
criterion = nn.NLLLoss()
logps = model(images)
loss = criterion(logps, labels)

# %% softmax and log, then NLLLoss
import torch
import torch.nn.functional as F
x = torch.randn(6, 4)
probs = F.softmax(x, dim=1)
loss = F.nll_loss(torch.log(probs + 1e-9), torch.randint(4, (6,)))

# %% logistic regression by hand, checked against the library
import torch
import torch.nn.functional as F
def log_softmax(x):
    return x - x.exp().sum(-1).log().unsqueeze(-1)
def nll(input, target):
    return -input[range(target.shape[0]), target].mean()
w = torch.randn(784, 10)
xb = torch.randn(64, 784)
yb = torch.randint(0, 10, (64,))
assert torch.allclose(nll(log_softmax(xb @ w), yb), F.cross_entropy(xb @ w, yb))

# %% softmax in one branch only, for inference
import torch.nn as nn
class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 3)
    def forward(self, x):
        logits = self.fc(x)
        if self.training:
            return logits
        return logits.softmax(dim=-1)
head = Head()
loss = nn.CrossEntropyLoss()(head(x), y)

# %% both logits and probabilities are returned
import torch.nn as nn
class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 3)
    def forward(self, x):
        logits = self.fc(x)
        probs = logits.softmax(dim=-1)
        return logits, probs
head = Head()
logits, probs = head(x)
loss = nn.CrossEntropyLoss()(logits, y)
