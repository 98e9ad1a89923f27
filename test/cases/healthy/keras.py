# %% the beginner's quickstart
import tensorflow as tf
mnist = tf.keras.datasets.mnist
(x_train, y_train), (x_test, y_test) = mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0
model = tf.keras.models.Sequential([
    tf.keras.layers.Flatten(input_shape=(28, 28)),
    tf.keras.layers.Dense(128, activation='relu'),
    tf.keras.layers.Dropout(0.2),
    tf.keras.layers.Dense(10)
])
predictions = model(x_train[:1]).numpy()
tf.nn.softmax(predictions).numpy()
loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
loss_fn(y_train[:1], predictions).numpy()
model.compile(optimizer='adam', loss=loss_fn, metrics=['accuracy'])
model.fit(x_train, y_train, epochs=5)
model.evaluate(x_test, y_test, verbose=2)
probability_model = tf.keras.Sequential([model, tf.keras.layers.Softmax()])
probability_model(x_test[:5])

# %% a convolutional network with add, one-hot targets
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense, Conv2D, MaxPooling2D, Flatten, Dropout
from tensorflow.keras.utils import to_categorical
from tensorflow.keras.datasets import cifar10
num_classes = 10
(x_train, y_train), (x_test, y_test) = cifar10.load_data()
y_train, y_test = to_categorical(y_train, num_classes), to_categorical(y_test, num_classes)
model = Sequential()
model.add(Conv2D(32, (3, 3), activation='relu', input_shape=(32, 32, 3)))
model.add(MaxPooling2D((2, 2)))
model.add(Flatten())
model.add(Dense(64, activation='relu'))
model.add(Dropout(0.5))
model.add(Dense(num_classes, activation='softmax'))
model.compile(loss='categorical_crossentropy', optimizer='rmsprop', metrics=['accuracy'])
model.fit(x_train, y_train, batch_size=64, validation_data=(x_test, y_test))

# %% a functional model with two outputs
import keras
from keras import layers
title = keras.Input(shape=(None,), name='title')
body = keras.Input(shape=(None,), name='body')
x = layers.concatenate([layers.LSTM(128)(layers.Embedding(10000, 64)(title)), layers.LSTM(32)(layers.Embedding(10000, 64)(body))])
priority = layers.Dense(1, name='priority')(x)
department = layers.Dense(4, name='department')(x)
model = keras.Model(inputs=[title, body], outputs={'priority': priority, 'department': department})
model.compile(
    optimizer=keras.optimizers.RMSprop(1e-3),
    loss={'priority': keras.losses.BinaryCrossentropy(from_logits=True), 'department': keras.losses.CategoricalCrossentropy(from_logits=True)},
    loss_weights={'priority': 1.0, 'department': 0.2},
)

# %% a subclass that is trained by hand with a tape
import tensorflow as tf
from tensorflow.keras import Model
from tensorflow.keras.layers import Conv2D, Dense, Flatten

class MyModel(Model):
    def __init__(self):
        super().__init__()
        self.conv1 = Conv2D(32, 3, activation='relu')
        self.flatten = Flatten()
        self.d1 = Dense(128, activation='relu')
        self.d2 = Dense(10)

    def call(self, x):
        x = self.conv1(x)
        x = self.flatten(x)
        x = self.d1(x)
        return self.d2(x)

model = MyModel()
loss_object = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
optimizer = tf.keras.optimizers.Adam()
train_loss = tf.keras.metrics.Mean(name='train_loss')

@tf.function
def train_step(images, labels):
    with tf.GradientTape() as tape:
        predictions = model(images, training=True)
        loss = loss_object(labels, predictions)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    train_loss(loss)

# %% softmax in the model, probabilities in the loss
import numpy as np
import keras
model = keras.Sequential([
    keras.layers.Rescaling(1.0 / 255),
    keras.layers.Conv2D(16, 3, activation='relu'),
    keras.layers.GlobalAveragePooling2D(),
    keras.layers.Dense(5, activation='softmax'),
])
model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=False), optimizer='adam')
model.fit(np.random.rand(8, 32, 32, 3), np.random.randint(0, 5, size=(8,)), epochs=1)

