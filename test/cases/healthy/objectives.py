# %% InfoNCE with a learned temperature, both directions
import torch, torch.nn as nn, torch.nn.functional as F
class Clip(nn.Module):
    def __init__(self, d=16, e=8):
        super().__init__()
        self.image, self.text = nn.Linear(d, e), nn.Linear(d, e)
        self.logit_scale = nn.Parameter(torch.tensor(2.6592))
    def forward(self, i, t):
        i, t = F.normalize(self.image(i), dim=-1), F.normalize(self.text(t), dim=-1)
        logits = self.logit_scale.exp() * i @ t.T
        labels = torch.arange(len(i), device=i.device)
        return (F.cross_entropy(logits, labels) + F.cross_entropy(logits.T, labels)) / 2
loss = Clip()(torch.randn(4, 16), torch.randn(4, 16))
# %% SimCLR with masked self similarity
import torch, torch.nn.functional as F
def nt_xent(a, b, tau=0.5):
    z = F.normalize(torch.cat([a, b]), dim=1)
    n = a.size(0)
    sim = z @ z.t() / tau
    sim = sim.masked_fill(torch.eye(2 * n, dtype=torch.bool), float("-inf"))
    targets = torch.cat([torch.arange(n, 2 * n), torch.arange(n)])
    return F.cross_entropy(sim, targets)
loss = nt_xent(torch.randn(3, 8), torch.randn(3, 8))
# %% MoCo queue: the positive is column 0
import torch, torch.nn as nn, torch.nn.functional as F
q, k = F.normalize(torch.randn(5, 8), dim=1), F.normalize(torch.randn(5, 8), dim=1)
queue = F.normalize(torch.randn(8, 32), dim=0)
l_pos = torch.einsum("nc,nc->n", [q, k]).unsqueeze(-1)
l_neg = torch.einsum("nc,ck->nk", [q, queue])
logits = torch.cat([l_pos, l_neg], dim=1) / 0.07
labels = torch.zeros(logits.shape[0], dtype=torch.long)
loss = nn.CrossEntropyLoss()(logits, labels)
# %% knowledge distillation with KL and hard labels
import torch, torch.nn as nn, torch.nn.functional as F
teacher, student = nn.Linear(8, 5), nn.Linear(8, 5)
x, y, T, alpha = torch.randn(6, 8), torch.randint(0, 5, (6,)), 4.0, 0.7
with torch.no_grad():
    soft = F.softmax(teacher(x) / T, dim=1)
out = student(x)
kd = F.kl_div(F.log_softmax(out / T, dim=1), soft, reduction="batchmean") * T * T
loss = alpha * kd + (1 - alpha) * F.cross_entropy(out, y)
# %% distillation by cross-entropy with soft targets
import torch, torch.nn as nn, torch.nn.functional as F
teacher, student = nn.Linear(8, 5), nn.Linear(8, 5)
x = torch.randn(6, 8)
p_teacher = teacher(x).detach().div(2.0).softmax(dim=-1)
loss = F.cross_entropy(student(x) / 2.0, p_teacher) * 2.0 ** 2
# %% REINFORCE with cross-entropy as the negative log-probability
import torch, torch.nn as nn, torch.nn.functional as F
policy = nn.Sequential(nn.Linear(4, 32), nn.Tanh(), nn.Linear(32, 2))
states, returns = torch.randn(7, 4), torch.randn(7)
logits = policy(states)
actions = torch.distributions.Categorical(logits=logits).sample()
neg_log_prob = F.cross_entropy(logits, actions, reduction="none")
loss = (neg_log_prob * returns).mean()
# %% PPO with an entropy bonus
import torch, torch.nn as nn, torch.nn.functional as F
actor, critic = nn.Linear(4, 3), nn.Linear(4, 1)
obs, act, old = torch.randn(9, 4), torch.randint(3, (9,)), torch.randn(9)
logits = actor(obs)
probs = F.softmax(logits, dim=-1)
logp = -F.cross_entropy(logits, act, reduction="none")
ratio = (logp - old).exp()
adv = torch.randn(9) - critic(obs).squeeze(-1).detach()
entropy = -(probs * probs.clamp_min(1e-8).log()).sum(-1)
loss = -(torch.min(ratio * adv, ratio.clamp(0.8, 1.2) * adv) + 0.01 * entropy).mean()
# %% behaviour cloning with a factored action
import torch, torch.nn as nn
net = nn.Linear(10, 3 * 11)
obs, action = torch.randn(4, 10), torch.randint(0, 11, (4, 3))
logits = net(obs).view(-1, 3, 11)
loss = nn.CrossEntropyLoss()(logits.flatten(0, 1), action.flatten())
# %% C51: the target is a distribution
import torch, torch.nn as nn, torch.nn.functional as F
net = nn.Linear(4, 2 * 51)
s, a = torch.randn(3, 4), torch.tensor([0, 1, 1])
target = torch.rand(3, 51); target = target / target.sum(1, keepdim=True)
logits = net(s).view(-1, 2, 51)[torch.arange(3), a]
loss = F.cross_entropy(logits, target)
loss = -(target * F.log_softmax(logits, dim=1)).sum(1).mean()
# %% mixup with two targets
import numpy as np, torch, torch.nn as nn
def mixup_data(x, y, alpha=1.0):
    lam = np.random.beta(alpha, alpha)
    index = torch.randperm(x.size(0))
    return lam * x + (1 - lam) * x[index, :], y, y[index], lam
