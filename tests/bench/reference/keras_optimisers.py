#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Keras' optimisers make of two weights in five steps, in double precision: tst_kerasoptimiser compares itself with
tests/core/engine/data/kerasoptimisers.json, which this writes.

    pip install -r requirements-kerascheck.txt
    keras_optimisers.py > ../../core/engine/data/kerasoptimisers.json
"""

import json
import os

os.environ["KERAS_BACKEND"] = "jax"
import jax

jax.config.update("jax_enable_x64", True)
import keras
import numpy

keras.config.set_floatx("float64")
SETTINGS = {
    "rmsprop": {}, "rmsprop momentum": {"momentum": 0.8, "rho": 0.7}, "rmsprop centred": {"centered": True, "epsilon": 1e-3},
    "sgd": {}, "sgd momentum": {"momentum": 0.9}, "sgd nesterov": {"momentum": 0.9, "nesterov": True, "weight_decay": 0.01},
    "adam": {}, "adam amsgrad": {"amsgrad": True, "beta_2": 0.9, "epsilon": 1e-2}, "adamw": {"weight_decay": 0.1}}
KINDS = {"rmsprop": keras.optimizers.RMSprop, "sgd": keras.optimizers.SGD, "adam": keras.optimizers.Adam,
         "adamw": keras.optimizers.AdamW}


def gradient(step, index):
    return numpy.sin(1.7 * step + 0.9 * index + numpy.arange(3) * 0.6)


def trained(name):
    optimiser = KINDS[name.split()[0]](learning_rate=0.05, **SETTINGS[name])
    weights = [keras.Variable(0.5 - 0.2 * numpy.arange(3) + index, dtype="float64") for index in range(2)]
    for step in range(1, 6):
        optimiser.apply([jax.numpy.array(gradient(step, index)) for index in range(2)], weights)
    return numpy.concatenate([numpy.asarray(weight.value) for weight in weights]).tolist()


print(json.dumps({name: {"config": SETTINGS[name], "weights": trained(name)} for name in SETTINGS}, indent=1))
