"""Writes a SavedModel whose variables are a convnet's under Keras's words: python saved_model_weights.py FOLDER

  pip install tensorflow-cpu==2.21.0

The values are i / 64 - 0.5, counted over each variable, so that no more needs to be recorded.
"""

import sys

import tensorflow as tf

SHAPES = {
    "encoder/blocks/0/conv/kernel": (3, 3, 1, 2),
    "encoder/blocks/0/bn/gamma": (2,),
    "encoder/blocks/0/bn/beta": (2,),
    "encoder/blocks/0/bn/moving_mean": (2,),
    "encoder/blocks/0/bn/moving_variance": (2,),
    "classifier/kernel": (2, 3),
}


class Model(tf.Module):
    def __init__(self):
        super().__init__()
        self.all = []
        for name, shape in SHAPES.items():
            count = tf.cast(tf.reduce_prod(shape), tf.float32)
            self.all.append(tf.Variable(tf.reshape(tf.range(count) / 64 - 0.5, shape), name=name))
        self.steps = tf.Variable(7, name="steps")

    @tf.function(input_signature=[tf.TensorSpec([None, 4, 4, 1])])
    def __call__(self, x):
        return tf.add_n([tf.reduce_sum(each) for each in self.all]) + tf.reduce_sum(x)


tf.saved_model.save(Model(), sys.argv[1])