# %% transfer learning in the functional style
import tensorflow as tf
from tensorflow import keras
base_model = keras.applications.Xception(weights='imagenet', input_shape=(150, 150, 3), include_top=False)
base_model.trainable = False
inputs = keras.Input(shape=(150, 150, 3))
x = keras.applications.xception.preprocess_input(inputs)
x = base_model(x, training=False)
x = keras.layers.GlobalAveragePooling2D()(x)
x = keras.layers.Dropout(0.2)(x)
outputs = keras.layers.Dense(120)(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer=keras.optimizers.Adam(1e-5), loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=['sparse_categorical_accuracy'])
base_model.trainable = True

# %% the activation chosen by the number of classes
import keras
from keras import layers
def make_model(input_shape, num_classes):
    inputs = keras.Input(shape=input_shape)
    x = layers.Rescaling(1.0 / 255)(inputs)
    x = layers.Conv2D(128, 3, strides=2, padding='same')(x)
    x = layers.BatchNormalization()(x)
    x = layers.Activation('relu')(x)
    x = layers.GlobalAveragePooling2D()(x)
    units, activation = (1, 'sigmoid') if num_classes == 2 else (num_classes, 'softmax')
    outputs = layers.Dense(units, activation=activation)(layers.Dropout(0.25)(x))
    return keras.Model(inputs, outputs)
model = make_model((180, 180, 3), num_classes=7)
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy')

# %% a text model with a custom masked loss
import tensorflow as tf
loss_object = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True, reduction='none')
def masked_loss(label, pred):
    mask = label != 0
    loss = loss_object(label, pred)
    mask = tf.cast(mask, dtype=loss.dtype)
    loss *= mask
    return tf.reduce_sum(loss) / tf.reduce_sum(mask)
def masked_accuracy(label, pred):
    pred = tf.cast(tf.argmax(pred, axis=2), label.dtype)
    match = tf.cast((label == pred) & (label != 0), tf.float32)
    return tf.reduce_sum(match) / tf.reduce_sum(tf.cast(label != 0, tf.float32))
transformer.compile(loss=masked_loss, optimizer='adam', metrics=[masked_accuracy])

# %% a character model with a loss function by hand
import tensorflow as tf
vocab_size, embedding_dim, rnn_units = 65, 256, 1024
model = tf.keras.Sequential([
    tf.keras.layers.Embedding(vocab_size, embedding_dim),
    tf.keras.layers.GRU(rnn_units, return_sequences=True),
    tf.keras.layers.Dense(vocab_size),
])
def loss(labels, logits):
    return tf.keras.losses.sparse_categorical_crossentropy(labels, logits, from_logits=True)
example_batch_loss = loss(target_example_batch, model(input_example_batch))
model.compile(optimizer='adam', loss=loss)
sampled = tf.random.categorical(model(input_example_batch)[0], num_samples=1)

# %% distillation with a train_step of its own
import keras
from keras import ops
class Distiller(keras.Model):
    def __init__(self, student, teacher):
        super().__init__()
        self.teacher, self.student = teacher, student

    def compile(self, optimizer, metrics, student_loss_fn, distillation_loss_fn, alpha=0.1, temperature=3):
        super().compile(optimizer=optimizer, metrics=metrics)
        self.student_loss_fn, self.distillation_loss_fn = student_loss_fn, distillation_loss_fn
        self.alpha, self.temperature = alpha, temperature

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, allow_empty=False):
        teacher_pred = self.teacher(x, training=False)
        student_loss = self.student_loss_fn(y, y_pred)
        distillation_loss = self.distillation_loss_fn(
            ops.softmax(teacher_pred / self.temperature, axis=1),
            ops.softmax(y_pred / self.temperature, axis=1),
        ) * self.temperature ** 2
        return self.alpha * student_loss + (1 - self.alpha) * distillation_loss
distiller = Distiller(student=keras.Sequential([keras.layers.Dense(10)]), teacher=keras.Sequential([keras.layers.Dense(10)]))
distiller.compile(
    optimizer=keras.optimizers.Adam(), metrics=['accuracy'],
    student_loss_fn=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    distillation_loss_fn=keras.losses.KLDivergence(),
)

# %% U-Net per pixel
import keras
from keras import layers
def unet(size, num_classes):
    inputs = keras.Input(shape=size + (3,))
    x = layers.Conv2D(32, 3, strides=2, padding='same', activation='relu')(inputs)
    previous = x
    x = layers.SeparableConv2D(32, 3, padding='same')(x)
    x = layers.add([x, previous])
    x = layers.UpSampling2D(2)(x)
    outputs = layers.Conv2D(num_classes, 3, activation='softmax', padding='same')(x)
    return keras.Model(inputs, outputs)
