# %% a bigram model
import torch
import torch.nn as nn
from torch.nn import functional as F
torch.manual_seed(1337)

class Bigram(nn.Module):
    def __init__(self, vocab_size):
        super().__init__()
        self.token_embedding_table = nn.Embedding(vocab_size, vocab_size)

    def forward(self, idx, targets=None):
        logits = self.token_embedding_table(idx)
        if targets is None:
            loss = None
        else:
            B, T, C = logits.shape
            logits = logits.view(B * T, C)
            targets = targets.view(B * T)
            loss = F.cross_entropy(logits, targets)
        return logits, loss

    def generate(self, idx, max_new_tokens):
        for _ in range(max_new_tokens):
            logits, loss = self(idx)
            probs = F.softmax(logits[:, -1, :], dim=-1)
            idx = torch.cat((idx, torch.multinomial(probs, num_samples=1)), dim=1)
        return idx

m = Bigram(65)
xb, yb = torch.randint(65, (4, 8)), torch.randint(65, (4, 8))
out, loss = m(xb, yb)
m.generate(torch.zeros((1, 1), dtype=torch.long), 5)

# %% a small GPT with config and weight tying
from dataclasses import dataclass
import math
import torch
import torch.nn as nn
from torch.nn import functional as F

@dataclass
class Config:
    block_size: int = 16
    vocab_size: int = 50
    n_layer: int = 2
    n_head: int = 2
    n_embd: int = 32
    dropout: float = 0.0

