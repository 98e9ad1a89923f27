# %% a LeNet and a plain loop
import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.optim as optim

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 6, 5)
        self.pool = nn.MaxPool2d(2, 2)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(16 * 5 * 5, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):
        x = self.pool(F.relu(self.conv1(x)))
        x = self.pool(F.relu(self.conv2(x)))
        x = torch.flatten(x, 1)
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        return self.fc3(x)

net = Net()
criterion = nn.CrossEntropyLoss()
optimizer = optim.SGD(net.parameters(), lr=0.001, momentum=0.9)
running_loss = 0.0
for i, data in enumerate([[torch.randn(4, 3, 32, 32), torch.randint(0, 10, (4,))]], 0):
    inputs, labels = data
    optimizer.zero_grad()
    outputs = net(inputs)
    loss = criterion(outputs, labels)
    loss.backward()
    optimizer.step()
    running_loss += loss.item()
_, predicted = torch.max(outputs, 1)

# %% transfer learning: the last layer replaced
import torch
import torch.nn as nn
from torchvision import models
model_ft = models.resnet18(weights='IMAGENET1K_V1')
for param in model_ft.parameters():
    param.requires_grad = False
num_ftrs = model_ft.fc.in_features
model_ft.fc = nn.Linear(num_ftrs, 2)
criterion = nn.CrossEntropyLoss(weight=torch.tensor([0.3, 0.7]))
outputs = model_ft(torch.randn(4, 3, 224, 224))
loss = criterion(outputs, torch.tensor([0, 1, 1, 0]))

# %% a classifier with several layers in place of one
from collections import OrderedDict
import torch
from torch import nn
from torchvision import models
model = models.densenet121(pretrained=True)
classifier = nn.Sequential(OrderedDict([
    ('fc1', nn.Linear(1024, 500)),
    ('relu', nn.ReLU()),
    ('fc2', nn.Linear(500, 2)),
    ('output', nn.LogSoftmax(dim=1)),
]))
model.classifier = classifier
criterion = nn.NLLLoss()
logps = model.forward(torch.randn(2, 3, 224, 224))
loss = criterion(logps, torch.tensor([0, 1]))
ps = torch.exp(logps)

# %% a residual network whose head depends on the dataset
import torch
import torch.nn as nn
import torch.nn.functional as F

