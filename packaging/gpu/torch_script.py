#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A careful PyTorch script of the Classic workload on a card, for pictures as check.py generates them (PPM): DataLoader with
worker processes, pinned memory, torch.optim.RMSprop, fp32 without TF32. Nothing but PyTorch is needed. Prints one JSON object; with
--profile that of some training steps, what the card was asked for in each, and which kernels took longest, in five ways."""

import argparse
import itertools
import json
import os
import time

import torch
from torch import nn

from kernels import OURS, kernel_table

SIZE = 150


class Pictures(torch.utils.data.Dataset):
    def __init__(self, folder):
        classes = sorted(os.listdir(folder))
        self.files = [(os.path.join(folder, name, file), label) for label, name in enumerate(classes)
                      for file in sorted(os.listdir(os.path.join(folder, name)))]

    def __len__(self):
        return len(self.files)

    def __getitem__(self, index):
        path, label = self.files[index]
        with open(path, "rb") as file:
            _, sizes, _, data = file.read().split(b"\n", 3)
        columns, rows = (int(word) for word in sizes.split())
        picture = torch.frombuffer(bytearray(data), dtype=torch.uint8).view(rows, columns, 3)
        down = (torch.arange(SIZE) * rows // SIZE).unsqueeze(1)
        across = torch.arange(SIZE) * columns // SIZE
        return picture[down, across].permute(2, 0, 1).to(torch.float32) / 255, label


def build_model():
    model = nn.Sequential(
        nn.Conv2d(3, 16, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(16, 32, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(64 * 17 * 17, 512), nn.ReLU(),
        nn.Linear(512, 1))
    for layer in model:
        if isinstance(layer, (nn.Conv2d, nn.Linear)):
            nn.init.xavier_uniform_(layer.weight)
            nn.init.zeros_(layer.bias)
    return model


def optimizer_of(model):
    return torch.optim.RMSprop(model.parameters(), lr=0.001, alpha=0.9, eps=1e-7)


def one_pass(model, batches, device, optimizer, layout=torch.channels_last, mixed=None):
    loss_sum, hits, count = torch.zeros((), device=device), torch.zeros((), dtype=torch.long, device=device), 0
    for images, labels in batches:
        target = labels.to(device, torch.float32, non_blocking=True)
        with torch.autocast(device.type, mixed, enabled=mixed is not None):
            logits = model(images.to(device, non_blocking=True, memory_format=layout)).squeeze(1)
            loss = nn.functional.binary_cross_entropy_with_logits(logits, target)
        if optimizer is not None:
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        loss_sum += loss.detach() * len(labels)
        hits += ((logits.detach() > 0) == (target > 0.5)).sum()
        count += len(labels)
    return loss_sum.item() / count, hits.item() / count


# How a step may be asked for: the script's own way first, then Epochmark's (channels-last, of cuDNN's deterministic algorithms the
# fastest that were tried), what each of both is worth, and what tensor cores make of it.
VARIANTS = (
    ("script", torch.channels_last, False, None),
    (OURS, torch.channels_last, True, None),
    ("contiguous", torch.contiguous_format, False, None),
    ("contiguous, tried and deterministic", torch.contiguous_format, True, None),
    ("bf16, channels-last, tried and deterministic", torch.channels_last, True, torch.bfloat16))


def seen(work, device):
    """(name, microseconds) of all that the card did meanwhile. Without the processor's part, which takes longer to read than to run,
    where the profiler allows that."""
    processor, card = torch.profiler.ProfilerActivity.CPU, torch.profiler.ProfilerActivity.CUDA
    for activities in ([card], [processor, card]) if device.type == "cuda" else ([processor],):
        with torch.profiler.profile(activities=activities) as profile:
            work()
        kernels = [(event.name, event.time_range.elapsed_us()) for event in profile.events()
                   if event.device_type == torch.autograd.DeviceType.CUDA and not getattr(event, "is_user_annotation", False)]
        if kernels:
            return kernels
    return []


def profiled(batches, device, steps):
    """Some training steps in each way: what the card did in each, by PyTorch's own profiler. Yields what is known after each way, so
    that time which runs out, or a way that a card can't go, doesn't take the others along."""
    few = list(itertools.islice(batches, steps))
    variants = []
    for variant in VARIANTS:
        try:
            variants.append(profiled_way(few, device, *variant))
        except RuntimeError as error:
            if not variants:
                raise
            variants.append({"name": variant[0], "error": str(error).splitlines()[0]})
        first = {key: value for key, value in variants[0].items() if key not in ("name", "kernels")}
        yield {**first, "torch": torch.__version__, "variants": variants}


def profiled_way(few, device, name, layout, is_tried, mixed):
    torch.backends.cudnn.benchmark = torch.backends.cudnn.deterministic = is_tried
    torch.manual_seed(42)
    model = build_model().to(device, memory_format=layout).train()
    optimizer = optimizer_of(model)
    one_pass(model, few[:3], device, optimizer, layout, mixed)
    start = time.monotonic()
    one_pass(model, few, device, optimizer, layout, mixed)
    seconds = time.monotonic() - start
    kernels = seen(lambda: one_pass(model, few, device, optimizer, layout, mixed), device)
    return {"name": name, "train_s": seconds, "images_per_s": sum(len(labels) for _, labels in few) / seconds,
            **kernel_table(kernels, len(few))}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", help="holds train/ and test/ with a folder a class")
    parser.add_argument("--epochs", type=int, default=15)
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--device", default="cuda:0")
    parser.add_argument("--profile", type=int, metavar="STEPS", help="profiles so many steps instead of training")
    options = parser.parse_args()
    torch.manual_seed(42)
    torch.backends.cuda.matmul.allow_tf32 = False
    torch.backends.cudnn.allow_tf32 = False
    device = torch.device(options.device)
    model = build_model().to(device, memory_format=torch.channels_last)
    optimizer = optimizer_of(model)
    loaders = [torch.utils.data.DataLoader(Pictures(os.path.join(options.folder, part)), batch_size=20, shuffle=True,
                                           num_workers=options.workers, persistent_workers=options.workers > 0,
                                           pin_memory=device.type == "cuda") for part in ("train", "test")]
    one_pass(model, [next(iter(loaders[1]))], device, None)  # CUDA starts outside of the clock
    if options.profile:
        for known in profiled(loaders[0], device, options.profile):
            print(json.dumps(known), flush=True)
        return
    start = time.monotonic()
    for _ in range(options.epochs):
        train_loss, train_accuracy = one_pass(model.train(), loaders[0], device, optimizer)
        with torch.no_grad():
            val_loss, val_accuracy = one_pass(model.eval(), loaders[1], device, None)
    seconds = time.monotonic() - start
    print(json.dumps({"train_s": seconds, "images_per_s": len(loaders[0].dataset) * options.epochs / seconds,
                      "train_loss": train_loss, "train_accuracy": train_accuracy, "val_loss": val_loss,
                      "val_accuracy": val_accuracy, "torch": torch.__version__}))


if __name__ == "__main__":
    main()
