# %% flax linen: a training state
import flax.linen as nn
import jax
import jax.numpy as jnp
import optax
from flax.training import train_state

class CNN(nn.Module):
    @nn.compact
    def __call__(self, x):
        x = nn.Conv(features=32, kernel_size=(3, 3))(x)
        x = nn.relu(x)
        x = nn.avg_pool(x, window_shape=(2, 2), strides=(2, 2))
        x = x.reshape((x.shape[0], -1))
        x = nn.Dense(features=256)(x)
        x = nn.relu(x)
        return nn.Dense(features=10)(x)

@jax.jit
def apply_model(state, images, labels):
    def loss_fn(params):
        logits = state.apply_fn({'params': params}, images)
        one_hot = jax.nn.one_hot(labels, 10)
        loss = jnp.mean(optax.softmax_cross_entropy(logits=logits, labels=one_hot))
        return loss, logits
    grad_fn = jax.value_and_grad(loss_fn, has_aux=True)
    (loss, logits), grads = grad_fn(state.params)
    accuracy = jnp.mean(jnp.argmax(logits, -1) == labels)
    return grads, loss, accuracy

cnn = CNN()
params = cnn.init(jax.random.key(0), jnp.ones([1, 28, 28, 1]))['params']
state = train_state.TrainState.create(apply_fn=cnn.apply, params=params, tx=optax.sgd(0.1, 0.9))

# %% flax nnx
from flax import nnx
import optax
class MLP(nnx.Module):
    def __init__(self, din, dmid, dout, *, rngs):
        self.linear1 = nnx.Linear(din, dmid, rngs=rngs)
        self.dropout = nnx.Dropout(rate=0.1, rngs=rngs)
        self.linear2 = nnx.Linear(dmid, dout, rngs=rngs)

    def __call__(self, x):
        return self.linear2(nnx.relu(self.dropout(self.linear1(x))))

def loss_fn(model, batch):
    logits = model(batch['image'])
    loss = optax.softmax_cross_entropy_with_integer_labels(logits=logits, labels=batch['label']).mean()
    return loss, logits

@nnx.jit
def train_step(model, optimizer, metrics, batch):
    (loss, logits), grads = nnx.value_and_grad(loss_fn, has_aux=True)(model, batch)
    metrics.update(loss=loss, logits=logits, labels=batch['label'])
    optimizer.update(grads)
model = MLP(784, 128, 10, rngs=nnx.Rngs(0))

# %% equinox and vmap
import equinox as eqx
import jax
import jax.numpy as jnp
import optax
mlp = eqx.nn.MLP(in_size=4, out_size=3, width_size=16, depth=2, key=jax.random.PRNGKey(0))
@eqx.filter_value_and_grad
def compute_loss(model, x, y):
    logits = jax.vmap(model)(x)
    return jnp.mean(optax.softmax_cross_entropy_with_integer_labels(logits, y))
x, y = jnp.ones((8, 4)), jnp.array([0, 1, 2, 0, 1, 2, 0, 1])
loss, grads = compute_loss(mlp, x, y)

# %% by hand with log_softmax
import jax
import jax.numpy as jnp
def predict(params, x):
    for w, b in params[:-1]:
        x = jnp.tanh(x @ w + b)
    w, b = params[-1]
    return jax.nn.log_softmax(x @ w + b)
def loss(params, images, targets):
    preds = predict(params, images)
    return -jnp.mean(jnp.sum(preds * targets, axis=-1))

# %% a language model with a mask
import jax
import jax.numpy as jnp
import optax
def next_token_loss(logits, tokens, pad=0):
    logits, targets = logits[:, :-1], tokens[:, 1:]
    per_token = optax.softmax_cross_entropy_with_integer_labels(logits, targets)
    mask = (targets != pad).astype(per_token.dtype)
    return jnp.sum(per_token * mask) / jnp.maximum(mask.sum(), 1)