class BasicBlock(nn.Module):
    def __init__(self, cin, cout, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(cin, cout, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(cout)
        self.conv2 = nn.Conv2d(cout, cout, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(cout)
        self.shortcut = nn.Sequential()
        if stride != 1 or cin != cout:
            self.shortcut = nn.Sequential(nn.Conv2d(cin, cout, 1, stride, bias=False), nn.BatchNorm2d(cout))

    def forward(self, x):
        out = F.relu(self.bn1(self.conv1(x)))
        return F.relu(self.bn2(self.conv2(out)) + self.shortcut(x))

class ResNet(nn.Module):
    def __init__(self, block, num_blocks, num_classes=10):
        super().__init__()
        self.in_planes = 8
        self.conv1 = nn.Conv2d(3, 8, 3, 1, 1, bias=False)
        self.layer1 = self._make_layer(block, 8, num_blocks[0], 1)
        self.layer2 = self._make_layer(block, 16, num_blocks[1], 2)
        self.linear = nn.Linear(16, num_classes)

    def _make_layer(self, block, planes, num_blocks, stride):
        layers = []
        for s in [stride] + [1] * (num_blocks - 1):
            layers.append(block(self.in_planes, planes, s))
            self.in_planes = planes
        return nn.Sequential(*layers)

    def forward(self, x):
        out = self.layer2(self.layer1(F.relu(self.conv1(x))))
        out = F.adaptive_avg_pool2d(out, 1).flatten(1)
        return self.linear(out)

net10, net100 = ResNet(BasicBlock, [1, 1]), ResNet(BasicBlock, [1, 1], num_classes=100)
x = torch.randn(2, 3, 16, 16)
loss = F.cross_entropy(net10(x), torch.tensor([9, 0])) + F.cross_entropy(net100(x), torch.tensor([99, 57]))

# %% timm: create_model, mixup, soft targets
import torch
import timm
from timm.data import Mixup
from timm.loss import LabelSmoothingCrossEntropy, SoftTargetCrossEntropy
model = timm.create_model('vit_small_patch16_224', pretrained=False, num_classes=100, drop_path_rate=0.1)
mixup_fn = Mixup(mixup_alpha=0.8, cutmix_alpha=1.0, label_smoothing=0.1, num_classes=100)
train_loss_fn = SoftTargetCrossEntropy() if mixup_fn is not None else LabelSmoothingCrossEntropy(0.1)
validate_loss_fn = torch.nn.CrossEntropyLoss()
for samples, targets in loader:
    samples, targets = mixup_fn(samples, targets)
    with torch.cuda.amp.autocast():
        output = model(samples)
        loss = train_loss_fn(output, targets)
for samples, targets in val_loader:
    output = model(samples)
    loss = validate_loss_fn(output, targets)

# %% mixup in the loop, as its paper's code has it
import numpy as np
import torch
import torch.nn as nn

def mixup_data(x, y, alpha=1.0):
    lam = np.random.beta(alpha, alpha) if alpha > 0 else 1
    index = torch.randperm(x.size(0))
    return lam * x + (1 - lam) * x[index, :], y, y[index], lam

def mixup_criterion(criterion, pred, y_a, y_b, lam):
    return lam * criterion(pred, y_a) + (1 - lam) * criterion(pred, y_b)

net, criterion = nn.Linear(20, 10), nn.CrossEntropyLoss()
inputs, targets = torch.randn(8, 20), torch.randint(0, 10, (8,))
inputs, targets_a, targets_b, lam = mixup_data(inputs, targets)
outputs = net(inputs)
loss = mixup_criterion(criterion, outputs, targets_a, targets_b, lam)
correct = lam * outputs.argmax(1).eq(targets_a).sum() + (1 - lam) * outputs.argmax(1).eq(targets_b).sum()

# %% cutmix with probabilities as targets
import torch
import torch.nn as nn
import torch.nn.functional as F
def cutmix(x, y, classes):
    lam = torch.distributions.Beta(1.0, 1.0).sample().item()
    h, w = x.shape[-2:]
    cut = int(h * (1 - lam) ** 0.5)
    top, left = torch.randint(0, h - cut + 1, (1,)).item(), torch.randint(0, w - cut + 1, (1,)).item()
    order = torch.randperm(len(x))
    x = x.clone()
    x[:, :, top:top + cut, left:left + cut] = x[order, :, top:top + cut, left:left + cut]
    lam = 1 - cut * cut / (h * w)
    hot = F.one_hot(y, classes).to(x.dtype)
    return x, lam * hot + (1 - lam) * hot[order]
net = nn.Sequential(nn.Conv2d(3, 8, 3), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(8, 6))
x, soft = cutmix(torch.randn(4, 3, 12, 12), torch.tensor([0, 5, 2, 3]), 6)
loss = nn.CrossEntropyLoss()(net(x), soft)

# %% a vision transformer by hand
import torch
import torch.nn as nn
class ViT(nn.Module):
    def __init__(self, size=16, patch=4, dim=24, depth=2, classes=12):
        super().__init__()
        self.patch = nn.Conv2d(3, dim, patch, patch)
        self.cls = nn.Parameter(torch.zeros(1, 1, dim))
        self.pos = nn.Parameter(torch.randn(1, (size // patch) ** 2 + 1, dim) * 0.02)
        layer = nn.TransformerEncoderLayer(dim, 4, 48, batch_first=True)
        self.encoder = nn.TransformerEncoder(layer, depth)
        self.head = nn.Sequential(nn.LayerNorm(dim), nn.Linear(dim, classes))

    def forward(self, x):
        x = self.patch(x).flatten(2).transpose(1, 2)
        x = torch.cat([self.cls.expand(len(x), -1, -1), x], dim=1) + self.pos
        return self.head(self.encoder(x)[:, 0])
vit = ViT()
loss = nn.functional.cross_entropy(vit(torch.randn(3, 3, 16, 16)), torch.tensor([11, 0, 6]), label_smoothing=0.1)

# %% U-Net: two classes per pixel, a dice loss beside it
import torch
import torch.nn as nn
import torch.nn.functional as F

class UNet(nn.Module):
    def __init__(self, n_channels, n_classes):
        super().__init__()
        self.n_classes = n_classes
        self.down, self.mid = nn.Conv2d(n_channels, 8, 3, padding=1), nn.Conv2d(8, 8, 3, padding=1)
        self.outc = nn.Conv2d(16, n_classes, 1)

    def forward(self, x):
        a = F.relu(self.down(x))
        b = F.interpolate(F.relu(self.mid(F.max_pool2d(a, 2))), scale_factor=2)
        return self.outc(torch.cat([a, b], dim=1))

def dice_loss(probs, target, eps=1e-6):
    inter = 2 * (probs * target).sum((-1, -2))
    total = probs.sum((-1, -2)) + target.sum((-1, -2))
    return 1 - ((inter + eps) / (total + eps)).mean()

model = UNet(3, 2)
criterion = nn.CrossEntropyLoss() if model.n_classes > 1 else nn.BCEWithLogitsLoss()
images, true_masks = torch.randn(2, 3, 16, 16), torch.randint(0, 2, (2, 16, 16))
masks_pred = model(images)
if model.n_classes == 1:
    loss = criterion(masks_pred.squeeze(1), true_masks.float())
    loss += dice_loss(torch.sigmoid(masks_pred.squeeze(1)), true_masks.float())
else:
    loss = criterion(masks_pred, true_masks)
    loss += dice_loss(F.softmax(masks_pred, dim=1).float(), F.one_hot(true_masks, model.n_classes).permute(0, 3, 1, 2).float())

# %% torchvision segmentation with an auxiliary output
import torch
from torch import nn
def criterion(inputs, target):
    losses = {}
    for name, x in inputs.items():
        losses[name] = nn.functional.cross_entropy(x, target, ignore_index=255)
    if len(losses) == 1:
        return losses['out']
    return losses['out'] + 0.5 * losses['aux']
outputs = {'out': torch.randn(2, 21, 8, 8), 'aux': torch.randn(2, 21, 8, 8)}
masks = torch.randint(0, 21, (2, 8, 8))
masks[:, :2] = 255
loss = criterion(outputs, masks)

# %% a mask from a file: bytes, then long
import numpy as np
import torch
import torch.nn as nn
mask = (np.arange(64).reshape(8, 8) % 3).astype(np.uint8)
target = torch.from_numpy(mask).long().unsqueeze(0)
logits = nn.Conv2d(3, 3, 1)(torch.randn(1, 3, 8, 8))
loss = nn.CrossEntropyLoss()(logits, target)
target = torch.as_tensor(mask, dtype=torch.int64)[None]
loss = nn.CrossEntropyLoss(weight=torch.tensor([0.2, 1.0, 1.0]))(logits, target)
binary = torch.from_numpy((mask * 127 > 100).astype('float32'))[None]
loss = nn.CrossEntropyLoss()(logits[:, :2], binary.long())

# %% online hard example mining over pixels
import torch
import torch.nn as nn
import torch.nn.functional as F
class OhemCrossEntropy(nn.Module):
    def __init__(self, ignore_label=255, thres=0.7, min_kept=20, weight=None):
        super().__init__()
        self.thresh, self.min_kept, self.ignore_label = thres, max(1, min_kept), ignore_label
        self.criterion = nn.CrossEntropyLoss(weight=weight, ignore_index=ignore_label, reduction='none')

    def forward(self, score, target):
        pred = F.softmax(score, dim=1)
        pixel_losses = self.criterion(score, target).contiguous().view(-1)
        mask = target.contiguous().view(-1) != self.ignore_label
        tmp_target = target.clone()
        tmp_target[tmp_target == self.ignore_label] = 0
        pred = pred.gather(1, tmp_target.unsqueeze(1))
        pred, ind = pred.contiguous().view(-1)[mask].contiguous().sort()
        min_value = pred[min(self.min_kept, pred.numel() - 1)]
        threshold = max(min_value, self.thresh)
        pixel_losses = pixel_losses[mask][ind]
        return pixel_losses[pred < threshold].mean()
target = torch.randint(0, 5, (2, 6, 6))
target[0, 0] = 255
loss = OhemCrossEntropy()(torch.randn(2, 5, 6, 6), target)

# %% the head of a two-stage detector
import torch
import torch.nn as nn
import torch.nn.functional as F

class FastRCNNPredictor(nn.Module):
    def __init__(self, in_channels, num_classes):
        super().__init__()
        self.cls_score = nn.Linear(in_channels, num_classes)
        self.bbox_pred = nn.Linear(in_channels, num_classes * 4)

    def forward(self, x):
        x = x.flatten(start_dim=1)
        return self.cls_score(x), self.bbox_pred(x)

def fastrcnn_loss(class_logits, box_regression, labels, regression_targets):
    labels = torch.cat(labels, dim=0)
    regression_targets = torch.cat(regression_targets, dim=0)
    classification_loss = F.cross_entropy(class_logits, labels)
    positive = torch.where(labels > 0)[0]
    N, num_classes = class_logits.shape
    box_regression = box_regression.reshape(N, box_regression.size(-1) // 4, 4)
    box_loss = F.smooth_l1_loss(box_regression[positive, labels[positive]], regression_targets[positive], beta=1 / 9, reduction='sum')
    return classification_loss, box_loss / labels.numel()

head = FastRCNNPredictor(32, 5)
scores, deltas = head(torch.randn(6, 32))
losses = fastrcnn_loss(scores, deltas, [torch.tensor([0, 1, 4]), torch.tensor([2, 0, 0])], [torch.randn(3, 4), torch.randn(3, 4)])
kept = F.softmax(scores, -1)[:, 1:]

# %% SSD: hard negatives
import torch
import torch.nn.functional as F
cls_logits, cls_targets = torch.randn(2, 50, 7), torch.randint(0, 7, (2, 50))
num_classes = cls_logits.size(-1)
cls_loss = F.cross_entropy(cls_logits.view(-1, num_classes), cls_targets.view(-1), reduction='none').view(cls_targets.size())
foreground = cls_targets > 0
num_negative = 3 * foreground.sum(1, keepdim=True)
negative_loss = cls_loss.clone()
negative_loss[foreground] = -float('inf')
values, idx = negative_loss.sort(1, descending=True)
background = idx.sort(1)[1] < num_negative
loss = (cls_loss[foreground].sum() + cls_loss[background].sum()) / max(1, foreground.sum().item())

# %% DETR: the class of no object weighs less
import torch
import torch.nn as nn
import torch.nn.functional as F
class SetCriterion(nn.Module):
    def __init__(self, num_classes, eos_coef):
        super().__init__()
        self.num_classes = num_classes
        empty_weight = torch.ones(self.num_classes + 1)
        empty_weight[-1] = eos_coef
        self.register_buffer('empty_weight', empty_weight)

    def loss_labels(self, outputs, targets, indices):
        src_logits = outputs['pred_logits']
        idx = (torch.cat([torch.full_like(s, i) for i, (s, _) in enumerate(indices)]), torch.cat([s for s, _ in indices]))
        target_classes_o = torch.cat([t['labels'][j] for t, (_, j) in zip(targets, indices)])
        target_classes = torch.full(src_logits.shape[:2], self.num_classes, dtype=torch.int64, device=src_logits.device)
        target_classes[idx] = target_classes_o
        return F.cross_entropy(src_logits.transpose(1, 2), target_classes, self.empty_weight)
criterion = SetCriterion(4, 0.1)
pair = (torch.tensor([0, 2]), torch.tensor([1, 0]))
loss = criterion.loss_labels({'pred_logits': torch.randn(1, 5, 5)}, [{'labels': torch.tensor([3, 1])}], [pair])

# %% YOLO-like: box, objectness and class heads
import torch
import torch.nn as nn
class YoloLoss(nn.Module):
    def __init__(self, classes=20):
        super().__init__()
        self.mse, self.bce, self.entropy, self.sigmoid = nn.MSELoss(), nn.BCEWithLogitsLoss(), nn.CrossEntropyLoss(), nn.Sigmoid()
        self.classes = classes

    def forward(self, predictions, target):
        obj, noobj = target[..., 0] == 1, target[..., 0] == 0
        no_object = self.bce(predictions[..., 0:1][noobj], target[..., 0:1][noobj])
        object_loss = self.mse(self.sigmoid(predictions[..., 0:1][obj]), target[..., 0:1][obj])
        predictions[..., 1:3] = self.sigmoid(predictions[..., 1:3])
        box_loss = self.mse(predictions[..., 1:5][obj], target[..., 1:5][obj])
        class_loss = self.entropy(predictions[..., 5:][obj], target[..., 5][obj].long())
        return 10 * box_loss + object_loss + 10 * no_object + class_loss
target = torch.zeros(2, 3, 4, 4, 6)
target[:, 0, 1, 2] = torch.tensor([1, 0.5, 0.5, 1.0, 1.0, 7])
loss = YoloLoss()(torch.randn(2, 3, 4, 4, 25), target)

# %% contrastive learning: InfoNCE with two views
import torch
import torch.nn as nn
import torch.nn.functional as F
def info_nce_loss(features, n_views, temperature):
    batch = features.size(0) // n_views
    labels = torch.cat([torch.arange(batch) for _ in range(n_views)], dim=0)
    labels = (labels.unsqueeze(0) == labels.unsqueeze(1)).float()
    features = F.normalize(features, dim=1)
    similarity = features @ features.T
    mask = torch.eye(labels.shape[0], dtype=torch.bool)
    labels = labels[~mask].view(labels.shape[0], -1)
    similarity = similarity[~mask].view(similarity.shape[0], -1)
    positives = similarity[labels.bool()].view(labels.shape[0], -1)
    negatives = similarity[~labels.bool()].view(similarity.shape[0], -1)
    logits = torch.cat([positives, negatives], dim=1)
    labels = torch.zeros(logits.shape[0], dtype=torch.long)
    return logits / temperature, labels
logits, labels = info_nce_loss(torch.randn(8, 16), 2, 0.07)
loss = nn.CrossEntropyLoss()(logits, labels)

# %% DINO: a softmax over the teacher, log_softmax over the student
import torch
import torch.nn.functional as F
center = torch.zeros(1, 32)
student, teacher = torch.randn(4, 32), torch.randn(4, 32)
q = F.softmax((teacher - center) / 0.04, dim=-1).detach()
loss = torch.sum(-q * F.log_softmax(student / 0.1, dim=-1), dim=-1).mean()
same = F.cross_entropy(student / 0.1, q)

# %% ArcFace: a margin on the angle of the right class
import math
import torch
import torch.nn as nn
import torch.nn.functional as F
class ArcFace(nn.Module):
    def __init__(self, d, classes, s=30.0, m=0.5):
        super().__init__()
        self.weight = nn.Parameter(torch.empty(classes, d))
        nn.init.xavier_uniform_(self.weight)
        self.s, self.m = s, m

    def forward(self, x, label):
        cosine = F.linear(F.normalize(x), F.normalize(self.weight)).clamp(-1 + 1e-7, 1 - 1e-7)
        theta = torch.acos(cosine)
        hot = F.one_hot(label, cosine.size(1)).bool()
        return torch.where(hot, torch.cos(theta + self.m), cosine) * self.s
head = ArcFace(8, 5)
y = torch.tensor([0, 4, 2])
loss = F.cross_entropy(head(torch.randn(3, 8), y), y)

# %% prototypical networks: distances as logits
import torch
import torch.nn.functional as F
way, shot, queries = 5, 2, 3
support, query = torch.randn(way, shot, 12), torch.randn(way * queries, 12)
prototypes = support.mean(dim=1)
distances = torch.cdist(query, prototypes) ** 2
target = torch.arange(way).repeat_interleave(queries)
loss = F.cross_entropy(-distances, target)
log_p_y = F.log_softmax(-distances, dim=1).view(way, queries, -1)
target_inds = torch.arange(way).view(way, 1, 1).expand(way, queries, 1)
loss_val = -log_p_y.gather(2, target_inds).squeeze().view(-1).mean()

# %% FixMatch: pseudo-labels from softmax, the loss on logits
import torch
import torch.nn as nn
import torch.nn.functional as F
net = nn.Linear(10, 4)
x_l, y_l, weak, strong = torch.randn(4, 10), torch.randint(0, 4, (4,)), torch.randn(16, 10), torch.randn(16, 10)
with torch.no_grad():
    pseudo = torch.softmax(net(weak) / 1.0, dim=-1)
    max_probs, targets_u = torch.max(pseudo, dim=-1)
    mask = max_probs.ge(0.3).float()
sup = F.cross_entropy(net(x_l), y_l, reduction='mean')
unsup = (F.cross_entropy(net(strong), targets_u, reduction='none') * mask).mean()
loss = sup + unsup

# %% an adversarial attack on the loss
import torch
import torch.nn as nn
model = nn.Sequential(nn.Flatten(), nn.Linear(12, 3))
def pgd(model, images, labels, eps=0.1, alpha=0.02, iters=3):
    loss = nn.CrossEntropyLoss()
    original = images.data
    for _ in range(iters):
        images.requires_grad = True
        outputs = model(images)
        model.zero_grad()
        cost = loss(outputs, labels)
        cost.backward()
        adv = images + alpha * images.grad.sign()
        images = (original + torch.clamp(adv - original, min=-eps, max=eps)).detach_()
    return images
pgd(model, torch.rand(2, 3, 4), torch.tensor([0, 2]))

# %% domain adaptation: a discriminator with two classes behind a reversed gradient
import torch
import torch.nn as nn
class Reverse(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, alpha):
        ctx.alpha = alpha
        return x.view_as(x)

    @staticmethod
    def backward(ctx, grad):
        return grad.neg() * ctx.alpha, None
feature = nn.Linear(6, 8)
class_classifier = nn.Sequential(nn.Linear(8, 10), nn.LogSoftmax(dim=1))
domain_classifier = nn.Sequential(nn.Linear(8, 2), nn.LogSoftmax(dim=1))
loss_class, loss_domain = nn.NLLLoss(), nn.NLLLoss()
s, t = feature(torch.randn(4, 6)), feature(torch.randn(4, 6))
err = loss_class(class_classifier(s), torch.randint(0, 10, (4,)))
err = err + loss_domain(domain_classifier(Reverse.apply(s, 0.5)), torch.zeros(4).long())
err = err + loss_domain(domain_classifier(Reverse.apply(t, 0.5)), torch.ones(4).long())

# %% two heads, two losses
import torch
import torch.nn as nn
class Multi(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(10, 16), nn.ReLU())
        self.kind, self.valid = nn.Linear(16, 6), nn.Linear(16, 1)

    def forward(self, x):
        h = self.body(x)
        return {'kind': self.kind(h), 'valid': self.valid(h).squeeze(-1)}
out = Multi()(torch.randn(5, 10))
targets = {'kind': torch.randint(0, 6, (5,)), 'valid': torch.randint(0, 2, (5,)).float()}
criteria = {'kind': nn.CrossEntropyLoss(), 'valid': nn.BCEWithLogitsLoss()}
loss = sum(criteria[k](out[k], targets[k]) for k in out)
total = 0
for name, criterion in criteria.items():
    total = total + criterion(out[name], targets[name])

# %% Grad-CAM: softmax for the score, no loss on it
import torch
import torch.nn as nn
conv, head = nn.Conv2d(3, 8, 3), nn.Linear(8, 10)
maps = conv(torch.randn(1, 3, 10, 10))
maps.retain_grad()
score = head(maps.mean((2, 3))).softmax(-1)
label = score.argmax(-1)
nn.functional.cross_entropy(head(maps.mean((2, 3))), label).backward()
cam = (maps.grad.mean((2, 3), keepdim=True) * maps).sum(1).relu()

# %% calibration: a temperature learnt on held-out logits
import torch
from torch import nn, optim
from torch.nn import functional as F
class ModelWithTemperature(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model
        self.temperature = nn.Parameter(torch.ones(1) * 1.5)

    def forward(self, input):
        return self.temperature_scale(self.model(input))

    def temperature_scale(self, logits):
        return logits / self.temperature.unsqueeze(1).expand(logits.size(0), logits.size(1))

    def set_temperature(self, logits, labels):
        nll_criterion = nn.CrossEntropyLoss()
        before = nll_criterion(logits, labels).item()
        optimizer = optim.LBFGS([self.temperature], lr=0.01, max_iter=5)

        def eval():
            optimizer.zero_grad()
            loss = nll_criterion(self.temperature_scale(logits), labels)
            loss.backward()
            return loss
        optimizer.step(eval)
        confidences = F.softmax(self.temperature_scale(logits), dim=1).max(1)[0]
        return before, confidences
ModelWithTemperature(nn.Identity()).set_temperature(torch.randn(12, 4), torch.randint(0, 4, (12,)))

# %% point clouds: log_softmax over the class axis of (B, N, C)
import torch
import torch.nn as nn
import torch.nn.functional as F
class PointSeg(nn.Module):
    def __init__(self, k=6):
        super().__init__()
        self.k = k
        self.conv = nn.Conv1d(3, k, 1)

    def forward(self, x):
        b, n = x.size(0), x.size(2)
        x = self.conv(x).transpose(2, 1).contiguous()
        x = F.log_softmax(x.view(-1, self.k), dim=-1)
        return x.view(b, n, self.k)
pred = PointSeg()(torch.randn(2, 3, 20))
target = torch.randint(0, 6, (2, 20))
loss = F.nll_loss(pred.view(-1, 6), target.view(-1))
loss = F.nll_loss(pred.transpose(1, 2), target)

# %% volumes: five axes
import torch
import torch.nn as nn
net = nn.Conv3d(1, 4, 3, padding=1)
volume, labels = torch.randn(1, 1, 6, 6, 6), torch.randint(0, 4, (1, 1, 6, 6, 6))
loss = nn.CrossEntropyLoss()(net(volume), labels[:, 0])
loss = nn.CrossEntropyLoss()(net(volume), labels.squeeze(dim=1))
prob = nn.Softmax(dim=1)(net(volume))
dice = 1 - 2 * (prob[:, 1] * (labels[:, 0] == 1)).sum() / (prob[:, 1].sum() + (labels == 1).sum())
