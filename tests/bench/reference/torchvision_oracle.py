#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""torchvision's networks in double precision, with weights and pictures made by a formula that tst_torchvision has, too:
logits in evaluation and in training, loss, every gradient, running statistics after the step. Dropout is off: which
values fall out is each program's own dice.

    pip install -r requirements-pytorch.txt
    torchvision_oracle.py --write ../../core/engine/data               NETWORK.json of each, what tst_torchvision compares
                                                                       itself with: norm, sum and 16 entries of each tensor
    EPOCHMARK_DUMP=dump build/release/tests/tst_torchvision            writes every tensor of ours in full
    torchvision_oracle.py --compare dump                               compares each of their elements

--network NAME: that one alone.
"""

import argparse
import json
import math
import pathlib
import sys

import numpy
import torch
import torchvision

# By our ids.
NETWORKS = {"resnet18": torchvision.models.resnet18, "resnet50": torchvision.models.resnet50,
            "mobilenetv3-small": lambda num_classes: torchvision.models.mobilenet_v3_small(num_classes=num_classes,
                                                                                           dropout=0.0)}
PICTURES = 4
SIDE = 150
TOLERANCE = 1e-9  # of a tensor's norm
LEAST = 1e-12  # of the largest gradient's norm: some are nothing but rounding (a bias that the next normalisation takes off)


def scattered(count, phase):
    """-1 to 1, like noise: what has a pattern makes pictures alike to deep layers, whose normalisation then
    magnifies rounding."""
    mask = numpy.uint64(0xFFFFFFFF)
    h = (numpy.arange(count, dtype=numpy.uint64) + numpy.uint64(1 + 7919 * phase)) * numpy.uint64(2654435761) & mask
    h ^= h >> numpy.uint64(15)
    h = h * numpy.uint64(2246822519) & mask
    h ^= h >> numpy.uint64(13)
    return h.astype(numpy.float64) / 2**31 - 1


def value_of(name, shape, phase):
    values = scattered(math.prod(shape), phase)
    if len(shape) == 4:
        outputs = 1 if shape[1] == 1 else shape[0]  # a depthwise kernel's values meet no other channel's
        values *= 2 / math.sqrt(outputs * shape[2] * shape[3])
    elif name.endswith("running_var") or (name.endswith("weight") and len(shape) == 1):
        values = 1 + 0.1 * values
    else:
        values *= 0.1
    return torch.from_numpy(values).reshape(shape)


def network_of(name, outputs):
    network = NETWORKS[name](num_classes=outputs).double()
    with torch.no_grad():
        for phase, (name, tensor) in enumerate(network.named_parameters()):
            tensor.copy_(value_of(name, tensor.shape, phase))
        buffers = [(n, t) for n, t in network.named_buffers() if not n.endswith("num_batches_tracked")]
        for phase, (name, tensor) in enumerate(buffers):
            tensor.copy_(value_of(name, tensor.shape, phase))
    return network


def pictures():
    values = 0.5 + 0.5 * scattered(PICTURES * 3 * SIDE * SIDE, 1000)
    return torch.from_numpy(values).reshape(PICTURES, 3, SIDE, SIDE)


def outcome_of(name, outputs):
    """Every tensor by name."""
    network = network_of(name, outputs)
    tensors = {}
    with torch.no_grad():
        tensors["evaluated"] = network.eval()(pictures())
    logits = network.train()(pictures())
    tensors["trained"] = logits
    labels = torch.arange(PICTURES)
    if outputs == 1:
        loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, (labels % 2).double().unsqueeze(1))
    else:
        loss = torch.nn.functional.cross_entropy(logits, labels % outputs)
    loss.backward()
    tensors["loss"] = loss
    for name, parameter in network.named_parameters():
        tensors["gradient." + name] = parameter.grad
    for name, buffer in network.named_buffers():
        if not name.endswith("num_batches_tracked"):
            tensors["after." + name] = buffer
    return {name: tensor.detach().numpy().reshape(-1) for name, tensor in tensors.items()}


def digest(values):
    places = [k * (len(values) - 1) // 15 for k in range(16)]
    return {"norm": float(numpy.linalg.norm(values)), "sum": float(values.sum()),
            "entries": [float(values[place]) for place in places]}


def write(network, path):
    fixture = {str(outputs): {name: digest(values) for name, values in outcome_of(network, outputs).items()}
               for outputs in (1, 3)}
    fixture["made_by"] = f"torch {torch.__version__}, torchvision {torchvision.__version__}"
    path.write_text(json.dumps(fixture, indent=0) + "\n")


def compare(network, folder):
    worst = 0
    for outputs in (1, 3):
        expected = outcome_of(network, outputs)
        largest = max(numpy.linalg.norm(values) for name, values in expected.items() if name.startswith("gradient."))
        for name, values in expected.items():
            ours = numpy.fromfile(folder / f"{network}.{outputs}.{name}.f64")
            scale = max(numpy.linalg.norm(values), LEAST / TOLERANCE * largest * name.startswith("gradient."))
            difference = numpy.linalg.norm(ours - values) / scale
            worst = max(worst, difference)
            if len(ours) != len(values) or difference > TOLERANCE:
                print(f"{network}, {outputs} outputs, {name}: differs by {difference:.3g} of its norm")
    print(f"{network}: largest difference of a tensor, over its norm: {worst:.3g}")
    return worst <= TOLERANCE


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", choices=sorted(NETWORKS), action="append")
    parser.add_argument("--write", type=pathlib.Path, metavar="FOLDER")
    parser.add_argument("--compare", type=pathlib.Path, metavar="FOLDER")
    arguments = parser.parse_args()
    is_equal = True
    for network in arguments.network or sorted(NETWORKS):
        if arguments.write:
            write(network, arguments.write / f"{network}.json")
        if arguments.compare:
            is_equal = compare(network, arguments.compare) and is_equal
    if not is_equal:
        sys.exit(1)


if __name__ == "__main__":
    main()
