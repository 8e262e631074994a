#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""torchvision's resnet18 in double precision, with weights and pictures made by a formula that tst_resnet18 has, too:
logits in evaluation and in training, loss, every gradient, running statistics after the step.

    pip install -r requirements-pytorch.txt
    resnet18_oracle.py --write ../../core/engine/data/resnet18.json    what tst_resnet18 compares itself with: norm,
                                                                       sum and 16 entries of each tensor
    EPOCHMARK_DUMP=dump build/release/tests/tst_resnet18               writes every tensor of ours in full
    resnet18_oracle.py --compare dump                                  compares each of their elements
"""

import argparse
import json
import math
import pathlib
import sys

import numpy
import torch
import torchvision

PICTURES = 4
SIDE = 150
TOLERANCE = 1e-9  # of a tensor's norm


def wave(count, phase):
    return numpy.sin(0.7 * (numpy.arange(count) % 9973) + 1.3 * phase)


def value_of(name, shape, phase):
    values = wave(math.prod(shape), phase)
    if len(shape) == 4:
        values *= 2 / math.sqrt(shape[0] * shape[2] * shape[3])
    elif name.endswith("running_var") or (name.endswith("weight") and len(shape) == 1):
        values = 1 + 0.1 * values
    else:
        values *= 0.1
    return torch.from_numpy(values).reshape(shape)


def network_of(outputs):
    network = torchvision.models.resnet18(num_classes=outputs).double()
    with torch.no_grad():
        for phase, (name, tensor) in enumerate(network.named_parameters()):
            tensor.copy_(value_of(name, tensor.shape, phase))
        buffers = [(n, t) for n, t in network.named_buffers() if not n.endswith("num_batches_tracked")]
        for phase, (name, tensor) in enumerate(buffers):
            tensor.copy_(value_of(name, tensor.shape, phase))
    return network


def pictures():
    index = numpy.arange(PICTURES * 3 * SIDE * SIDE)
    values = 0.5 + 0.5 * numpy.sin(0.11 * (index % 7919) + 0.001 * index)
    return torch.from_numpy(values).reshape(PICTURES, 3, SIDE, SIDE)


def outcome_of(outputs):
    """Every tensor by name."""
    network = network_of(outputs)
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


def write(path):
    fixture = {str(outputs): {name: digest(values) for name, values in outcome_of(outputs).items()}
               for outputs in (1, 3)}
    fixture["made_by"] = f"torch {torch.__version__}, torchvision {torchvision.__version__}"
    path.write_text(json.dumps(fixture, indent=0) + "\n")


def compare(folder):
    worst = 0
    for outputs in (1, 3):
        for name, values in outcome_of(outputs).items():
            ours = numpy.fromfile(folder / f"{outputs}.{name}.f64")
            difference = numpy.linalg.norm(ours - values) / max(numpy.linalg.norm(values), 1e-300)
            worst = max(worst, difference)
            if len(ours) != len(values) or difference > TOLERANCE:
                print(f"{outputs} outputs, {name}: differs by {difference:.3g} of its norm")
    print(f"largest difference of a tensor, over its norm: {worst:.3g}")
    return worst <= TOLERANCE


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", type=pathlib.Path, metavar="FILE")
    parser.add_argument("--compare", type=pathlib.Path, metavar="FOLDER")
    arguments = parser.parse_args()
    if arguments.write:
        write(arguments.write)
    if arguments.compare and not compare(arguments.compare):
        sys.exit(1)


if __name__ == "__main__":
    main()
