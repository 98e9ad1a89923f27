# Values of every kind that a frame may hold. JAX, TensorFlow and the like are stood for by classes of the same protocol.
import array
import collections
import dataclasses
import enum
from unittest import mock

import numpy as np
import torch
from torch import nn

numbers = torch.tensor([[1.5, -2.25, 3.125]])
half = numbers.half()
bfloat16 = numbers.bfloat16()
leaf = numbers.clone().requires_grad_()
computed = leaf * 2
parameter = nn.Parameter(numbers.clone())
transposed = torch.arange(6.0).reshape(2, 3).t()
expanded = torch.tensor([1.0, 2.0]).expand(2, 2)
stepped = torch.arange(12.0)[1::3]
negated = torch.tensor([1 + 2j, 3 + 4j]).conj().imag
coordinates = torch.sparse_coo_tensor([[0, 1], [2, 0]], [3.0, 4.0], (2, 3), requires_grad=True)
rows = torch.sparse_coo_tensor([[0, 1], [2, 0]], [3.0, 4.0], (2, 3)).to_sparse_csr()
quantised = torch.quantize_per_tensor(torch.tensor([1.5, -2.25]), 0.25, 0, torch.qint8)
zero_dim = torch.tensor(2.5)
empty = torch.empty(0, 3)
labels = torch.tensor([2, -100])
flags = torch.tensor([True, False])
on_meta = torch.empty(2, 3, device='meta')
complex_numbers = torch.tensor([1j])
with torch.inference_mode():
    inferred = numbers * 2


class Buffer(torch.Tensor):
    """nn.Buffer of later versions: a subclass, as a Parameter is."""


class FakeTensor(torch.Tensor):
    """As torch.compile has them: a shape, and numbers that are nobody's."""


class Refusing(torch.Tensor):
    @classmethod
    def __torch_function__(cls, function, types, args=(), kwargs=None):
        raise RuntimeError('not with me')


buffer = torch.tensor([1.0, 2.0]).as_subclass(Buffer)
fake = torch.tensor([1.0]).as_subclass(FakeTensor)
refusing = torch.tensor([1.0]).as_subclass(Refusing)

records = np.array([(1.5, 2), (2.5, 3)], dtype=[('logit', 'f4'), ('label', 'i4')])
masked = np.ma.array([1.0, 2.0, 3.0], mask=[0, 1, 0])
masked_half = np.ma.array(np.array([1.0, 2.0], dtype='f2'), mask=[0, 1])
masked_labels = np.ma.array([1, 2, 3], mask=[0, 1, 0])
unmasked_labels = np.ma.array([1, 2, 3])
objects = np.array([1.5, 2], dtype=object)
words = np.array(['cat', 'dog'])
days = np.array(['2020-01-01'], dtype='M8[D]')
numpy_zero_dim = np.array(1.5)
numpy_scalar = np.float32(1.5)
backwards = np.arange(6.0)[::-1].reshape(2, 3)[:, ::-1]
big_endian = np.array([1.5, -2.0], dtype='>f8')
big_endian_half = np.array([1.5, -2.0], dtype='>f2')
long_double = np.array([1.5, -2.0], dtype=np.longdouble)
fortran = np.asfortranarray(np.arange(6.0).reshape(2, 3))
matrix = np.matrix([[1.0, 2.0], [3.0, 4.0]])

lists = [[1.5, 2], [3, -4.25]]
list_of_tensors = [leaf[0], computed[0]]
tuple_of_arrays = (np.array([1.0, 2.0], dtype='f4'), np.array([3.0, 4.0]))
scalars = [np.float32(0.1), torch.tensor(2.0)]
float_array = array.array('f', [1.5, 2.5])
view = memoryview(array.array('f', [1.5, 2.5, -3.5, 4.5])).cast('B').cast('f', [2, 2])
queue = collections.deque([1.5, 2.5])
ragged = [[1], [2, 3]]
itself = [1.0]
itself.append(itself)


class Rounded(float):
    """Prints less than it is."""

    def __repr__(self):
        return str(round(self))


class Colour(enum.IntEnum):
    RED = 2


rounded = [Rounded(1.5), 2.25]
colours = [Colour.RED, 0]


@dataclasses.dataclass
class Output:
    logits: object


output = Output(leaf)
batch = {'labels': labels, 'inner': {"it's": [half]}}
Pair = collections.namedtuple('Pair', 'logits labels')
pair = Pair(leaf, labels)


class OnlyArray:
    def __array__(self, dtype=None, copy=None):
        return np.asarray([[1.5, 2.5]], dtype=dtype)


class OnlyDLPack:
    def __dlpack__(self, stream=None):
        return torch.utils.dlpack.to_dlpack(numbers)

    def __dlpack_device__(self):
        return (1, 0)


class JaxArray:
    """jax.Array: shape, dtype and __array__, and methods that give such arrays again."""

    def __init__(self, numbers):
        self._numbers = np.asarray(numbers, dtype='f4')

    shape = property(lambda self: self._numbers.shape)
    dtype = property(lambda self: self._numbers.dtype)

    def __array__(self, dtype=None, copy=None):
        return self._numbers

    def reshape(self, *shape):
        return JaxArray(self._numbers.reshape(*shape))


class Variable:
    """A variable of TensorFlow: numpy(), and a shape and a dtype that are not NumPy's."""

    shape = property(lambda self: ('TensorShape', 1, 2))
    dtype = property(lambda self: 'tf.float32')

    def numpy(self):
        return np.array([[1.5, 2.5]], dtype='f4')


only_array, only_dlpack = OnlyArray(), OnlyDLPack()
jax_array, variable = JaxArray([[1.5, 2.5]]), Variable()


class Broken:
    def __repr__(self):
        raise ValueError('broken repr')

    @property
    def shape(self):
        raise ValueError('broken shape')


class RaisesInArray:
    def __array__(self, dtype=None, copy=None):
        raise RuntimeError('no array today')


class Anything:
    """Has every attribute that it is asked for, and notes what it was asked."""

    asked = []

    def __getattr__(self, name):
        Anything.asked.append(name)
        return self

    def __call__(self, *args, **kwargs):
        return self


broken, raises_in_array, anything, mocked = Broken(), RaisesInArray(), Anything(), mock.MagicMock()
module = nn.Linear(2, 2)
nothing = None
reduction = 'sum'


class Holder:
    """A self whose attributes are not what their names promise."""

    def __init__(self):
        self.weights = labels
        self.lazy = nn.UninitializedParameter()  # its shape cannot be asked for
        self.fitted = numbers
        self._modules = [1]


self = Holder()
criterion = nn.CrossEntropyLoss(label_smoothing=0.1)
long_row = (torch.arange(600_000) / 2).reshape(2, -1)
long_list = [i / 4 for i in range(100_000)]