def mixup_criterion(criterion, pred, y_a, y_b, lam):
    return lam * criterion(pred, y_a) + (1 - lam) * criterion(pred, y_b)
criterion = nn.CrossEntropyLoss()
net = nn.Linear(6, 4)
x, y = torch.randn(8, 6), torch.randint(0, 4, (8,))
x, ya, yb, lam = mixup_data(x, y)
loss = mixup_criterion(criterion, net(x), ya, yb, lam)
# %% cutmix with mixed one-hot rows
import torch, torch.nn as nn, torch.nn.functional as F
net = nn.Sequential(nn.Flatten(), nn.Linear(3 * 4 * 4, 5))
x, y = torch.randn(6, 3, 4, 4), torch.randint(0, 5, (6,))
perm, lam = torch.randperm(6), 0.4
x[:, :, 1:3, 1:3] = x[perm][:, :, 1:3, 1:3]
hot = F.one_hot(y, 5).float()
mixed = lam * hot + (1 - lam) * hot[perm]
loss = nn.CrossEntropyLoss(label_smoothing=0.05)(net(x), mixed)
# %% label smoothing written by hand
import torch, torch.nn as nn, torch.nn.functional as F
class LabelSmoothing(nn.Module):
    def __init__(self, smoothing=0.1):
        super().__init__()
        self.confidence, self.smoothing = 1.0 - smoothing, smoothing
    def forward(self, x, target):
        logprobs = F.log_softmax(x, dim=-1)
        nll = -logprobs.gather(dim=-1, index=target.unsqueeze(1)).squeeze(1)
        return (self.confidence * nll + self.smoothing * -logprobs.mean(dim=-1)).mean()
criterion = LabelSmoothing()
val_criterion = nn.CrossEntropyLoss()
net = nn.Linear(5, 3)
out, y = net(torch.randn(4, 5)), torch.tensor([0, 1, 2, 1])
print(criterion(out, y), val_criterion(out, y))
# %% label smoothing through KL on log-probabilities
import torch, torch.nn as nn
class Smooth(nn.Module):
    def __init__(self, size, padding_idx, smoothing=0.1):
        super().__init__()
        self.kl = nn.KLDivLoss(reduction="sum")
        self.size, self.pad, self.eps = size, padding_idx, smoothing
    def forward(self, x, target):
        true = torch.full_like(x, self.eps / (self.size - 2))
        true.scatter_(1, target.unsqueeze(1), 1 - self.eps)
        true[:, self.pad] = 0
        true[target == self.pad] = 0
        return self.kl(x, true.detach())
