# %% semantic segmentation: an ignored border of 255
import torch
import torch.nn as nn
criterion = nn.CrossEntropyLoss(ignore_index=255)
out = torch.randn(2, 21, 8, 8)
mask = torch.randint(0, 21, (2, 8, 8))
mask[:, 0] = 255
loss = criterion(out, mask)

# %% segmentation with a binary mask of 0 and 255, divided
import torch
import torch.nn.functional as F
pred = torch.randn(1, 2, 2, 2)
mask = torch.tensor([[[0, 255], [255, 0]]])
loss = F.cross_entropy(pred, (mask // 255).long())
loss = F.cross_entropy(pred, (mask > 0).long())

# %% a U-Net with a channel of targets that is squeezed
import torch
import torch.nn as nn
masks = torch.randint(0, 3, (4, 1, 16, 16))
outputs = torch.randn(4, 3, 16, 16)
loss = nn.CrossEntropyLoss()(outputs, masks.squeeze(1).long())

# %% a detection head: background class, weights by class
import torch
import torch.nn.functional as F
def class_loss(outputs, target_classes, num_classes=91, background=0.1):
    weight = torch.ones(num_classes + 1)
    weight[-1] = background
    scores = outputs['pred_logits']
    return F.cross_entropy(scores.transpose(1, 2), target_classes, weight)

# %% focal loss on top of cross-entropy
import torch
import torch.nn as nn
import torch.nn.functional as F
class FocalLoss(nn.Module):
    def __init__(self, gamma=2.0, weight=None):
        super().__init__()
        self.gamma = gamma
        self.weight = weight

    def forward(self, input, target):
        ce = F.cross_entropy(input, target, weight=self.weight, reduction='none')
        pt = torch.exp(-ce)
        return ((1 - pt) ** self.gamma * ce).mean()

criterion = FocalLoss(gamma=2.0)
loss = criterion(torch.randn(5, 3), torch.randint(0, 3, (5,)))

# %% dice and cross-entropy together: softmax for the dice part only
import torch
import torch.nn as nn
import torch.nn.functional as F
class DiceCELoss(nn.Module):
    def forward(self, logits, target):
        ce = F.cross_entropy(logits, target)
        probs = F.softmax(logits, dim=1)
        onehot = F.one_hot(target, logits.shape[1]).permute(0, 3, 1, 2).float()
        dice = 1 - (2 * (probs * onehot).sum() / (probs + onehot).sum())
        return ce + dice
loss = DiceCELoss()(torch.randn(2, 4, 8, 8), torch.randint(0, 4, (2, 8, 8)))

# %% timm: soft targets from mixup
import torch
import torch.nn.functional as F
from timm.loss import SoftTargetCrossEntropy, LabelSmoothingCrossEntropy
criterion = SoftTargetCrossEntropy()
class Soft(torch.nn.Module):
    def forward(self, x, target):
        return torch.sum(-target * F.log_softmax(x, dim=-1), dim=-1).mean()
loss = Soft()(torch.randn(4, 10), torch.randn(4, 10).softmax(-1))

# %% mixup with two targets
import torch.nn as nn
def mixup_criterion(criterion, pred, y_a, y_b, lam):
    return lam * criterion(pred, y_a) + (1 - lam) * criterion(pred, y_b)
criterion = nn.CrossEntropyLoss()
loss = mixup_criterion(criterion, net(x), y_a, y_b, 0.3)

# %% an auxiliary head
import torch.nn as nn
criterion = nn.CrossEntropyLoss(label_smoothing=0.1)
outputs, aux_outputs = model(inputs)
loss = criterion(outputs, labels) + 0.4 * criterion(aux_outputs, labels)

# %% contrastive learning: the target counts the rows
import torch
import torch.nn.functional as F
def clip_loss(pictures, captions, logit_scale):
    logits_per_image = logit_scale * pictures @ captions.t()
    logits_per_text = logits_per_image.t()
    labels = torch.arange(logits_per_image.shape[0])
    return (F.cross_entropy(logits_per_image, labels) + F.cross_entropy(logits_per_text, labels)) / 2
loss = clip_loss(torch.randn(8, 16), torch.randn(8, 16), 2.0)

# %% momentum contrast: positives first, zeros as the target
import torch
import torch.nn as nn
same = torch.randn(4, 1)
others = torch.randn(4, 20)
logits = torch.cat([same, others], dim=1)
logits /= 0.07
labels = torch.zeros(logits.shape[0], dtype=torch.long)
loss = nn.CrossEntropyLoss()(logits, labels)

# %% SimCLR's mask and temperature
import torch
import torch.nn.functional as F
def pairs_loss(z, temperature=0.5):
    sim = z @ z.t() / temperature
    sim = sim.masked_fill(torch.eye(len(z), dtype=torch.bool), float('-inf'))
    target = torch.arange(len(z)) ^ 1
    return F.cross_entropy(sim, target)
loss = pairs_loss(F.normalize(torch.randn(8, 4), dim=1))

# %% binary segmentation with one channel has its own loss
import torch
import torch.nn as nn
head = nn.Conv2d(16, 1, 1)
x = torch.randn(2, 16, 8, 8)
loss = nn.BCEWithLogitsLoss()(head(x), torch.randint(0, 2, (2, 1, 8, 8)).float())
ce = nn.CrossEntropyLoss()(nn.Conv2d(16, 2, 1)(x), torch.randint(0, 2, (2, 8, 8)))