model = unet((160, 160), 3)
model.compile(optimizer='rmsprop', loss='sparse_categorical_crossentropy')

# %% class weights and label smoothing
import numpy as np
import keras
model = keras.Sequential([keras.Input((20,)), keras.layers.Dense(3, activation='softmax')])
model.compile('sgd', keras.losses.CategoricalCrossentropy(label_smoothing=0.1))
x, y = np.random.rand(30, 20), keras.utils.to_categorical(np.random.randint(0, 3, 30), 3)
model.fit(x, y, class_weight={0: 1.0, 1: 2.0, 2: 5.0}, verbose=0)

# %% the documentation's own examples
import keras
y_true = [1, 2]
y_pred = [[0.05, 0.95, 0], [0.1, 0.8, 0.1]]
scce = keras.losses.SparseCategoricalCrossentropy()
scce(y_true, y_pred)
scce(y_true, y_pred, sample_weight=[0.3, 0.7])
scce = keras.losses.SparseCategoricalCrossentropy(reduction='sum')
scce(y_true, y_pred)
cce = keras.losses.CategoricalCrossentropy(reduction=None)
cce([[0, 1, 0], [0, 0, 1]], y_pred)
loss = keras.losses.sparse_categorical_crossentropy(y_true, y_pred)
loss = keras.metrics.categorical_crossentropy([[0, 1, 0], [0, 0, 1]], y_pred)

# %% a Dense without activation, then a softmax layer, float32 for mixed precision
import keras
from keras import layers
keras.mixed_precision.set_global_policy('mixed_float16')
inputs = keras.Input(shape=(784,))
x = layers.Dense(4096, activation='relu')(inputs)
x = layers.Dense(10, name='dense_logits')(x)
outputs = layers.Activation('softmax', dtype='float32', name='predictions')(x)
model = keras.Model(inputs=inputs, outputs=outputs)
model.compile(loss='sparse_categorical_crossentropy', optimizer='rmsprop', metrics=['accuracy'])

# %% hyperparameters that build the model
import keras
import keras_tuner
def build_model(hp):
    model = keras.Sequential()
    model.add(keras.layers.Flatten())
    for i in range(hp.Int('layers', 1, 3)):
        model.add(keras.layers.Dense(units=hp.Int(f'units_{i}', 32, 512, step=32), activation=hp.Choice('activation', ['relu', 'tanh'])))
    if hp.Boolean('dropout'):
        model.add(keras.layers.Dropout(rate=0.25))
    model.add(keras.layers.Dense(10, activation='softmax'))
    model.compile(optimizer=keras.optimizers.Adam(hp.Float('lr', 1e-4, 1e-2, sampling='log')), loss='categorical_crossentropy', metrics=['accuracy'])
    return model
tuner = keras_tuner.RandomSearch(build_model, objective='val_accuracy', max_trials=3)

# %% a loop over batches, logits in the training, softmax for the metric
import tensorflow as tf
from tensorflow import keras
model = keras.Sequential([keras.layers.Dense(64, activation='relu'), keras.layers.Dense(10)])
optimizer = keras.optimizers.SGD(learning_rate=1e-3)
loss_fn = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
train_acc_metric = keras.metrics.SparseCategoricalAccuracy()
ce_metric = keras.metrics.SparseCategoricalCrossentropy(from_logits=True)
for step, (x_batch, y_batch) in enumerate(train_dataset):
    with tf.GradientTape() as tape:
        logits = model(x_batch, training=True)
        loss_value = loss_fn(y_batch, logits)
        loss_value += sum(model.losses)
    grads = tape.gradient(loss_value, model.trainable_weights)
    optimizer.apply_gradients(zip(grads, model.trainable_weights))
    train_acc_metric.update_state(y_batch, logits)
    ce_metric.update_state(y_batch, logits)
    probabilities = tf.nn.softmax(logits)

# %% distributed strategy with a global batch size
import tensorflow as tf
strategy = tf.distribute.MirroredStrategy()
GLOBAL_BATCH_SIZE = 64 * strategy.num_replicas_in_sync
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Conv2D(32, 3, activation='relu'), tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
    loss_object = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True, reduction=tf.keras.losses.Reduction.NONE)
    def compute_loss(labels, predictions, model_losses):
        per_example_loss = loss_object(labels, predictions)
        loss = tf.nn.compute_average_loss(per_example_loss, global_batch_size=GLOBAL_BATCH_SIZE)
        if model_losses:
            loss += tf.nn.scale_regularization_loss(tf.add_n(model_losses))
        return loss

