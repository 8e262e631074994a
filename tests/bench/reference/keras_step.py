#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A training step of one of Keras' applications on TensorFlow, as fit() has it: one batch in memory, train_step as a
tf.function. Prints JSON: the median of the steps' milliseconds. --model FILE writes the same network as Epochmark reads it
instead."""

import argparse
import json
import os
import pathlib
import statistics
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy  # noqa: E402
import tensorflow  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("network", help="Keras' name: ResNet50, MobileNetV2")
    parser.add_argument("--size", type=int, required=True)
    parser.add_argument("--batch", type=int, default=20)
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--threads", type=int, required=True)
    parser.add_argument("--model", type=pathlib.Path, metavar="FILE.json")
    options = parser.parse_args()
    tensorflow.config.threading.set_intra_op_parallelism_threads(options.threads)
    tensorflow.config.threading.set_inter_op_parallelism_threads(options.threads)
    tensorflow.random.set_seed(1)
    keras = tensorflow.keras
    network = getattr(keras.applications, options.network)(
        weights=None, input_shape=(options.size, options.size, 3), classes=1, classifier_activation="sigmoid")
    if options.model:
        options.model.write_text(network.to_json())
        return
    network.compile(optimizer=keras.optimizers.RMSprop(0.001), loss="binary_crossentropy", metrics=["accuracy"])
    pictures = numpy.random.default_rng(1).random((options.batch, options.size, options.size, 3), dtype=numpy.float32)
    labels = (numpy.arange(options.batch) % 2).astype(numpy.float32)
    data = tensorflow.data.Dataset.from_tensors((pictures, labels)).repeat()
    times = []

    class Clock(keras.callbacks.Callback):
        def on_train_batch_begin(self, batch, logs=None):
            self.began = time.perf_counter()

        def on_train_batch_end(self, batch, logs=None):
            times.append(1000 * (time.perf_counter() - self.began))

    network.fit(data, steps_per_epoch=3 + options.steps, epochs=1, verbose=0, callbacks=[Clock()])
    print(json.dumps({"ms": statistics.median(times[3:]), "versions": {"tensorflow": tensorflow.__version__}}))


if __name__ == "__main__":
    main()
