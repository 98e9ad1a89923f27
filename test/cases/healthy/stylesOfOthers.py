# %% Flax: softmax only for the report
import flax.linen as nn
import jax, jax.numpy as jnp, optax
class MLP(nn.Module):
    classes: int = 10
    @nn.compact
    def __call__(self, x, train: bool = False):
        x = nn.relu(nn.Dense(64)(x))
        x = nn.Dropout(0.1, deterministic=not train)(x)
        return nn.Dense(self.classes)(x)
model = MLP()
def loss_fn(params, x, y, key):
    logits = model.apply({'params': params}, x, train=True, rngs={'dropout': key})
    return optax.softmax_cross_entropy_with_integer_labels(logits, y).mean()
def predict(params, x):
    return nn.softmax(model.apply({'params': params}, x))
# %% Flax: batch statistics come back with the logits
from flax import linen as nn
import jax, jax.numpy as jnp, optax
class CNN(nn.Module):
    @nn.compact
    def __call__(self, x, train=True):
        x = nn.Conv(16, (3, 3))(x)
        x = nn.BatchNorm(use_running_average=not train)(x)
        return nn.Dense(10)(nn.relu(x).mean((1, 2)))
def loss_fn(params, stats, x, y):
    logits, updates = CNN().apply({'params': params, 'batch_stats': stats}, x, mutable=['batch_stats'])
    onehot = jax.nn.one_hot(y, 10)
    return optax.softmax_cross_entropy(logits, onehot).mean(), updates
# %% Flax: log_softmax in the model, NLL by hand
import flax.linen as nn
import jax, jax.numpy as jnp
class Net(nn.Module):
    @nn.compact
    def __call__(self, x):
        return nn.log_softmax(nn.Dense(3)(x))
def nll(params, x, y):
    logp = Net().apply(params, x)
    return -jnp.mean(jnp.take_along_axis(logp, y[:, None], axis=1))
# %% Flax: attention with softmax inside, logits outside, a list of layers
import flax.linen as nn
import jax, optax
class Attend(nn.Module):
    @nn.compact
    def __call__(self, x):
        q, k, v = nn.Dense(8)(x), nn.Dense(8)(x), nn.Dense(8)(x)
        weights = nn.softmax(q @ k.swapaxes(-1, -2) / 8 ** 0.5)
        return weights @ v
net = nn.Sequential([Attend(), nn.LayerNorm(), nn.Dense(16), nn.gelu, nn.Dense(5)])
def loss_fn(params, x, y):
    return optax.softmax_cross_entropy_with_integer_labels(net.apply(params, x), y).mean()
# %% Flax: one method for probabilities, one for logits
import flax.linen as nn
import optax
class Model(nn.Module):
    def setup(self):
        self.head = nn.Dense(4)
    def __call__(self, x):
        return nn.softmax(self.logits(x))
    def logits(self, x):
        return self.head(x)
model = Model()
def loss_fn(params, x, y):
    z = model.apply(params, x, method=Model.logits)
    return optax.softmax_cross_entropy_with_integer_labels(z, y).mean()
# %% Flax: a train state whose loss closes over a batch
import jax, optax
def train_step(state, batch):
    def loss_fn(params):
        logits = state.apply_fn({'params': params}, batch['image'])
        return optax.softmax_cross_entropy_with_integer_labels(logits=logits, labels=batch['label']).mean(), logits
    (loss, logits), grads = jax.value_and_grad(loss_fn, has_aux=True)(state.params)
    return state.apply_gradients(grads=grads), loss, jax.nn.softmax(logits)
# %% Equinox: a model called under vmap, filtered gradients
import equinox as eqx
import jax, jax.numpy as jnp, optax
class Classifier(eqx.Module):
    layers: list
    def __init__(self, key):
        a, b = jax.random.split(key)
        self.layers = [eqx.nn.Linear(8, 16, key=a), jax.nn.relu, eqx.nn.Linear(16, 3, key=b)]
    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
@eqx.filter_jit
def loss(model, x, y):
    logits = jax.vmap(model)(x)
    return optax.softmax_cross_entropy_with_integer_labels(logits, y).mean()
grads = eqx.filter_grad(loss)(Classifier(jax.random.PRNGKey(0)), jnp.ones((4, 8)), jnp.array([0, 1, 2, 0]))
# %% optax: smoothed labels
import jax, jax.numpy as jnp, optax
def loss(logits, y):
    labels = optax.smooth_labels(jax.nn.one_hot(y, logits.shape[-1]), alpha=0.1)
    return optax.softmax_cross_entropy(logits, labels).mean()
