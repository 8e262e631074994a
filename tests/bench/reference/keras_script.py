#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The article's Keras script: the Classic workload on an unpacked folder, timed from the first touch of the data.

Prints one JSON object: seconds, epochs (loss, accuracy, val_loss, val_accuracy), versions. Only what a benchmark needs was
added to the script: threads, seed, the folder as an argument, and the figures as JSON.
"""

import argparse
import json
import os
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
if sys.version_info >= (3, 12):  # TensorFlow there brings Keras 3; the script is Keras 2
    os.environ.setdefault("TF_USE_LEGACY_KERAS", "1")

import tensorflow as tf  # noqa: E402
from tensorflow.keras import layers, models  # noqa: E402
from tensorflow.keras.preprocessing.image import ImageDataGenerator  # noqa: E402


def build_model():
    return models.Sequential([
        layers.Conv2D(16, (3, 3), activation="relu", input_shape=(150, 150, 3)),
        layers.MaxPooling2D((2, 2)),
        layers.Conv2D(32, (3, 3), activation="relu"),
        layers.MaxPooling2D((2, 2)),
        layers.Conv2D(64, (3, 3), activation="relu"),
        layers.MaxPooling2D((2, 2)),
        layers.Flatten(),
        layers.Dense(512, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", help="holds train/ and test/ (or validation/, val/) with a folder a class")
    parser.add_argument("--epochs", type=int, default=15)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--seed", type=int, default=42)
    options = parser.parse_args()
    tf.config.threading.set_intra_op_parallelism_threads(options.threads)
    tf.config.threading.set_inter_op_parallelism_threads(options.threads)
    tf.keras.utils.set_random_seed(options.seed)

    model = build_model()
    model.compile(loss="binary_crossentropy", optimizer=tf.keras.optimizers.legacy.RMSprop(learning_rate=0.001),
                  metrics=["accuracy"])
    validation = next(name for name in ("validation", "val", "test") if os.path.isdir(os.path.join(options.folder, name)))

    results = sys.stdout
    sys.stdout = sys.stderr  # Keras prints while it lists the pictures; standard output is for the figures
    start = time.monotonic()
    train_data = ImageDataGenerator(rescale=1.0 / 255).flow_from_directory(
        os.path.join(options.folder, "train"), target_size=(150, 150), batch_size=20, class_mode="binary")
    test_data = ImageDataGenerator(rescale=1.0 / 255).flow_from_directory(
        os.path.join(options.folder, validation), target_size=(150, 150), batch_size=20, class_mode="binary")
    history = model.fit(train_data, epochs=options.epochs, validation_data=test_data, verbose=0).history
    seconds = time.monotonic() - start

    epochs = [dict(zip(("train_loss", "train_accuracy", "val_loss", "val_accuracy"), values))
              for values in zip(history["loss"], history["accuracy"], history["val_loss"], history["val_accuracy"])]
    json.dump({"seconds": seconds, "epochs": epochs, "parameters": model.count_params(),
               "versions": {"python": sys.version.split()[0], "tensorflow": tf.__version__}}, results)


if __name__ == "__main__":
    main()
