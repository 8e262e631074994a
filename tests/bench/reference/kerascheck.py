#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Keras computes for model files, beside what `epochmark-cli network check` computes for them.

    pip install -r requirements-kerascheck.txt
    kerascheck.py --cli build/release/bin/epochmark-cli FILE...     Keras computes here, and both are compared
    kerascheck.py --write FILE...                                   Keras alone, one JSON object a line: what
                                                                    tests/core/engine/models/expected.jsonl is made of
    kerascheck.py --cli ... --expected LINES FILE...                compared with lines from elsewhere; needs no Keras

Equal: parameters; outputs, inference and loss within 1e-9 of themselves; each gradient's norm within 1e-7 of itself or
1e-12 of the model's largest.

Keras 3.15 takes float64 and float32 together for float32, so its normalisation layers compute in single precision
whatever a model's dtype says (keras.backend.result_type("float64", "float32")). Here that one function is told better;
--as-shipped leaves it, and what has normalisation then agrees to three to eight digits.
"""

import argparse
import json
import os
import subprocess
import sys
import zipfile


def text_of(path):
    if zipfile.is_zipfile(path):
        return zipfile.ZipFile(path).read("config.json").decode()
    with open(path, encoding="utf-8") as file:
        return file.read()


def in_double(node):
    """The same configuration with float64 everywhere and no dropout."""
    if isinstance(node, dict):
        out = {key: in_double(value) for key, value in node.items() if key != "shared_object_id"}
        if "Dropout" in str(out.get("class_name", "")) and "rate" in out.get("config", {}):
            out["config"]["rate"] = 0.0
        return out
    if isinstance(node, list):
        return [in_double(value) for value in node]
    return "float64" if node in ("float32", "mixed_float16", "mixed_bfloat16") else node


class Oracle:
    def __init__(self, as_shipped):
        os.environ["KERAS_BACKEND"] = "jax"
        import jax

        jax.config.update("jax_enable_x64", True)
        import keras
        import keras.src.backend
        import keras.src.backend.common.dtypes
        import numpy

        self.jax, self.keras, self.numpy = jax, keras, numpy
        if not as_shipped:
            shipped = keras.src.backend.result_type
            told = lambda *types: "float64" if "float64" in types else shipped(*types)
            # Layers ask the first, Keras' own operations (moments among them) the second.
            keras.src.backend.result_type = told
            keras.src.backend.common.dtypes.result_type = told

    def unit(self, stream, count):
        """splitmix64's output for the state 2^32 stream + i as a number in [-1, 1)."""
        numpy = self.numpy
        z = numpy.arange(count, dtype=numpy.uint64) + numpy.uint64(((stream << 32) + 0x9E3779B97F4A7C15) % (1 << 64))
        z = (z ^ (z >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
        z ^= z >> numpy.uint64(31)
        return (z >> numpy.uint64(11)).astype(numpy.float64) * 2.0**-52 - 1

    def value(self, stream, weight):
        numpy = self.numpy
        drawn = self.unit(stream, int(numpy.prod(weight.shape)))
        if "gamma" in weight.name or weight.name == "scale":
            drawn = 1 + 0.1 * drawn
        elif "variance" in weight.name:
            drawn = 1.25 + 0.25 * drawn
        elif len(weight.shape) > 1:
            fan = numpy.prod(weight.shape[:2] if "depthwise" in weight.name else weight.shape[:-1])
            drawn = drawn * numpy.sqrt(3) * numpy.sqrt(2 / fan)
        else:
            drawn = 0.1 * drawn
        return drawn.reshape(weight.shape)

    def check(self, path):
        keras, numpy, jax = self.keras, self.numpy, self.jax
        config = in_double(json.loads(text_of(path)))
        config.pop("compile_config", None)
        model = keras.saving.deserialize_keras_object(config)
        for stream, weight in enumerate(model.weights):
            weight.assign(self.value(stream, weight))
        side = [size or 150 for size in model.input_shape[1:3]]
        pictures = (0.5 + 0.5 * self.unit(1_000_000, 4 * side[0] * side[1] * 3)).reshape(4, *side, 3)
        layers = [layer for layer in model.layers if type(layer).__name__ != "InputLayer"]
        if type(layers[0]).__name__ in ("Rescaling", "Normalization"):
            pictures = pictures * 255
        trained = [variable.value for variable in model.trainable_variables]
        others = [variable.value for variable in model.non_trainable_variables]
        ending, classes = layers[-1].get_config().get("activation"), model.output_shape[-1]
        labels = numpy.arange(4) % max(classes, 2)

        def loss(weights):
            outputs, _ = model.stateless_call(weights, others, pictures, training=True)
            outputs = jax.numpy.reshape(outputs, (4, -1))
            if classes == 1:
                losses = keras.ops.binary_crossentropy(labels.reshape(4, 1).astype("float64"), outputs,
                                                       from_logits=ending != "sigmoid")
            else:
                losses = keras.ops.categorical_crossentropy(numpy.eye(classes)[labels], outputs,
                                                            from_logits=ending != "softmax")
            return losses.mean(), outputs

        (mean, outputs), gradients = jax.value_and_grad(loss, has_aux=True)(trained)
        inference, _ = model.stateless_call(trained, others, pictures, training=False)
        first = lambda values: [float(value) for value in numpy.asarray(values).ravel()[:16]]
        return {
            "file": os.path.basename(path), "keras": keras.__version__, "parameters": int(model.count_params()),
            "trainable": int(sum(numpy.prod(weight.shape) for weight in trained)), "outputs": first(outputs),
            "inference": first(inference), "loss": float(mean),
            "gradients": [{"name": variable.path, "shape": list(variable.shape),
                           "norm": float(numpy.linalg.norm(gradient)), "sum": float(numpy.sum(gradient))}
                          for variable, gradient in zip(model.trainable_variables, gradients)]}


def distance(found, expected):
    return abs(found - expected) / max(abs(expected), 1e-300)


def differences(ours, theirs):
    """What isn't equal, in words."""
    found = [f"{key} {ours[key]} / {theirs[key]}" for key in ("parameters", "trainable") if ours[key] != theirs[key]]
    for key in ("outputs", "inference"):
        worst = max(map(distance, ours[key], theirs[key])) if len(ours[key]) == len(theirs[key]) else float("inf")
        if worst > 1e-9:
            found.append(f"{key} {worst:.1e}")
    if distance(ours["loss"], theirs["loss"]) > 1e-9:
        found.append(f"loss {distance(ours['loss'], theirs['loss']):.1e}")
    if [gradient["shape"] for gradient in ours["gradients"]] != [gradient["shape"] for gradient in theirs["gradients"]]:
        return found + ["the gradients' shapes"]
    largest = max((gradient["norm"] for gradient in theirs["gradients"]), default=0)
    for our, their in zip(ours["gradients"], theirs["gradients"]):
        if abs(our["norm"] - their["norm"]) > max(1e-7 * their["norm"], 1e-12 * largest):
            found.append(f"{their['name']} {our['norm']} / {their['norm']}")
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--cli", help="epochmark-cli")
    parser.add_argument("--write", action="store_true", help="print what Keras computes")
    parser.add_argument("--expected", help="lines to compare with")
    parser.add_argument("--as-shipped", action="store_true", help="Keras' own idea of double precision")
    arguments = parser.parse_args()
    expected = {}
    if arguments.expected:
        with open(arguments.expected, encoding="utf-8") as lines:
            expected = {line["file"]: line for line in map(json.loads, lines)}
    oracle = None if expected else Oracle(arguments.as_shipped)
    failed = 0
    for path in arguments.files:
        theirs = expected[os.path.basename(path)] if expected else oracle.check(path)
        if arguments.write:
            print(json.dumps(theirs), flush=True)
        if arguments.cli:
            ours = json.loads(subprocess.run([arguments.cli, "network", "check", path], check=True,
                                             capture_output=True).stdout)
            unequal = differences(ours, theirs)
            failed += bool(unequal)
            print(f"{os.path.basename(path)}: {'equal' if not unequal else '; '.join(unequal[:5])}", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