# %% optax: contrastive with a temperature
import jax, jax.numpy as jnp, optax
def clip_loss(a, b, t):
    a, b = (z / jnp.linalg.norm(z, axis=-1, keepdims=True) for z in (a, b))
    logits = a @ b.T * jnp.exp(t)
    y = jnp.arange(len(a))
    one = optax.softmax_cross_entropy_with_integer_labels(logits, y)
    return (one + optax.softmax_cross_entropy_with_integer_labels(logits.T, y)).mean() / 2
# %% Keras: functional, two outputs, two losses
import keras
from keras import layers
i = keras.Input((32,))
h = layers.Dense(16, activation='relu')(i)
kind = layers.Dense(5, name='kind')(h)
topic = layers.Dense(3, activation='softmax', name='topic')(h)
model = keras.Model(i, {'kind': kind, 'topic': topic})
model.compile('adam', loss={'kind': keras.losses.SparseCategoricalCrossentropy(from_logits=True), 'topic': 'categorical_crossentropy'})
# %% Keras: a subclass with an argument that chooses probabilities
import keras
class Net(keras.Model):
    def __init__(self, classes):
        super().__init__()
        self.hidden = keras.layers.Dense(32, activation='gelu')
        self.out = keras.layers.Dense(classes)
    def call(self, x, probabilities=False):
        z = self.out(self.hidden(x))
        return keras.ops.softmax(z) if probabilities else z
net = Net(4)
net.compile('adam', keras.losses.SparseCategoricalCrossentropy(from_logits=True))
# %% TensorFlow: a tape, reduction by global batch size
import tensorflow as tf
model = tf.keras.Sequential([tf.keras.layers.Dense(32, activation='relu'), tf.keras.layers.Dense(4)])
loss_object = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True, reduction='none')
@tf.function
def step(x, y):
    with tf.GradientTape() as tape:
        per = loss_object(y, model(x, training=True))
        loss = tf.nn.compute_average_loss(per, global_batch_size=64)
    return tape.gradient(loss, model.trainable_variables)
# %% TensorFlow: masked tokens
import tensorflow as tf
def masked_loss(labels, logits):
    per = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=logits)
    mask = tf.cast(labels != 0, per.dtype)
    return tf.reduce_sum(per * mask) / tf.reduce_sum(mask)
# %% TensorFlow: softmax for the metric, dense labels for the loss
import tensorflow as tf
def evaluate(logits, y):
    loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=tf.one_hot(y, 10), logits=logits))
    accuracy = tf.reduce_mean(tf.cast(tf.argmax(tf.nn.softmax(logits), 1) == y, tf.float32))
    return loss, accuracy
# %% timm: a created model, its own losses for training, torch's for validation
import timm, torch, torch.nn as nn
from timm.data import Mixup
from timm.loss import LabelSmoothingCrossEntropy, SoftTargetCrossEntropy
def main(args, loader):
    model = timm.create_model(args.model, num_classes=args.num_classes)
    mixup = Mixup(mixup_alpha=0.8, num_classes=args.num_classes) if args.mixup else None
    train_loss = SoftTargetCrossEntropy() if mixup else LabelSmoothingCrossEntropy(0.1)
    validate_loss = nn.CrossEntropyLoss()
    for x, y in loader:
        if mixup is not None:
            x, y = mixup(x, y)
        train_loss(model(x), y).backward()
    with torch.no_grad():
        return [validate_loss(model(x), y).item() for x, y in loader]
# %% Lightning: shared step, class weights as a buffer
import lightning as L
import torch, torch.nn as nn, torch.nn.functional as F
class Lit(L.LightningModule):
    def __init__(self, classes=4):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, classes))
        self.register_buffer('weights', torch.ones(classes))
    def forward(self, x):
        return self.net(x)
    def shared(self, batch, stage):
        x, y = batch
        logits = self(x)
        loss = F.cross_entropy(logits, y, weight=self.weights)
        self.log(f'{stage}_loss', loss)
        return loss, F.softmax(logits, dim=-1)
    def training_step(self, batch, _):
        return self.shared(batch, 'train')[0]
    def validation_step(self, batch, _):
        return self.shared(batch, 'val')[1]
# %% Hugging Face: compute_loss with label smoothing and class weights
import torch, torch.nn as nn
from transformers import Trainer
class WeightedTrainer(Trainer):
    def compute_loss(self, model, inputs, return_outputs=False, **kwargs):
        labels = inputs.pop('labels')
        outputs = model(**inputs)
        logits = outputs.get('logits')
        loss_fct = nn.CrossEntropyLoss(weight=self.class_weights.to(logits.device), label_smoothing=0.1)
        loss = loss_fct(logits.view(-1, self.model.config.num_labels), labels.view(-1))
        return (loss, outputs) if return_outputs else loss
