# %% Keras functional with sparse labels and probabilities
import numpy as np
from tensorflow import keras
from tensorflow.keras import layers
inputs = keras.Input(shape=(28, 28, 1))
x = layers.Conv2D(16, 3, activation="relu")(inputs)
x = layers.GlobalAveragePooling2D()(x)
outputs = layers.Dense(10, activation="softmax")(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(np.random.rand(32, 28, 28, 1), np.random.randint(0, 10, 32), epochs=1)
# %% Keras with logits, said so, and a softmax for predictions
import tensorflow as tf
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(128, "relu"), tf.keras.layers.Dense(10)])
model.compile(tf.keras.optimizers.Adam(), tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(x_train, y_train, epochs=5)
probability_model = tf.keras.Sequential([model, tf.keras.layers.Softmax()])
# %% Keras multi-output: a loss for each head
from keras import Input, Model, layers
inp = Input((16,))
h = layers.Dense(8, activation="relu")(inp)
cls = layers.Dense(4, activation="softmax", name="cls")(h)
reg = layers.Dense(1, name="reg")(h)
model = Model(inp, [cls, reg])
model.compile("adam", loss={"cls": "sparse_categorical_crossentropy", "reg": "mse"})
# %% Keras mixed precision: softmax in float32
from tensorflow import keras
from tensorflow.keras import layers, mixed_precision
mixed_precision.set_global_policy("mixed_float16")
inputs = keras.Input((64,))
x = layers.Dense(32, activation="relu")(inputs)
x = layers.Dense(5)(x)
outputs = layers.Activation("softmax", dtype="float32", name="predictions")(x)
model = keras.Model(inputs, outputs)
model.compile(loss="categorical_crossentropy", optimizer="rmsprop")
# %% Keras custom training step
import tensorflow as tf
from tensorflow import keras
class CustomModel(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = keras.layers.Dense(3)
        self.loss_fn = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    def call(self, x):
        return self.dense(x)
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            logits = self(x, training=True)
            loss = self.loss_fn(y, logits)
        self.optimizer.apply_gradients(zip(tape.gradient(loss, self.trainable_weights), self.trainable_weights))
        return {"loss": loss}
# %% Keras with distributed reduction
import tensorflow as tf
loss_object = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True, reduction=tf.keras.losses.Reduction.NONE)
def compute_loss(labels, predictions):
    per_example_loss = loss_object(labels, predictions)
    return tf.nn.compute_average_loss(per_example_loss, global_batch_size=64)
# %% Keras translation with masked loss
import tensorflow as tf
loss_object = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True, reduction="none")
def loss_function(real, pred):
    mask = tf.math.logical_not(tf.math.equal(real, 0))
    loss_ = loss_object(real, pred)
    mask = tf.cast(mask, dtype=loss_.dtype)
    return tf.reduce_sum(loss_ * mask) / tf.reduce_sum(mask)
