# %% Keras: softmax in the model, probabilities in the loss
import tensorflow as tf
model = tf.keras.Sequential([tf.keras.layers.Dense(128, activation='relu'), tf.keras.layers.Dense(10, activation='softmax')])
model.compile(optimizer='adam', loss=tf.keras.losses.SparseCategoricalCrossentropy(), metrics=['accuracy'])
model.fit(x_train, y_train, epochs=5)

# %% Keras: logits and from_logits
import tensorflow as tf
loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
model = tf.keras.Sequential([tf.keras.layers.Dense(10)])
predictions = model(x_train[:1]).numpy()
tf.nn.softmax(predictions).numpy()
loss_fn(y_train[:1], predictions).numpy()
model.compile(optimizer='adam', loss=loss_fn)
probability_model = tf.keras.Sequential([model, tf.keras.layers.Softmax()])

# %% Keras: a custom training step
import keras
from keras import ops
class Custom(keras.Model):
    def train_step(self, data):
        x, y = data
        y_pred = self(x, training=True)
        loss = keras.losses.sparse_categorical_crossentropy(y, y_pred, from_logits=True)
        return {'loss': ops.mean(loss)}

# %% Keras: one-hot targets
import numpy as np
import keras
y_true = [[0, 1, 0], [0, 0, 1]]
y_pred = [[0.05, 0.95, 0.0], [0.1, 0.8, 0.1]]
loss = keras.losses.CategoricalCrossentropy()(y_true, y_pred)

# %% TensorFlow: the loss per example
import tensorflow as tf
logits = tf.constant([[4.0, 2.0, 1.0], [0.0, 5.0, 1.0]])
labels = tf.constant([0, 1])
loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=logits))

# %% optax: integer labels
import jax.numpy as jnp
import optax
logits = jnp.array([[1.2, -0.8, -0.5], [0.9, -1.2, 1.1]])
labels = jnp.array([0, 1])
loss = optax.softmax_cross_entropy_with_integer_labels(logits, labels).mean()

# %% Flax: a training step
import jax
import optax
from flax import linen as nn
class MLP(nn.Module):
    @nn.compact
    def __call__(self, x):
        x = nn.relu(nn.Dense(32)(x))
        return nn.Dense(10)(x)
@jax.jit
def train_step(state, batch):
    def loss_fn(params):
        logits = state.apply_fn({'params': params}, batch['image'])
        one_hot = jax.nn.one_hot(batch['label'], 10)
        return optax.softmax_cross_entropy(logits=logits, labels=one_hot).mean(), logits
    return jax.value_and_grad(loss_fn, has_aux=True)(state.params)

# %% scikit-learn: probabilities
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
clf = LogisticRegression().fit(X, y)
loss = log_loss(y_test, clf.predict_proba(X_test))
log_loss(['spam', 'ham', 'ham', 'spam'], [[.1, .9], [.9, .1], [.8, .2], [.35, .65]])

# %% NumPy, by hand
import numpy as np
def softmax(x):
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
def cross_entropy(p, y):
    return -np.log(p[np.arange(len(y)), y]).mean()
x = np.array([[1.5, -0.5, 0.25], [0.1, 2.2, -1.0]])
y = np.array([0, 1])
loss = cross_entropy(softmax(x), y)
