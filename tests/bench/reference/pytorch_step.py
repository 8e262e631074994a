#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A training step of one of torchvision's networks in eager PyTorch, as a script has it: one batch in memory, forward,
backward, RMSprop. Prints JSON: the median of the steps' milliseconds. --script FILE writes the same network as TorchScript
instead, traced at that size."""

import argparse
import json
import statistics
import time

import torch
import torchvision


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("network", help="torchvision's name: resnet50, mobilenet_v2")
    parser.add_argument("--size", type=int, required=True)
    parser.add_argument("--batch", type=int, default=20)
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--threads", type=int, required=True)
    parser.add_argument("--script", metavar="FILE.pt")
    options = parser.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(options.threads)
    network = torchvision.models.get_model(options.network, num_classes=1).train()
    pictures = torch.rand(options.batch, 3, options.size, options.size)
    if options.script:
        torch.jit.trace(network, pictures[:2], check_trace=False).save(options.script)
        return
    labels = (torch.arange(options.batch) % 2).float().unsqueeze(1)
    optimiser = torch.optim.RMSprop(network.parameters(), lr=0.001, alpha=0.9, eps=1e-7)
    times = []
    for _ in range(3 + options.steps):  # the first ones warm up
        began = time.perf_counter()
        optimiser.zero_grad()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(network(pictures), labels)
        loss.backward()
        optimiser.step()
        loss.item()
        times.append(1000 * (time.perf_counter() - began))
    print(json.dumps({"ms": statistics.median(times[3:]), "versions": {"torch": torch.__version__.split("+")[0]}}))


if __name__ == "__main__":
    main()
