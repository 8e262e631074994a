#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A careful PyTorch script for the Classic workload: ImageFolder, DataLoader with worker processes, torch.optim.RMSprop.

Prints one JSON object like keras_script.py. Losses and hits are summed on the device and read once an epoch.
"""

import argparse
import json
import os
import sys
import time

import torch
import torchvision
from PIL import Image
from torch import nn
from torchvision.transforms import v2


def build_model():
    model = nn.Sequential(
        nn.Conv2d(3, 16, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(64 * 17 * 17, 512), nn.ReLU(), nn.Linear(512, 1))
    for layer in model:
        if isinstance(layer, (nn.Conv2d, nn.Linear)):
            nn.init.xavier_uniform_(layer.weight)
            nn.init.zeros_(layer.bias)
    return model


def rgb(path):
    with open(path, "rb") as file:
        return Image.open(file).convert("RGB").resize((150, 150), Image.NEAREST)


def loader(folder, workers, generator):
    transform = v2.Compose([v2.ToImage(), v2.ToDtype(torch.float32, scale=True)])
    pictures = torchvision.datasets.ImageFolder(folder, transform=transform, loader=rgb)
    return torch.utils.data.DataLoader(pictures, batch_size=20, shuffle=True, num_workers=workers, generator=generator,
                                       persistent_workers=workers > 0)


def one_pass(model, batches, optimizer):
    loss_sum, hits, count = torch.zeros(()), torch.zeros((), dtype=torch.long), 0
    for images, labels in batches:
        logits = model(images).squeeze(1)
        target = labels.float()
        loss = nn.functional.binary_cross_entropy_with_logits(logits, target)
        if optimizer is not None:
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        loss_sum += loss.detach() * len(labels)
        hits += ((logits.detach() > 0) == (target > 0.5)).sum()
        count += len(labels)
    return loss_sum.item() / count, hits.item() / count


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", help="holds train/ and test/ (or validation/, val/) with a folder a class")
    parser.add_argument("--epochs", type=int, default=15)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--workers", type=int, default=0,
                        help="loader processes; 0 (in the training process) was the fastest on two cores")
    parser.add_argument("--seed", type=int, default=42)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)

    model = build_model()
    optimizer = torch.optim.RMSprop(model.parameters(), lr=0.001, alpha=0.9, eps=1e-7)
    validation = next(name for name in ("validation", "val", "test") if os.path.isdir(os.path.join(options.folder, name)))

    start = time.monotonic()
    generator = torch.Generator().manual_seed(options.seed)
    train_data = loader(os.path.join(options.folder, "train"), options.workers, generator)
    test_data = loader(os.path.join(options.folder, validation), options.workers, generator)
    epochs = []
    for _ in range(options.epochs):
        model.train()
        train_loss, train_accuracy = one_pass(model, train_data, optimizer)
        model.eval()
        with torch.no_grad():
            val_loss, val_accuracy = one_pass(model, test_data, None)
        epochs.append({"train_loss": train_loss, "train_accuracy": train_accuracy,
                       "val_loss": val_loss, "val_accuracy": val_accuracy})
    seconds = time.monotonic() - start

    json.dump({"seconds": seconds, "epochs": epochs, "parameters": sum(p.numel() for p in model.parameters()),
               "versions": {"python": sys.version.split()[0], "torch": torch.__version__,
                            "torchvision": torchvision.__version__}}, sys.stdout)


if __name__ == "__main__":
    main()
