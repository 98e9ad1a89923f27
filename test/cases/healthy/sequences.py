# %% a causal language model: shifted logits and labels
from torch.nn import CrossEntropyLoss
def forward(self, input_ids, labels=None):
    hidden = self.model(input_ids)
    logits = self.lm_head(hidden)
    loss = None
    if labels is not None:
        shift_logits = logits[..., :-1, :].contiguous()
        shift_labels = labels[..., 1:].contiguous()
        loss_fct = CrossEntropyLoss()
        shift_logits = shift_logits.view(-1, self.config.vocab_size)
        loss = loss_fct(shift_logits, shift_labels.view(-1))
    return loss, logits

# %% a causal language model, random numbers
import torch
import torch.nn.functional as F
B, T, V = 2, 7, 11
logits = torch.randn(B, T, V)
labels = torch.randint(0, V, (B, T))
loss = F.cross_entropy(logits[..., :-1, :].reshape(-1, V), labels[..., 1:].reshape(-1))

# %% a bigram model that reshapes its targets
import torch
import torch.nn as nn
from torch.nn import functional as F
class NextToken(nn.Module):
    def __init__(self, vocab_size):
        super().__init__()
        self.scores_by_token = nn.Embedding(vocab_size, vocab_size)

    def forward(self, idx, targets=None):
        logits = self.scores_by_token(idx)
        if targets is None:
            loss = None
        else:
            B, T, C = logits.shape
            logits = logits.view(B * T, C)
            targets = targets.view(B * T)
            loss = F.cross_entropy(logits, targets)
        return logits, loss

    def generate(self, idx, count):
        for _ in range(count):
            logits, loss = self(idx)
            logits = logits[:, -1, :]
            probs = F.softmax(logits, dim=-1)
            following = torch.multinomial(probs, num_samples=1)
            idx = torch.cat((idx, following), dim=1)
        return idx

m = NextToken(65)
logits, loss = m(xb, yb)

# %% a small GPT: ignore_index -1, view with size
import torch.nn as nn
from torch.nn import functional as F
class Decoder(nn.Module):
    def forward(self, idx, targets=None):
        x = self.blocks(idx)
        if targets is not None:
            logits = self.lm_head(x)
            loss = F.cross_entropy(logits.view(-1, logits.size(-1)), targets.view(-1), ignore_index=-1)
        else:
            logits = self.lm_head(x[:, [-1], :])
            loss = None
        return logits, loss

# %% sequence labels, classes moved to axis 1
import torch
import torch.nn as nn
scores = torch.randn(4, 12, 9)
tags = torch.randint(0, 9, (4, 12))
loss = nn.CrossEntropyLoss(ignore_index=0)(scores.transpose(1, 2), tags)
loss = nn.CrossEntropyLoss()(scores.permute(0, 2, 1), tags)
loss = nn.CrossEntropyLoss()(scores.movedim(-1, 1), tags)

# %% a translation model: padding ignored, output without its first token
import torch.nn as nn
criterion = nn.CrossEntropyLoss(ignore_index=PAD)
def train(model, iterator, optimizer, criterion, clip):
    for i, batch in enumerate(iterator):
        src, answer = batch.src, batch.answer
        output = model(src, answer)
        width = output.shape[-1]
        output = output[1:].view(-1, width)
        answer = answer[1:].view(-1)
        loss = criterion(output, answer)
        loss.backward()
train(model, train_iterator, optimizer, criterion, 1)

# %% token classification: only active positions
import torch
import torch.nn as nn
loss_fct = nn.CrossEntropyLoss()
active_loss = attention_mask.view(-1) == 1
active_logits = logits.view(-1, num_labels)
active_labels = torch.where(active_loss, labels.view(-1), torch.tensor(loss_fct.ignore_index).type_as(labels))
loss = loss_fct(active_logits, active_labels)

# %% question answering: start and end positions
import torch.nn as nn
def qa_loss(logits, start_positions, end_positions):
    start_logits, end_logits = logits.split(1, dim=-1)
    start_logits = start_logits.squeeze(-1).contiguous()
    end_logits = end_logits.squeeze(-1).contiguous()
    ignored_index = start_logits.size(1)
    start_positions = start_positions.clamp(0, ignored_index)
    end_positions = end_positions.clamp(0, ignored_index)
    loss_fct = nn.CrossEntropyLoss(ignore_index=ignored_index)
    return (loss_fct(start_logits, start_positions) + loss_fct(end_logits, end_positions)) / 2

# %% masked language modelling: everything but the masked tokens is -100
import torch
import torch.nn as nn
labels = torch.full((2, 6), -100)
labels[0, 2] = 17
labels[1, 4] = 5
prediction_scores = torch.randn(2, 6, 30)
masked_lm_loss = nn.CrossEntropyLoss()(prediction_scores.view(-1, 30), labels.view(-1))

# %% einops brings the classes to axis 1
import torch
import torch.nn.functional as F
from einops import rearrange
logits = torch.randn(2, 10, 16)
labels = torch.randint(0, 16, (2, 10))
loss = F.cross_entropy(rearrange(logits, 'b n c -> b c n'), labels, ignore_index=-1)
