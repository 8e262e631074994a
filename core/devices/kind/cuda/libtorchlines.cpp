// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/cuda/libtorchlines.h"

#include <QSysInfo>

#include <algorithm>

namespace epochmark {

namespace {

bool isForThisProcessor(const LibtorchLine& line)
{
    return !line.isForX86Alone || QSysInfo::buildCpuArchitecture() == QLatin1String("x86_64");
}

}  // namespace

QList<LibtorchLine> libtorchLines()
{
    return {{QStringLiteral("2.15"), 13, 75, 12, false},
            {QStringLiteral("2.11"), 13, 75, 12, false},
            {QStringLiteral("2.7"), 12, 50, 9, true}};
}

std::optional<LibtorchLine> lineOf(const QString& version)
{
    for (const LibtorchLine& line : libtorchLines()) {
        if (version == line.name || version.startsWith(line.name + QLatin1Char('.'))) {
            return line;
        }
    }
    return std::nullopt;
}

int lowestDriver(int cudaMajor)
{
    switch (cudaMajor) {
    case 13: return 580;
    case 12: return 525;
    default: return 0;
    }
}

std::optional<LibtorchLine> newestLine(std::optional<int> capability, int driverBranch)
{
    QStringList names;
    for (const LibtorchLine& line : libtorchLines()) {
        names.append(line.name);
    }
    return newestLine(capability, driverBranch, names);
}

std::optional<LibtorchLine> newestLine(std::optional<int> capability, int driverBranch,
                                       const QStringList& names)
{
    const QList<LibtorchLine> lines = libtorchLines();
    const auto found = std::find_if(lines.begin(), lines.end(), [&](const LibtorchLine& line) {
        const int card = capability.value_or(line.lowestCapability);
        const int driver = driverBranch > 0 ? driverBranch : lowestDriver(line.cudaMajor);
        return names.contains(line.name) && isForThisProcessor(line) && line.drives(card)
               && driver >= lowestDriver(line.cudaMajor);
    });
    return found == lines.end() ? std::nullopt : std::optional(*found);
}

}  // namespace epochmark
