// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace epochmark {

/// A processor's name without marketing noise: "Intel(R) Core(TM) i5-10400F CPU @ 2.90GHz" -> "Intel Core
/// i5-10400F", "AMD Ryzen 7 5800X 8-Core Processor" -> "AMD Ryzen 7 5800X".
QString plainCpuName(const QString& name);

/// A device's name where it is read beside others: what says nothing goes first (see plainCpuName()), then
/// the vendor, then the family where the model is known without it; the model number never goes. "NVIDIA
/// GeForce RTX 3060 Ti" -> "RTX 3060 Ti", "Intel(R) Core(TM) i5-10400F CPU @ 2.90GHz" -> "Core i5-10400F",
/// "AMD EPYC 7763 64-Core Processor" -> "EPYC 7763". A name of which nothing would be left stays. Prices are
/// looked up by the exact name, never by this one. Any thread.
QString shortDeviceName(const QString& name);

/// The least that still names the model, for a place where even the short name is too long: "i5-10400F",
/// "7763", "5800X", "RTX 3060 Ti".
QString deviceModel(const QString& name);

/// Ways to write a name, shortest first: short, without its vendor, without noise, as it was recorded. Each
/// once; two devices of unlike names differ in the last one at least.
QStringList deviceNameForms(const QString& name);

}  // namespace epochmark