class Attention(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.c_attn = nn.Linear(config.n_embd, 3 * config.n_embd)
        self.c_proj = nn.Linear(config.n_embd, config.n_embd)
        self.n_head = config.n_head
        self.register_buffer('bias', torch.tril(torch.ones(config.block_size, config.block_size))[None, None])

    def forward(self, x):
        B, T, C = x.size()
        q, k, v = self.c_attn(x).split(C, dim=2)
        q, k, v = (t.view(B, T, self.n_head, C // self.n_head).transpose(1, 2) for t in (q, k, v))
        att = (q @ k.transpose(-2, -1)) * (1.0 / math.sqrt(k.size(-1)))
        att = att.masked_fill(self.bias[:, :, :T, :T] == 0, float('-inf'))
        att = F.softmax(att, dim=-1)
        return self.c_proj((att @ v).transpose(1, 2).contiguous().view(B, T, C))

class GPT(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.config = config
        self.transformer = nn.ModuleDict(dict(
            wte=nn.Embedding(config.vocab_size, config.n_embd),
            wpe=nn.Embedding(config.block_size, config.n_embd),
            h=nn.ModuleList([Attention(config) for _ in range(config.n_layer)]),
            ln_f=nn.LayerNorm(config.n_embd),
        ))
        self.lm_head = nn.Linear(config.n_embd, config.vocab_size, bias=False)
        self.transformer.wte.weight = self.lm_head.weight

    def forward(self, idx, targets=None):
        pos = torch.arange(0, idx.size(1), dtype=torch.long, device=idx.device)
        x = self.transformer.wte(idx) + self.transformer.wpe(pos)
        for block in self.transformer.h:
            x = x + block(x)
        x = self.transformer.ln_f(x)
        if targets is not None:
            logits = self.lm_head(x)
            loss = F.cross_entropy(logits.view(-1, logits.size(-1)), targets.reshape(-1), ignore_index=-1)
        else:
            logits = self.lm_head(x[:, [-1], :])
            loss = None
        return logits, loss

model = GPT(Config())
tokens = torch.randint(0, 50, (2, 17))
logits, loss = model(tokens[:, :-1], tokens[:, 1:])

# %% labels shifted inside the model, as in transformers
import torch
from torch import nn
from torch.nn import CrossEntropyLoss
from typing import Optional, Tuple, Union

class CausalLM(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.config = config
        self.embed = nn.Embedding(config['vocab_size'], 8)
        self.lm_head = nn.Linear(8, config['vocab_size'], bias=False)

    def forward(self, input_ids: torch.LongTensor, labels: Optional[torch.LongTensor] = None, return_dict: Optional[bool] = None) -> Union[Tuple, dict]:
        hidden_states = self.embed(input_ids)
        logits = self.lm_head(hidden_states)
        logits = logits.float()
        loss = None
        if labels is not None:
            shift_logits = logits[..., :-1, :].contiguous()
            shift_labels = labels[..., 1:].contiguous()
            loss_fct = CrossEntropyLoss()
            shift_logits = shift_logits.view(-1, self.config['vocab_size'])
            shift_labels = shift_labels.view(-1)
            shift_labels = shift_labels.to(shift_logits.device)
            loss = loss_fct(shift_logits, shift_labels)
        if not return_dict:
            output = (logits,) + (hidden_states,)
            return ((loss,) + output) if loss is not None else output
        return {'loss': loss, 'logits': logits}

lm = CausalLM({'vocab_size': 30})
ids = torch.randint(0, 30, (2, 7))
out = lm(ids, labels=ids, return_dict=True)

# %% masked language modelling with 80/10/10
import torch
import torch.nn.functional as F
vocab, mask_id, pad = 120, 103, 0
ids = torch.randint(104, vocab, (3, 12))
labels = ids.clone()
probability = torch.full(labels.shape, 0.15)
special = ids == pad
probability.masked_fill_(special, value=0.0)
masked = torch.bernoulli(probability).bool()
labels[~masked] = -100
replaced = torch.bernoulli(torch.full(labels.shape, 0.8)).bool() & masked
ids[replaced] = mask_id
randomised = torch.bernoulli(torch.full(labels.shape, 0.5)).bool() & masked & ~replaced
ids[randomised] = torch.randint(vocab, labels.shape)[randomised]
logits = torch.nn.Embedding(vocab, vocab)(ids)
loss = F.cross_entropy(logits.view(-1, vocab), labels.view(-1))
loss = torch.nn.CrossEntropyLoss(ignore_index=-100)(logits.transpose(1, 2), labels)

# %% sequence classification with three kinds of problem
import torch
from torch.nn import BCEWithLogitsLoss, CrossEntropyLoss, MSELoss

def classification_loss(config, logits, labels):
    if config.problem_type is None:
        if config.num_labels == 1:
            config.problem_type = 'regression'
        elif config.num_labels > 1 and labels.dtype in (torch.long, torch.int):
            config.problem_type = 'single_label_classification'
        else:
            config.problem_type = 'multi_label_classification'
    if config.problem_type == 'regression':
        loss_fct = MSELoss()
        loss = loss_fct(logits.squeeze(), labels.squeeze())
    elif config.problem_type == 'single_label_classification':
        loss_fct = CrossEntropyLoss()
        loss = loss_fct(logits.view(-1, config.num_labels), labels.view(-1))
    elif config.problem_type == 'multi_label_classification':
        loss_fct = BCEWithLogitsLoss()
        loss = loss_fct(logits, labels)
    return loss

class Cfg:
    problem_type, num_labels = None, 3
classification_loss(Cfg(), torch.randn(4, 3), torch.randint(0, 3, (4,)))

# %% extractive question answering
import torch
import torch.nn as nn
class QA(nn.Module):
    def __init__(self, hidden=16):
        super().__init__()
        self.qa_outputs = nn.Linear(hidden, 2)

    def forward(self, sequence_output, start_positions=None, end_positions=None):
        logits = self.qa_outputs(sequence_output)
        start_logits, end_logits = logits.split(1, dim=-1)
        start_logits = start_logits.squeeze(-1).contiguous()
        end_logits = end_logits.squeeze(-1).contiguous()
        if start_positions is None:
            return start_logits, end_logits
        if len(start_positions.size()) > 1:
            start_positions = start_positions.squeeze(-1)
        if len(end_positions.size()) > 1:
            end_positions = end_positions.squeeze(-1)
        ignored_index = start_logits.size(1)
        start_positions = start_positions.clamp(0, ignored_index)
        end_positions = end_positions.clamp(0, ignored_index)
        loss_fct = nn.CrossEntropyLoss(ignore_index=ignored_index)
        start_loss = loss_fct(start_logits, start_positions)
        end_loss = loss_fct(end_logits, end_positions)
        return (start_loss + end_loss) / 2
loss = QA()(torch.randn(2, 10, 16), torch.tensor([[3], [10]]), torch.tensor([[5], [12]]))

# %% token classification, words with several pieces
import torch
import torch.nn as nn
label_all_tokens = False
def align(word_ids, labels):
    previous, out = None, []
    for word in word_ids:
        if word is None:
            out.append(-100)
        elif word != previous:
            out.append(labels[word])
        else:
            out.append(labels[word] if label_all_tokens else -100)
        previous = word
    return out
labels = torch.tensor([align([None, 0, 1, 1, None], [3, 4]), align([None, 0, 0, 1, None], [1, 2])])
attention_mask = torch.ones_like(labels)
logits = torch.randn(2, 5, 9)
loss_fct = nn.CrossEntropyLoss()
active_loss = attention_mask.view(-1) == 1
active_logits = logits.view(-1, 9)
active_labels = torch.where(active_loss, labels.view(-1), torch.tensor(loss_fct.ignore_index).type_as(labels))
loss = loss_fct(active_logits, active_labels)

# %% a seq2seq decoder with teacher forcing, NLLLoss step by step
import random
import torch
import torch.nn as nn
import torch.nn.functional as F

class Decoder(nn.Module):
    def __init__(self, hidden_size, output_size):
        super().__init__()
        self.embedding = nn.Embedding(output_size, hidden_size)
        self.gru = nn.GRU(hidden_size, hidden_size)
        self.out = nn.Linear(hidden_size, output_size)
        self.softmax = nn.LogSoftmax(dim=1)

    def forward(self, input, hidden):
        output = self.embedding(input).view(1, 1, -1)
        output = F.relu(output)
        output, hidden = self.gru(output, hidden)
        output = self.softmax(self.out(output[0]))
        return output, hidden

decoder, criterion = Decoder(8, 11), nn.NLLLoss()
target = torch.tensor([[4], [7], [1]])
decoder_input, decoder_hidden, loss = torch.tensor([[0]]), torch.zeros(1, 1, 8), 0
use_teacher_forcing = random.random() < 0.5
for di in range(target.size(0)):
    decoder_output, decoder_hidden = decoder(decoder_input, decoder_hidden)
    if not use_teacher_forcing:
        topv, topi = decoder_output.topk(1)
        decoder_input = topi.squeeze().detach().view(1, 1)
    else:
        decoder_input = target[di]
    loss += criterion(decoder_output, target[di])

# %% the whole sequence at once with a padding index
import torch
import torch.nn as nn
PAD_IDX, TGT_VOCAB = 1, 37
loss_fn = nn.CrossEntropyLoss(ignore_index=PAD_IDX)
transformer = nn.Transformer(16, 2, 1, 1, 32)
embed, generator = nn.Embedding(TGT_VOCAB, 16), nn.Linear(16, TGT_VOCAB)
src, tgt = torch.randint(2, TGT_VOCAB, (9, 3)), torch.randint(2, TGT_VOCAB, (8, 3))
tgt_input, tgt_out = tgt[:-1, :], tgt[1:, :]
mask = nn.Transformer.generate_square_subsequent_mask(tgt_input.size(0))
logits = generator(transformer(embed(src), embed(tgt_input), tgt_mask=mask))
loss = loss_fn(logits.reshape(-1, logits.shape[-1]), tgt_out.reshape(-1))

# %% time first: all but the first step
import torch
import torch.nn as nn
trg = torch.randint(1, 20, (6, 4))
output = torch.randn(6, 4, 20)
output_dim = output.shape[-1]
criterion = nn.CrossEntropyLoss(ignore_index=0)
flat = output[1:].view(-1, output_dim)
gold = trg[1:].view(-1)
loss = criterion(flat, gold)
print(f'{loss.item():.3f} | {torch.exp(loss).item():7.3f}')

# %% a word-level LSTM with truncated backpropagation
import math
import torch
import torch.nn as nn

class RNNModel(nn.Module):
    def __init__(self, ntoken, ninp, nhid):
        super().__init__()
        self.ntoken = ntoken
        self.encoder = nn.Embedding(ntoken, ninp)
        self.rnn = nn.LSTM(ninp, nhid, 2)
        self.decoder = nn.Linear(nhid, ntoken)

    def forward(self, input, hidden):
        output, hidden = self.rnn(self.encoder(input), hidden)
        decoded = self.decoder(output)
        decoded = decoded.view(-1, self.ntoken)
        return nn.functional.log_softmax(decoded, dim=1), hidden

def repackage_hidden(h):
    return h.detach() if isinstance(h, torch.Tensor) else tuple(repackage_hidden(v) for v in h)

model, criterion = RNNModel(25, 6, 6), nn.NLLLoss()
hidden = (torch.zeros(2, 3, 6), torch.zeros(2, 3, 6))
for i in range(2):
    data, targets = torch.randint(25, (5, 3)), torch.randint(25, (15,))
    hidden = repackage_hidden(hidden)
    output, hidden = model(data, hidden)
    loss = criterion(output, targets)
    loss.backward()
print(math.exp(loss.item()))

# %% packed sequences
import torch
import torch.nn as nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence
embed, lstm, head = nn.Embedding(50, 8), nn.LSTM(8, 12, batch_first=True), nn.Linear(12, 50)
captions = torch.randint(1, 50, (3, 7))
lengths = [7, 5, 4]
targets = pack_padded_sequence(captions, lengths, batch_first=True).data
packed = pack_padded_sequence(embed(captions), lengths, batch_first=True)
hiddens, _ = lstm(packed)
outputs = head(hiddens[0])
loss = nn.CrossEntropyLoss()(outputs, targets)

# %% contrastive retrieval with labels from arange
import torch
import torch.nn.functional as F
query, passage = F.normalize(torch.randn(5, 16), dim=1), F.normalize(torch.randn(10, 16), dim=1)
scores = query @ passage.T / 0.05
target = torch.arange(scores.size(0), device=scores.device, dtype=torch.long) * (passage.size(0) // query.size(0))
loss = F.cross_entropy(scores, target)
margin = torch.eye(5) * 0.2
loss = F.cross_entropy(query @ passage[:5].t() - margin, torch.arange(5))

# %% instruction tuning: prompt tokens ignored
import torch
from torch.nn import functional as F
IGNORE_INDEX = -100
def collate(examples, pad_id=0):
    longest = max(len(e['ids']) for e in examples)
    ids, labels = [], []
    for e in examples:
        gap = longest - len(e['ids'])
        ids.append(e['ids'] + [pad_id] * gap)
        labels.append([IGNORE_INDEX] * e['prompt'] + e['ids'][e['prompt']:] + [IGNORE_INDEX] * gap)
    return torch.tensor(ids), torch.tensor(labels)
ids, labels = collate([{'ids': [5, 6, 7, 8], 'prompt': 2}, {'ids': [9, 4, 3], 'prompt': 1}])
logits = torch.nn.Embedding(12, 12)(ids)
loss = F.cross_entropy(logits[:, :-1].reshape(-1, 12), labels[:, 1:].reshape(-1), ignore_index=IGNORE_INDEX)
per_token = F.cross_entropy(logits[:, :-1].transpose(1, 2), labels[:, 1:], reduction='none')
mask = (labels[:, 1:] != IGNORE_INDEX).float()
loss = (per_token * mask).sum() / mask.sum()

# %% direct preference optimisation beside a supervised loss
import torch
import torch.nn.functional as F
def sequence_logps(logits, labels):
    labels = labels[:, 1:].clone()
    logits = logits[:, :-1, :]
    keep = labels != -100
    labels[labels == -100] = 0
    per_token = torch.gather(logits.log_softmax(-1), dim=2, index=labels.unsqueeze(2)).squeeze(2)
    return (per_token * keep).sum(-1)
logits, labels = torch.randn(4, 6, 20), torch.randint(0, 20, (4, 6))
chosen, rejected = sequence_logps(logits, labels).chunk(2)
dpo = -F.logsigmoid(0.1 * (chosen - rejected)).mean()
sft = F.cross_entropy(logits[:2, :-1].flatten(0, 1), labels[:2, 1:].flatten())
loss = dpo + 0.5 * sft

# %% mixture of experts: an auxiliary loss on the router's softmax
import torch
import torch.nn as nn
import torch.nn.functional as F
class Router(nn.Module):
    def __init__(self, d, experts, k=2):
        super().__init__()
        self.gate, self.k = nn.Linear(d, experts), k

    def forward(self, x):
        scores = self.gate(x)
        probs = F.softmax(scores, dim=-1)
        top, index = probs.topk(self.k, dim=-1)
        load = F.one_hot(index, probs.size(-1)).float().mean((0, 1))
        return top / top.sum(-1, keepdim=True), index, (load * probs.mean(0)).sum() * probs.size(-1)
router, out = Router(8, 4), nn.Linear(8, 15)
x = torch.randn(10, 8)
gates, index, aux = router(x)
loss = F.cross_entropy(out(x), torch.randint(0, 15, (10,))) + 0.01 * aux

# %% beam scores and a loss on the same logits
import torch
def step(logits, beams):
    scores = torch.log_softmax(logits, dim=-1) + beams[:, None]
    best = scores.view(-1).topk(3)
    return best.values, best.indices // logits.size(-1), best.indices % logits.size(-1)
logits = torch.randn(3, 14)
values, rows, tokens = step(logits, torch.zeros(3))
rescoring = torch.nn.functional.cross_entropy(logits[rows], tokens)