# %% TensorFlow: dense labels, label smoothing by hand
import tensorflow as tf
logits = tf.random.normal((4, 10))
labels = tf.one_hot(tf.constant([1, 2, 3, 9]), 10)
smooth = labels * 0.9 + 0.01
loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=smooth, logits=logits))
probs = tf.nn.softmax(logits)
by_hand = -tf.reduce_mean(tf.reduce_sum(smooth * tf.math.log(probs), axis=-1))

# %% TensorFlow: soft labels from a teacher
import tensorflow as tf
T = 4.0
soft_labels = tf.nn.softmax(teacher_logits / T)
loss = T ** 2 * tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=tf.stop_gradient(soft_labels), logits=student_logits / T))
hard = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=tf.argmax(soft_labels, axis=-1), logits=student_logits)

# %% TensorFlow 1: a graph with placeholders
import tensorflow.compat.v1 as tf
tf.disable_v2_behavior()
x = tf.placeholder(tf.float32, [None, 784])
W, b = tf.Variable(tf.zeros([784, 10])), tf.Variable(tf.zeros([10]))
y = tf.matmul(x, W) + b
y_ = tf.placeholder(tf.float32, [None, 10])
cross_entropy = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=y_, logits=y))
train_step = tf.train.GradientDescentOptimizer(0.5).minimize(cross_entropy)
correct = tf.equal(tf.argmax(y, 1), tf.argmax(y_, 1))

# %% a Keras metric and a callback beside the loss
import keras
class Perplexity(keras.metrics.Metric):
    def __init__(self, name='perplexity', **kwargs):
        super().__init__(name=name, **kwargs)
        self.crossentropy = keras.losses.SparseCategoricalCrossentropy(from_logits=True, reduction=None)
        self.total, self.count = self.add_weight(name='t'), self.add_weight(name='c')

    def update_state(self, y_true, y_pred, sample_weight=None):
        values = self.crossentropy(y_true, y_pred)
        self.total.assign_add(keras.ops.mean(values))
        self.count.assign_add(1.0)

    def result(self):
        return keras.ops.exp(self.total / self.count)
model = keras.Sequential([keras.layers.Embedding(100, 16), keras.layers.Dense(100)])
model.compile('adam', keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=[Perplexity()])

# %% an autoencoder and a classifier that share a body
import keras
from keras import layers
body = keras.Sequential([layers.Input((784,)), layers.Dense(64, activation='relu')])
decoder = keras.Sequential([body, layers.Dense(784)])
decoder.compile('adam', 'mse')
classifier = keras.Sequential([body, layers.Dense(10, activation='softmax')])
classifier.compile('adam', 'categorical_crossentropy')

# %% KerasCV-like: a backbone, then a linear head with logits
import keras
import keras_hub
classifier = keras_hub.models.BertTextClassifier.from_preset('bert_base_en', num_classes=4, activation='softmax')
classifier.compile(loss=keras.losses.SparseCategoricalCrossentropy(), optimizer=keras.optimizers.Adam(5e-5))
logits_classifier = keras_hub.models.BertTextClassifier.from_preset('bert_base_en', num_classes=4)
logits_classifier.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True), optimizer='adam')

# %% the model is compiled again after it was changed
import keras
from keras import layers
model = keras.Sequential([layers.Input((8,)), layers.Dense(16, activation='relu'), layers.Dense(3)])
model.compile('sgd', keras.losses.CategoricalCrossentropy(from_logits=True))
model.add(layers.Softmax())
model.compile('sgd', keras.losses.CategoricalCrossentropy())
model.pop()
model.compile('sgd', keras.losses.CategoricalCrossentropy(from_logits=True))

# %% regression and binary models beside
import keras
from keras import layers
reg = keras.Sequential([layers.Dense(1)])
reg.compile('adam', 'mae')
binary = keras.Sequential([layers.Dense(1, activation='sigmoid')])
binary.compile('adam', 'binary_crossentropy')
multi = keras.Sequential([layers.Dense(5)])
multi.compile('adam', keras.losses.BinaryCrossentropy(from_logits=True))
policy = keras.Sequential([layers.Dense(4, activation=keras.activations.softmax)])
policy.compile('adam', keras.losses.SparseCategoricalCrossentropy())