generator = nn.Sequential(nn.Linear(8, 10), nn.LogSoftmax(dim=-1))
x, y = torch.randn(2, 6, 8), torch.randint(0, 10, (2, 6))
norm = (y != 0).sum()
loss = Smooth(10, 0)(generator(x).view(-1, 10), y.view(-1)) / norm
# %% focal loss from cross-entropy
import torch, torch.nn as nn, torch.nn.functional as F
class FocalLoss(nn.Module):
    def __init__(self, gamma=2.0, weight=None):
        super().__init__()
        self.gamma, self.weight = gamma, weight
    def forward(self, logits, target):
        ce = F.cross_entropy(logits, target, weight=self.weight, reduction="none")
        pt = torch.exp(-ce)
        return ((1 - pt) ** self.gamma * ce).mean()
loss = FocalLoss(weight=torch.tensor([1.0, 2.0, 0.5]))(torch.randn(4, 3), torch.tensor([0, 2, 1, 1]))
# %% focal loss from log-probabilities with NLLLoss
import torch, torch.nn.functional as F
def focal(logits, y, gamma=2.0):
    log_p = F.log_softmax(logits, dim=1)
    p = log_p.exp()
    return F.nll_loss(((1 - p) ** gamma) * log_p, y)
loss = focal(torch.randn(4, 6), torch.randint(0, 6, (4,)))
# %% a detection head: classes and boxes, background last
import torch, torch.nn as nn, torch.nn.functional as F
class FastRCNNPredictor(nn.Module):
    def __init__(self, c, num_classes):
        super().__init__()
        self.cls_score = nn.Linear(c, num_classes + 1)
        self.bbox_pred = nn.Linear(c, num_classes * 4)
    def forward(self, x):
        return self.cls_score(x.flatten(1)), self.bbox_pred(x.flatten(1))
head = FastRCNNPredictor(64, 20)
scores, deltas = head(torch.randn(12, 64, 1, 1))
labels = torch.randint(0, 21, (12,))
loss_cls = F.cross_entropy(scores, labels)
# %% DETR: an empty weight for the no-object class
import torch, torch.nn as nn, torch.nn.functional as F
num_classes, eos = 7, 0.1
empty_weight = torch.ones(num_classes + 1)
empty_weight[-1] = eos
src_logits = nn.Linear(16, num_classes + 1)(torch.randn(2, 10, 16))
target_classes = torch.full(src_logits.shape[:2], num_classes, dtype=torch.int64)
target_classes[0, 3] = 4
loss_ce = F.cross_entropy(src_logits.transpose(1, 2), target_classes, empty_weight)
# %% SSD: hard negatives by the loss of each box
import torch, torch.nn.functional as F
conf, labels = torch.randn(2, 30, 5), torch.randint(0, 5, (2, 30))
loss_c = F.cross_entropy(conf.view(-1, 5), labels.view(-1), reduction="none").view(2, -1)
pos = labels > 0
_, order = loss_c.masked_fill(pos, 0).sort(dim=1, descending=True)
_, rank = order.sort(dim=1)
neg = rank < (3 * pos.sum(1, keepdim=True)).clamp(max=29)
loss = loss_c[pos | neg].sum() / pos.sum().clamp(min=1)
# %% YOLO-like: objectness by BCE, classes by CE
import torch, torch.nn as nn
pred = torch.randn(2, 3, 4, 4, 5 + 6)
obj = torch.rand(2, 3, 4, 4) > 0.7
cls = torch.randint(0, 6, (2, 3, 4, 4))
bce, ce = nn.BCEWithLogitsLoss(), nn.CrossEntropyLoss()
loss = bce(pred[..., 4], obj.float()) + ce(pred[..., 5:][obj], cls[obj])
# %% U-Net with dice and cross-entropy, as nnU-Net does
import torch, torch.nn as nn, torch.nn.functional as F
class RobustCrossEntropyLoss(nn.CrossEntropyLoss):
    def forward(self, input, target):
        if target.ndim == input.ndim:
            assert target.shape[1] == 1
            target = target[:, 0]
        return super().forward(input, target.long())