# %% Keras transfer learning on generators
from keras.applications import ResNet50
from keras.models import Sequential
from keras.layers import Dense, Flatten
model = Sequential()
model.add(ResNet50(include_top=False, pooling="avg"))
model.add(Flatten())
model.add(Dense(2, activation="softmax"))
model.layers[0].trainable = False
model.compile(loss="categorical_crossentropy", optimizer="sgd", metrics=["accuracy"])
model.fit(train_generator, steps_per_epoch=10, validation_data=valid_generator)
# %% Keras one-hot by to_categorical
import numpy as np
from keras.utils import to_categorical
from keras import Sequential
from keras.layers import Dense
y = to_categorical(np.random.randint(0, 3, 100), num_classes=3)
model = Sequential([Dense(16, activation="tanh"), Dense(3, activation="softmax")])
model.compile(loss="categorical_crossentropy", optimizer="adam")
model.fit(np.random.rand(100, 4), y, batch_size=5)
# %% Keras char model with a column of labels
import numpy as np, keras
model = keras.Sequential([keras.layers.LSTM(32), keras.layers.Dense(40, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam")
model.fit(np.random.rand(10, 7, 40), np.random.randint(0, 40, size=(10, 1)))
# %% TensorFlow 1: logits and their softmax apart
import tensorflow.compat.v1 as tf
logits = tf.layers.dense(x, 10)
predictions = tf.nn.softmax(logits)
loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits_v2(labels=y_, logits=logits))
sparse = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=tf.argmax(y_, 1), logits=logits)
# %% Flax with a train state
import jax, jax.numpy as jnp, optax
import flax.linen as nn
from flax.training import train_state
class CNN(nn.Module):
    @nn.compact
    def __call__(self, x):
        x = nn.Conv(features=32, kernel_size=(3, 3))(x)
        x = nn.relu(x)
        x = x.reshape((x.shape[0], -1))
        x = nn.Dense(features=256)(x)
        return nn.Dense(features=10)(x)
@jax.jit
def train_step(state, batch):
    def loss_fn(params):
        logits = state.apply_fn({"params": params}, batch["image"])
        one_hot = jax.nn.one_hot(batch["label"], 10)
        loss = jnp.mean(optax.softmax_cross_entropy(logits=logits, labels=one_hot))
        return loss, logits
    (loss, logits), grads = jax.value_and_grad(loss_fn, has_aux=True)(state.params)
    return state.apply_gradients(grads=grads), loss
# %% Flax NNX
import jax, optax
from flax import nnx
class MLP(nnx.Module):
    def __init__(self, din, dout, *, rngs):
        self.l1, self.l2 = nnx.Linear(din, 32, rngs=rngs), nnx.Linear(32, dout, rngs=rngs)
    def __call__(self, x):
        return self.l2(jax.nn.relu(self.l1(x)))
def loss_fn(model, batch):
    logits = model(batch["image"])
    loss = optax.softmax_cross_entropy_with_integer_labels(logits=logits, labels=batch["label"]).mean()
    return loss, logits
# %% Haiku
import haiku as hk, jax, jax.numpy as jnp, optax
def net_fn(images):
    return hk.Sequential([hk.Flatten(), hk.Linear(300), jax.nn.relu, hk.Linear(10)])(images)
network = hk.without_apply_rng(hk.transform(net_fn))
def loss(params, x, y):
    logits = network.apply(params, x)
    return optax.softmax_cross_entropy_with_integer_labels(logits, y).mean()
# %% Equinox with vmap
import equinox as eqx, jax, jax.numpy as jnp, optax
model = eqx.nn.MLP(8, 3, 16, 2, key=jax.random.PRNGKey(0))
@eqx.filter_value_and_grad
def loss(model, x, y):
    pred = jax.vmap(model)(x)
    return optax.softmax_cross_entropy(pred, jax.nn.one_hot(y, 3)).mean()
# %% JAX by hand, label-smoothed
import jax, jax.numpy as jnp, optax
def loss_fn(params, x, y):
    logits = x @ params["w"] + params["b"]
    labels = optax.smooth_labels(jax.nn.one_hot(y, 10), alpha=0.1)
    return optax.softmax_cross_entropy(logits, labels).mean()
# %% a captioning model with packed sequences
import torch, torch.nn as nn
from torch.nn.utils.rnn import pack_padded_sequence
class Decoder(nn.Module):
    def __init__(self, v=30):
        super().__init__()
        self.embed, self.lstm, self.linear = nn.Embedding(v, 8), nn.LSTM(8, 16, batch_first=True), nn.Linear(16, v)
    def forward(self, captions, lengths):
        packed = pack_padded_sequence(self.embed(captions), lengths, batch_first=True)
        hiddens, _ = self.lstm(packed)
        return self.linear(hiddens[0])
captions, lengths = torch.randint(0, 30, (3, 6)), [6, 4, 2]
targets = pack_padded_sequence(captions, lengths, batch_first=True)[0]
loss = nn.CrossEntropyLoss()(Decoder()(captions, lengths), targets)
# %% speech frames: (N, C, T) from a convolution, targets (N, T)
import torch, torch.nn as nn
tcn = nn.Sequential(nn.Conv1d(40, 32, 3, padding=1), nn.ReLU(), nn.Conv1d(32, 12, 1))
frames, phones = torch.randn(2, 40, 50), torch.randint(0, 12, (2, 50))
loss = nn.CrossEntropyLoss()(tcn(frames), phones)
# %% wav2vec-like contrast over distractors
import torch, torch.nn.functional as F
c, q, neg = torch.randn(2, 10, 8), torch.randn(2, 10, 8), torch.randn(5, 2, 10, 8)
targets = torch.cat([q.unsqueeze(0), neg], dim=0)
logits = torch.cosine_similarity(c, targets, dim=-1) / 0.1
logits = logits.transpose(0, 2).reshape(-1, logits.size(0))
loss = F.cross_entropy(logits, torch.zeros(logits.size(0), dtype=torch.long), reduction="sum")
# %% graph nodes with a mask
import torch, torch.nn as nn, torch.nn.functional as F
class GCN(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Linear(10, 16), nn.Linear(16, 7)
    def forward(self, x, adj):
        x = F.relu(adj @ self.a(x))
        x = F.dropout(x, training=self.training)
        return F.log_softmax(adj @ self.b(x), dim=1)
x, adj, y = torch.randn(20, 10), torch.eye(20), torch.randint(0, 7, (20,))
train_mask = torch.rand(20) > 0.5
train_mask[0] = True
loss = F.nll_loss(GCN()(x, adj)[train_mask], y[train_mask])
# %% word2vec with negative sampling replaced by a full softmax
import torch, torch.nn as nn
class SkipGram(nn.Module):
    def __init__(self, v, d):
        super().__init__()
        self.center, self.out = nn.Embedding(v, d), nn.Linear(d, v, bias=False)
    def forward(self, c):
        return self.out(self.center(c))
model = SkipGram(50, 8)
pairs = torch.randint(0, 50, (12, 2))
loss = nn.CrossEntropyLoss()(model(pairs[:, 0]), pairs[:, 1])
# %% attention maps supervised by soft labels
import torch, torch.nn as nn, torch.nn.functional as F
scores = torch.randn(2, 4, 6, 6)
gold = F.softmax(torch.randn(2, 4, 6, 6), dim=-1)
loss = F.cross_entropy(scores.flatten(0, 2), gold.flatten(0, 2))
# %% a pointer network over positions
import torch, torch.nn.functional as F
keys, query, mask = torch.randn(3, 7, 8), torch.randn(3, 8), torch.ones(3, 7).bool()
mask[:, 5:] = False
scores = torch.bmm(keys, query.unsqueeze(2)).squeeze(2).masked_fill(~mask, -1e9)
loss = F.cross_entropy(scores, torch.tensor([0, 3, 4]))
# %% siamese, verified by two logits
import torch, torch.nn as nn
net = nn.Linear(8, 4)
head = nn.Linear(4, 2)
a, b, same = torch.randn(6, 8), torch.randn(6, 8), (torch.rand(6) > 0.5)
loss = nn.CrossEntropyLoss()(head((net(a) - net(b)).abs()), same.long())
# %% quantised audio: 256 values of a wave
import torch, torch.nn as nn, torch.nn.functional as F
wave = torch.rand(2, 100) * 2 - 1
mu = 255
target = ((torch.sign(wave) * torch.log1p(mu * wave.abs()) / torch.log1p(torch.tensor(float(mu))) + 1) / 2 * mu + 0.5).long()
logits = nn.Conv1d(1, 256, 1)(wave.unsqueeze(1))
loss = F.cross_entropy(logits, target)
# %% images as classes: PixelCNN
import torch, torch.nn as nn, torch.nn.functional as F
net = nn.Conv2d(3, 3 * 256, 1)
img = torch.rand(2, 3, 8, 8)
target = (img * 255).long()
logits = net(img).view(2, 256, 3, 8, 8)
loss = F.cross_entropy(logits, target, reduction="none").sum((1, 2, 3)).mean()
# %% curriculum: losses sorted
import torch, torch.nn as nn
net, ce = nn.Linear(6, 3), nn.CrossEntropyLoss(reduction="none")
x, y = torch.randn(10, 6), torch.randint(3, (10,))
per = ce(net(x), y)
small = per.topk(7, largest=False).values
loss = small.mean()
# %% class weights by frequency, then normalised
import torch, torch.nn as nn
y = torch.randint(0, 4, (100,))
counts = torch.bincount(y, minlength=4).float()
weights = counts.sum() / (4 * counts)
criterion = nn.CrossEntropyLoss(weight=weights / weights.sum())
loss = criterion(torch.randn(100, 4), y)
# %% logits adjusted by the prior
import torch, torch.nn as nn, torch.nn.functional as F
prior = torch.tensor([0.7, 0.2, 0.1])
net = nn.Linear(5, 3)
x, y = torch.randn(4, 5), torch.tensor([0, 1, 2, 0])
loss = F.cross_entropy(net(x) + prior.log(), y)
# %% sklearn beside torch
import numpy as np, torch, torch.nn as nn
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
clf = LogisticRegression().fit(np.random.rand(20, 3), np.arange(20) % 3)
print(log_loss(np.arange(20) % 3, clf.predict_proba(np.random.rand(20, 3))))
loss = nn.CrossEntropyLoss()(torch.from_numpy(clf.decision_function(np.random.rand(20, 3))).float(), torch.arange(20) % 3)