logits = jax.random.normal(jax.random.PRNGKey(1), (2, 6, 30))
value = next_token_loss(logits, jnp.array([[5, 3, 9, 0, 0, 0], [7, 7, 1, 2, 4, 0]]))

# %% smoothing and soft labels in optax
import jax
import jax.numpy as jnp
import optax
logits = jnp.array([[2.0, 0.5, -1.0], [0.1, 1.5, 0.3]])
labels = jax.nn.one_hot(jnp.array([0, 1]), 3)
loss = optax.softmax_cross_entropy(logits, optax.smooth_labels(labels, 0.1)).mean()
teacher = jax.nn.softmax(jnp.array([[1.0, 0.0, 0.0], [0.0, 2.0, 0.0]]) / 2.0)
loss = optax.softmax_cross_entropy(logits / 2.0, teacher).mean()
probs = jax.nn.softmax(logits)
entropy = -jnp.sum(probs * jnp.log(probs), axis=-1)

# %% haiku
import haiku as hk
import jax
import jax.numpy as jnp
import optax
def forward(images):
    return hk.nets.MLP([300, 100, 10])(hk.Flatten()(images))
net = hk.without_apply_rng(hk.transform(forward))
def loss_fn(params, batch):
    logits = net.apply(params, batch['image'])
    log_likelihood = jnp.sum(jax.nn.one_hot(batch['label'], 10) * jax.nn.log_softmax(logits), axis=-1)
    return -log_likelihood.mean() + 1e-4 * optax.global_norm(params) ** 2

# %% pmap over devices
import functools
import jax
import jax.numpy as jnp
import optax
@functools.partial(jax.pmap, axis_name='batch')
def step(state, batch):
    def objective(params):
        logits = state.apply_fn(params, batch['x'])
        return optax.softmax_cross_entropy_with_integer_labels(logits, batch['y']).mean()
    loss, grads = jax.value_and_grad(objective)(state.params)
    grads = jax.lax.pmean(grads, 'batch')
    return state.apply_gradients(grads=grads), jax.lax.pmean(loss, 'batch')

# %% NumPy, by hand, with a check by finite differences
import numpy as np
class SoftmaxCrossEntropy:
    def forward(self, x, t):
        z = x - x.max(axis=1, keepdims=True)
        self.p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
        self.t = t
        return -np.log(self.p[np.arange(len(t)), t] + 1e-12).mean()

    def backward(self):
        d = self.p.copy()
        d[np.arange(len(self.t)), self.t] -= 1
        return d / len(self.t)
layer = SoftmaxCrossEntropy()
x, t = np.random.randn(4, 5), np.array([0, 4, 2, 2])
value, grad = layer.forward(x, t), layer.backward()

# %% scikit-learn: a pipeline and its log loss
import numpy as np
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, log_loss
from sklearn.model_selection import cross_val_predict, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
X, y = load_iris(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
clf = make_pipeline(StandardScaler(), LogisticRegression(max_iter=200)).fit(X_train, y_train)
proba = clf.predict_proba(X_test)
print(log_loss(y_test, proba), accuracy_score(y_test, proba.argmax(axis=1)))
oof = cross_val_predict(clf, X, y, method='predict_proba')
print(log_loss(y, oof, labels=[0, 1, 2]))

# %% scikit-learn and XGBoost: mlogloss, eval sets
import numpy as np
import xgboost as xgb
from scipy.special import softmax
from sklearn.metrics import log_loss
dtrain = xgb.DMatrix(np.random.rand(60, 5), label=np.random.randint(0, 3, 60))
booster = xgb.train({'objective': 'multi:softprob', 'num_class': 3, 'eval_metric': 'mlogloss'}, dtrain, 5)
proba = booster.predict(dtrain)
margin = booster.predict(dtrain, output_margin=True)
print(log_loss(dtrain.get_label(), proba), log_loss(dtrain.get_label(), softmax(margin, axis=1)))