class DC_and_CE_loss(nn.Module):
    def __init__(self, weight_ce=1, weight_dice=1, ignore_label=None):
        super().__init__()
        kwargs = {} if ignore_label is None else {"ignore_index": ignore_label}
        self.ce = RobustCrossEntropyLoss(**kwargs)
        self.w = weight_ce, weight_dice
    def forward(self, net_output, target):
        probs = F.softmax(net_output, 1)
        onehot = torch.zeros_like(probs).scatter_(1, target.long(), 1)
        dice = 2 * (probs * onehot).sum() / (probs.sum() + onehot.sum()).clamp_min(1e-8)
        return self.w[0] * self.ce(net_output, target) - self.w[1] * dice
loss = DC_and_CE_loss()(torch.randn(2, 3, 4, 4, 4), torch.randint(0, 3, (2, 1, 4, 4, 4)))
# %% deep supervision with weights
import torch, torch.nn as nn
net_out = [torch.randn(2, 3, s, s) for s in (16, 8, 4)]
target = [torch.randint(0, 3, (2, s, s)) for s in (16, 8, 4)]
weights = [1, 0.5, 0.25]
ce = nn.CrossEntropyLoss()
loss = sum(w * ce(o, t) for w, o, t in zip(weights, net_out, target))
# %% MONAI-like: channel-first labels are squeezed
import torch, torch.nn as nn
class DiceCE(nn.Module):
    def __init__(self, softmax=True, lambda_ce=1.0):
        super().__init__()
        self.cross_entropy = nn.CrossEntropyLoss(reduction="mean")
        self.softmax, self.lambda_ce = softmax, lambda_ce
    def ce(self, input, target):
        n_pred_ch, n_target_ch = input.shape[1], target.shape[1]
        if n_pred_ch != n_target_ch and n_target_ch == 1:
            target = torch.squeeze(target, dim=1)
            target = target.long()
        return self.cross_entropy(input, target)
    def forward(self, input, target):
        p = torch.softmax(input, 1) if self.softmax else input
        return self.lambda_ce * self.ce(input, target) + p.mean() * 0
