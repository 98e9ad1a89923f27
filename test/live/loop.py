# A training loop: each step prints the loss that PyTorch computes, with all its digits.
import torch, torch.nn.functional as F


def steps(count):
    torch.manual_seed(1)
    weights = torch.tensor([1.0, 2.0, 0.5])
    logits = torch.randn(4, 3, requires_grad=True)
    labels = torch.tensor([0, 2, 1, 0])
    for step in range(count):
        loss = F.cross_entropy(logits / 2, labels, weight=weights, label_smoothing=0.1)
        with open('losses.txt', 'a') as file:
            print(float(loss), file=file)
        logits = (logits - torch.autograd.grad(loss, logits)[0]).detach().requires_grad_()


steps(3)
print('end')
