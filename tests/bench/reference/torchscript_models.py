#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes small TorchScript programs as PyTorch's people write them: what tests train, and what may be tried by hand.

    pip install -r requirements-pytorch.txt
    torchscript_models.py --write ../../core/engine/models     scripted.pt (one output), which tests have
    torchscript_models.py --torchvision mobilenet_v2 out.pt    one of torchvision's networks, traced at 150 x 150, one output
"""

import argparse
import pathlib

import torch


def small():
    torch.manual_seed(1)
    return torch.nn.Sequential(torch.nn.Conv2d(3, 4, 3), torch.nn.BatchNorm2d(4), torch.nn.ReLU(),
                               torch.nn.AdaptiveAvgPool2d(1), torch.nn.Flatten(), torch.nn.Linear(4, 1))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", type=pathlib.Path, metavar="FOLDER")
    parser.add_argument("--torchvision", nargs=2, metavar=("NAME", "FILE"))
    arguments = parser.parse_args()
    if arguments.write:
        torch.jit.script(small()).save(str(arguments.write / "scripted.pt"))
    if arguments.torchvision:
        import torchvision
        network = torchvision.models.get_model(arguments.torchvision[0], num_classes=1).train()
        torch.jit.trace(network, torch.rand(2, 3, 150, 150), check_trace=False).save(arguments.torchvision[1])


if __name__ == "__main__":
    main()