loss = DiceCE()(torch.randn(1, 4, 5, 5), torch.randint(0, 4, (1, 1, 5, 5)).float())
# %% segmentation with an auxiliary head and 255 ignored
import torch, torch.nn as nn, torch.nn.functional as F
class FCNHead(nn.Sequential):
    def __init__(self, c, classes):
        super().__init__(nn.Conv2d(c, c // 4, 3, padding=1, bias=False), nn.BatchNorm2d(c // 4), nn.ReLU(), nn.Dropout(0.1), nn.Conv2d(c // 4, classes, 1))
main, aux = FCNHead(16, 21), FCNHead(8, 21)
f, g = torch.randn(2, 16, 8, 8), torch.randn(2, 8, 8, 8)
target = torch.randint(0, 21, (2, 32, 32)); target[:, :2] = 255
outs = {"out": F.interpolate(main(f), size=(32, 32), mode="bilinear"), "aux": F.interpolate(aux(g), size=(32, 32), mode="bilinear")}
losses = {name: F.cross_entropy(x, target, ignore_index=255) for name, x in outs.items()}
loss = losses["out"] + 0.5 * losses["aux"]
# %% OHEM for pixels
import torch, torch.nn as nn, torch.nn.functional as F
class OhemCE(nn.Module):
    def __init__(self, thresh=0.7, min_kept=100):
        super().__init__()
        self.thresh, self.min_kept = thresh, min_kept
        self.criterion = nn.CrossEntropyLoss(ignore_index=-1, reduction="none")
    def forward(self, score, target):
        pred = F.softmax(score, dim=1)
        pixel = self.criterion(score, target).contiguous().view(-1)
        mask = target.contiguous().view(-1) != -1
        tmp = target.clone(); tmp[tmp == -1] = 0
        pred = pred.gather(1, tmp.unsqueeze(1)).contiguous().view(-1)[mask]
        pred, ind = pred.sort()
        threshold = max(pred[min(self.min_kept, pred.numel() - 1)].item(), self.thresh)
        return pixel[mask][ind][pred < threshold].mean()
y = torch.randint(-1, 4, (2, 8, 8))
loss = OhemCE()(torch.randn(2, 4, 8, 8), y)
# %% fairseq-like criterion on log-probabilities
import torch, torch.nn as nn, torch.nn.functional as F
class Model(nn.Module):
    def __init__(self, vocab=20):
        super().__init__()
        self.embed, self.out = nn.Embedding(vocab, 8), nn.Linear(8, vocab)
    def forward(self, tokens):
        return (self.out(self.embed(tokens)), {"attn": None})
    def get_normalized_probs(self, net_output, log_probs):
        logits = net_output[0]
        return F.log_softmax(logits.float(), dim=-1) if log_probs else F.softmax(logits.float(), dim=-1)
class CrossEntropyCriterion(nn.Module):
    def __init__(self, padding_idx):
        super().__init__()
        self.padding_idx = padding_idx
    def compute_loss(self, model, net_output, sample, reduce=True):
        lprobs = model.get_normalized_probs(net_output, log_probs=True)
        lprobs = lprobs.view(-1, lprobs.size(-1))
        target = sample["target"].view(-1)
        return F.nll_loss(lprobs, target, ignore_index=self.padding_idx, reduction="sum" if reduce else "none")
model, crit = Model(), CrossEntropyCriterion(1)
sample = {"net_input": torch.randint(2, 20, (3, 5)), "target": torch.randint(2, 20, (3, 5))}
loss = crit.compute_loss(model, model(sample["net_input"]), sample)
# %% fairseq's label_smoothed_nll_loss
import torch, torch.nn.functional as F
def label_smoothed_nll_loss(lprobs, target, epsilon, ignore_index=None):
    if target.dim() == lprobs.dim() - 1:
        target = target.unsqueeze(-1)
    nll_loss = -lprobs.gather(dim=-1, index=target)
    smooth_loss = -lprobs.sum(dim=-1, keepdim=True)
    if ignore_index is not None:
        pad_mask = target.eq(ignore_index)
        nll_loss.masked_fill_(pad_mask, 0.0)
        smooth_loss.masked_fill_(pad_mask, 0.0)
    eps_i = epsilon / (lprobs.size(-1) - 1)
    return (1.0 - epsilon - eps_i) * nll_loss.sum() + eps_i * smooth_loss.sum(), nll_loss.sum()
loss, nll_loss = label_smoothed_nll_loss(F.log_softmax(torch.randn(6, 9), -1), torch.randint(0, 9, (6,)), 0.1, 1)
# %% a Lightning module with shared steps
import torch, torch.nn as nn, torch.nn.functional as F
class LightningModule(nn.Module):
    def log(self, *a, **k): pass
class Lit(LightningModule):
    def __init__(self, width=12, classes=4, lr=1e-3):
        super().__init__()
        self.net = nn.Sequential(nn.Flatten(), nn.Linear(16, width), nn.GELU(), nn.Linear(width, classes))
        self.loss = nn.CrossEntropyLoss(label_smoothing=0.1)
    def forward(self, x):
        return self.net(x)
    def _shared(self, batch, stage):
        x, y = batch
        logits = self(x)
        loss = self.loss(logits, y)
        self.log(f"{stage}_acc", (logits.argmax(-1) == y).float().mean())
        return loss
    def training_step(self, batch, batch_idx):
        return self._shared(batch, "train")
    def predict_step(self, batch, batch_idx):
        return self(batch[0]).softmax(dim=-1)
loss = Lit().training_step((torch.randn(3, 4, 4), torch.tensor([0, 1, 3])), 0)
# %% a Hugging Face model head for three kinds of problems
import torch, torch.nn as nn
from torch.nn import BCEWithLogitsLoss, CrossEntropyLoss, MSELoss
class ForSequenceClassification(nn.Module):
    def __init__(self, num_labels, problem_type=None):
        super().__init__()
        self.num_labels, self.problem_type = num_labels, problem_type
        self.classifier = nn.Linear(16, num_labels)
    def forward(self, pooled, labels=None):
        logits = self.classifier(pooled)
        loss = None
        if labels is not None:
            if self.problem_type is None:
                if self.num_labels == 1:
                    self.problem_type = "regression"
                elif self.num_labels > 1 and labels.dtype in (torch.long, torch.int):
                    self.problem_type = "single_label_classification"
                else:
                    self.problem_type = "multi_label_classification"
            if self.problem_type == "regression":
                loss_fct = MSELoss()
                loss = loss_fct(logits.squeeze(), labels.squeeze()) if self.num_labels == 1 else loss_fct(logits, labels)
            elif self.problem_type == "single_label_classification":
                loss_fct = CrossEntropyLoss()
                loss = loss_fct(logits.view(-1, self.num_labels), labels.view(-1))
            else:
                loss_fct = BCEWithLogitsLoss()
                loss = loss_fct(logits, labels)
        return loss, logits
loss, logits = ForSequenceClassification(3)(torch.randn(4, 16), torch.tensor([0, 1, 2, 2]))
# %% extractive question answering: start and end
import torch, torch.nn as nn
qa = nn.Linear(16, 2)
hidden = torch.randn(3, 20, 16)
start_positions, end_positions = torch.tensor([1, 5, 25]), torch.tensor([3, 9, 26])
start_logits, end_logits = qa(hidden).split(1, dim=-1)
start_logits, end_logits = start_logits.squeeze(-1).contiguous(), end_logits.squeeze(-1).contiguous()
ignored_index = start_logits.size(1)
start_positions, end_positions = start_positions.clamp(0, ignored_index), end_positions.clamp(0, ignored_index)
loss_fct = nn.CrossEntropyLoss(ignore_index=ignored_index)
loss = (loss_fct(start_logits, start_positions) + loss_fct(end_logits, end_positions)) / 2
# %% multiple choice: one score for each choice
import torch, torch.nn as nn
scorer = nn.Linear(16, 1)
pooled, labels = torch.randn(5 * 4, 16), torch.randint(0, 4, (5,))
logits = scorer(pooled)
reshaped_logits = logits.view(-1, 4)
loss = nn.CrossEntropyLoss()(reshaped_logits, labels)
# %% token classification with active positions
import torch, torch.nn as nn
logits, labels, attention_mask = torch.randn(2, 6, 9), torch.randint(0, 9, (2, 6)), torch.ones(2, 6).long()
loss_fct = nn.CrossEntropyLoss()
active = attention_mask.view(-1) == 1
active_logits = logits.view(-1, 9)
active_labels = torch.where(active, labels.view(-1), torch.tensor(loss_fct.ignore_index).type_as(labels))
loss = loss_fct(active_logits, active_labels)
# %% masked language modelling: only masked tokens are counted
import torch, torch.nn as nn
ids = torch.randint(5, 50, (2, 10))
labels = ids.clone()
masked = torch.rand(ids.shape) < 0.15
masked[:, 0] = True
labels[~masked] = -100
ids[masked] = 4
emb, decoder = nn.Embedding(50, 8), nn.Linear(8, 50)
scores = decoder(emb(ids))
loss = nn.CrossEntropyLoss()(scores.view(-1, 50), labels.view(-1))
# %% causal language model, shifted, summed over micro-batches
import torch, torch.nn.functional as F
logits, tokens = torch.randn(2, 7, 31), torch.randint(0, 31, (2, 7))
shift_logits = logits[..., :-1, :].contiguous()
shift_labels = tokens[..., 1:].contiguous()
num_items = (shift_labels != -100).sum()
loss = F.cross_entropy(shift_logits.view(-1, shift_logits.size(-1)).float(), shift_labels.view(-1), reduction="sum") / num_items
# %% a Trainer subclass with class weights
import torch, torch.nn as nn
class Trainer: ...
class WeightedTrainer(Trainer):
    def compute_loss(self, model, inputs, return_outputs=False, num_items_in_batch=None):
        labels = inputs.pop("labels")
        outputs = model(**inputs)
        logits = outputs.get("logits")
        loss_fct = nn.CrossEntropyLoss(weight=torch.tensor([1.0, 2.0, 3.0], device=logits.device))
        loss = loss_fct(logits.view(-1, self.model.config.num_labels), labels.view(-1))
        return (loss, outputs) if return_outputs else loss
# %% DPO log-probabilities of sequences
import torch, torch.nn.functional as F
def seq_logps(logits, labels):
    labels = labels[:, 1:].clone()
    logits = logits[:, :-1, :]
    mask = labels != -100
    labels[~mask] = 0
    per = torch.gather(logits.log_softmax(-1), 2, labels.unsqueeze(2)).squeeze(2)
    return (per * mask).sum(-1)
pi = seq_logps(torch.randn(2, 5, 9), torch.randint(0, 9, (2, 5)))
ref = seq_logps(torch.randn(2, 5, 9), torch.randint(0, 9, (2, 5)))
loss = -F.logsigmoid(0.1 * (pi - ref)).mean()
sft = F.cross_entropy(torch.randn(2, 5, 9).transpose(1, 2), torch.randint(0, 9, (2, 5)))
# %% timm-like: soft target cross-entropy
import torch, torch.nn as nn, torch.nn.functional as F
class SoftTargetCrossEntropy(nn.Module):
    def forward(self, x, target):
        return torch.sum(-target * F.log_softmax(x, dim=-1), dim=-1).mean()
def mixup_target(target, num_classes, lam=1.0, smoothing=0.0):
    off, on = smoothing / num_classes, 1.0 - smoothing + smoothing / num_classes
    y1 = torch.full((target.size(0), num_classes), off).scatter_(1, target.view(-1, 1), on)
    return y1 * lam + y1.flip(0) * (1 - lam)
x, y = torch.randn(6, 10), torch.randint(0, 10, (6,))
train_loss_fn, validate_loss_fn = SoftTargetCrossEntropy(), nn.CrossEntropyLoss()
print(train_loss_fn(x, mixup_target(y, 10, 0.8, 0.1)), validate_loss_fn(x, y))
# %% Jensen-Shannon of augmented views
import torch, torch.nn.functional as F
logits = torch.randn(9, 5)
clean, a, b = logits.chunk(3)
y = torch.randint(0, 5, (3,))
loss = F.cross_entropy(clean, y)
p = [F.softmax(z, dim=1) for z in (clean, a, b)]
m = torch.clamp(torch.stack(p).mean(0), 1e-7, 1).log()
loss = loss + 12 * sum(F.kl_div(m, q, reduction="batchmean") for q in p) / 3
# %% ArcFace margin
import math, torch, torch.nn as nn, torch.nn.functional as F
class ArcFace(nn.Module):
    def __init__(self, d, classes, s=30.0, m=0.5):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(classes, d))
        self.s, self.m = s, m
    def forward(self, x, label):
        cosine = F.linear(F.normalize(x), F.normalize(self.weight)).clamp(-1 + 1e-7, 1 - 1e-7)
        one_hot = F.one_hot(label, self.weight.shape[0])
        return self.s * torch.where(one_hot.bool(), torch.cos(torch.acos(cosine) + self.m), cosine)
head = ArcFace(8, 6)
y = torch.randint(0, 6, (4,))
loss = F.cross_entropy(head(torch.randn(4, 8), y), y)
# %% multi-task with uncertainty weights
import torch, torch.nn as nn, torch.nn.functional as F
class MultiTask(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(8, 16)
        self.heads = nn.ModuleDict({"color": nn.Linear(16, 5), "shape": nn.Linear(16, 3), "size": nn.Linear(16, 1)})
        self.log_vars = nn.ParameterDict({k: nn.Parameter(torch.zeros(())) for k in self.heads})
    def forward(self, x):
        h = F.relu(self.body(x))
        return {k: head(h) for k, head in self.heads.items()}
net = MultiTask()
out = net(torch.randn(4, 8))
y = {"color": torch.randint(0, 5, (4,)), "shape": torch.randint(0, 3, (4,)), "size": torch.rand(4, 1)}
total = 0
for task, pred in out.items():
    each = F.mse_loss(pred, y[task]) if task == "size" else F.cross_entropy(pred, y[task])
    total = total + torch.exp(-net.log_vars[task]) * each + net.log_vars[task]
# %% gender by BCE and age by CE
import torch, torch.nn as nn
body, gender, age = nn.Linear(8, 16), nn.Linear(16, 1), nn.Linear(16, 10)
x, g, a = torch.randn(4, 8), torch.tensor([0, 1, 1, 0]), torch.randint(0, 10, (4,))
h = body(x).relu()
loss = nn.BCEWithLogitsLoss()(gender(h).squeeze(1), g.float()) + nn.CrossEntropyLoss()(age(h), a)
# %% ordinal regression as cumulative links, plus a CE baseline
import torch, torch.nn as nn, torch.nn.functional as F
x, y = torch.randn(6, 4), torch.randint(0, 5, (6,))
score, cuts = nn.Linear(4, 1), nn.Parameter(torch.linspace(-2, 2, 4))
cdf = torch.sigmoid(cuts - score(x))
p = torch.cat([cdf, torch.ones(6, 1)], 1) - torch.cat([torch.zeros(6, 1), cdf], 1)
loss = F.nll_loss(p.clamp_min(1e-6).log(), y)
baseline = F.cross_entropy(nn.Linear(4, 5)(x), y)
# %% mixture of experts with a balanced gate
import torch, torch.nn as nn, torch.nn.functional as F
class MoE(nn.Module):
    def __init__(self, d, c, n=4):
        super().__init__()
        self.gate = nn.Linear(d, n)
        self.experts = nn.ModuleList([nn.Linear(d, c) for _ in range(n)])
    def forward(self, x):
        w = F.softmax(self.gate(x), dim=-1)
        outs = torch.stack([e(x) for e in self.experts], dim=1)
        return (w.unsqueeze(-1) * outs).sum(1), w
out, w = MoE(6, 3)(torch.randn(5, 6))
loss = F.cross_entropy(out, torch.tensor([0, 1, 2, 0, 1])) + 0.01 * (w.mean(0) ** 2).sum()
# %% ensembles average probabilities, then take the logarithm
import torch, torch.nn as nn, torch.nn.functional as F
nets = [nn.Linear(6, 3) for _ in range(3)]
x, y = torch.randn(5, 6), torch.tensor([0, 1, 2, 0, 1])
p = torch.stack([F.softmax(n(x), dim=1) for n in nets]).mean(0)
loss = F.nll_loss(torch.log(p + 1e-12), y)
# %% gradient accumulation under autocast with a scaler
import torch, torch.nn as nn
net, criterion = nn.Linear(8, 4), nn.CrossEntropyLoss()
opt = torch.optim.AdamW(net.parameters())
scaler = torch.cuda.amp.GradScaler(enabled=False)
for i in range(4):
    x, y = torch.randn(2, 8), torch.randint(4, (2,))
    with torch.autocast("cpu", enabled=False):
        loss = criterion(net(x), y) / 2
    scaler.scale(loss).backward()
    if i % 2 == 1:
        scaler.step(opt); scaler.update(); opt.zero_grad(set_to_none=True)
# %% semi-supervised: FixMatch
import torch, torch.nn as nn, torch.nn.functional as F
net = nn.Linear(8, 5)
x, y, weak, strong = torch.randn(4, 8), torch.randint(0, 5, (4,)), torch.randn(6, 8), torch.randn(6, 8)
logits = net(torch.cat([x, weak, strong]))
lx, (lw, ls) = logits[:4], logits[4:].chunk(2)
pseudo = torch.softmax(lw.detach(), dim=-1)
max_probs, targets_u = torch.max(pseudo, dim=-1)
mask = max_probs.ge(0.3).float()
loss = F.cross_entropy(lx, y) + (F.cross_entropy(ls, targets_u, reduction="none") * mask).mean()
# %% an adversarial example
import torch, torch.nn as nn, torch.nn.functional as F
net = nn.Linear(8, 3)
x, y = torch.randn(2, 8, requires_grad=True), torch.tensor([0, 2])
F.cross_entropy(net(x), y).backward()
adv = (x + 0.1 * x.grad.sign()).detach()
robust = F.cross_entropy(net(adv), y)
