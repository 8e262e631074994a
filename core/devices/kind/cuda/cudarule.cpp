// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/cuda/cudarule.h"

#include "base/libtorchplace.h"
#include "base/paths.h"
#include "devices/kind/cuda/libtorchlines.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QObject>
#include <QRegularExpression>

#include <algorithm>

namespace epochmark {

namespace {

bool isFile(const QString& path)
{
    return QFileInfo(path).isFile();
}

QString decimal(int capability)
{
    return QStringLiteral("%1.%2").arg(capability / 10).arg(capability % 10);
}

QString commandFor(const LibtorchLine& line, const CudaSupport& support)
{
    return lineOf(support.version) == line
               ? QStringLiteral("packaging/setup.sh --cuda")
               : QStringLiteral("packaging/setup.sh --cuda --libtorch %1").arg(line.name);
}

/// The kernels of a LibTorch that has no list: what the pinned line's wheel carries.
bool isCarried(int capability, const CudaSupport& support)
{
    if (!support.kernels.isEmpty()) {
        return runsOn(support.kernels, capability);
    }
    const auto line = lineOf(support.version);
    return !line || !support.isPinned || line->drives(capability);
}

/// In an installed tree or a portable folder: what it can fetch for the card, else which engine it lacks.
/// Absent in a build, and where no line drives the card.
std::optional<QString> installedRemedy(const CudaFacts& facts, int branch, const CudaSupport& support)
{
    if (const auto line = newestLine(facts.capability, branch, support.fetchLines)) {
        return QObject::tr("Run epochmark-cli setup --cards, which fetches LibTorch %1 for it, then start "
                           "Epochmark again.")
            .arg(line->name);
    }
    const auto line = newestLine(facts.capability, branch);
    return line && support.isInstalled ? std::optional(
               QObject::tr("LibTorch %1 drives it: take an Epochmark that has an engine for that.")
                   .arg(line->name))
                                       : std::nullopt;
}

std::optional<CudaRefusal> hardwareRefusal(const CudaFacts& facts, int branch, const CudaSupport& support)
{
    if (!facts.capability || isCarried(*facts.capability, support)) {
        return std::nullopt;
    }
    const auto line = newestLine(facts.capability, branch);
    const auto lineOfAnyDriver = newestLine(facts.capability, 0);
    const QString reason =
        QObject::tr("LibTorch %1, which this build uses, has no kernels for compute capability %2.")
            .arg(support.version, decimal(*facts.capability));
    if (const auto remedy = installedRemedy(facts, branch, support)) {
        return CudaRefusal{reason, *remedy};
    }
    if (line) {
        return CudaRefusal{reason, QObject::tr("LibTorch %1 drives it: run %2, then packaging/run.sh.")
                                       .arg(line->name, commandFor(*line, support))};
    }
    if (lineOfAnyDriver) {
        const QString remedy =
            support.isInstalled
                ? QObject::tr("LibTorch %1 drives it under driver %2 or later: install that, then run "
                              "epochmark-cli setup --cards.")
                : QObject::tr("LibTorch %1 drives it under driver %2 or later: install "
                              "that, then run %3 and packaging/run.sh.");
        const QString named = remedy.arg(lineOfAnyDriver->name)
                                  .arg(lowestDriver(lineOfAnyDriver->cudaMajor));
        return CudaRefusal{
            reason, support.isInstalled ? named : named.arg(commandFor(*lineOfAnyDriver, support))};
    }
    return CudaRefusal{
        reason, support.isInstalled
                    ? QObject::tr("Name a LibTorch that has them: epochmark-cli setup --libtorch FOLDER.")
                    : QObject::tr("Build Epochmark against a LibTorch that has them: give its folder with "
                                  "CMAKE_PREFIX_PATH.")};
}

/// A line that the driver serves is named before an update of the driver.
std::optional<CudaRefusal> driverRefusal(const CudaFacts& facts, int branch, const CudaSupport& support)
{
    const int lowest = lowestDriver(support.cudaMajor);
    if (branch <= 0 || branch >= lowest) {
        return std::nullopt;
    }
    const QString reason =
        QObject::tr("The NVIDIA driver %1 is too old for CUDA %2.").arg(facts.driver).arg(support.cudaMajor);
    if (const auto remedy = installedRemedy(facts, branch, support)) {
        return CudaRefusal{reason, *remedy};
    }
    if (const auto line = newestLine(facts.capability, branch)) {
        return CudaRefusal{
            reason,
            QObject::tr(
                "Run %1 and packaging/run.sh: LibTorch %2 works with it. Or install driver %3 or later.")
                .arg(commandFor(*line, support), line->name)
                .arg(lowest)};
    }
    return CudaRefusal{reason, QObject::tr("Install driver %1 or later.").arg(lowest)};
}

QStringList listedKernels(const QString& folder)
{
    QFile list(folder + QStringLiteral("/cuda-kernels.txt"));
    if (!list.open(QIODevice::ReadOnly)) {
        return {};
    }
    return QString::fromLatin1(list.readAll())
        .split(QRegularExpression(QStringLiteral("\\s+")), Qt::SkipEmptyParts);
}

}  // namespace

CudaSupport cudaSupport()
{
    CudaSupport support;
    support.version = libtorch::version();
    const QString own = libtorch::engineLines().first();
    QStringList folders{paths::libraryDirectory() + QStringLiteral("/libtorch"),
                        QStringLiteral(EPOCHMARK_LIBTORCH_DIR), libtorch::cached()};
    QString libraries = libtorch::loadedFrom();
    if (libtorch::engineLine().isEmpty()) {  // not loaded yet: what would be
        const auto wanted = libtorch::wanted();
        libraries = wanted ? wanted.value() : QString();
    }
    if (!libraries.isEmpty()) {
        folders = {libraries};
        const QString line = libtorch::lineOfLibraries(libraries);
        support.version = line == own ? support.version : line;
        support.isPinned = QFileInfo(libraries).canonicalFilePath().startsWith(
            QDir(libtorch::cacheFolder()).canonicalPath() + u'/');
    }
    const auto line = lineOf(support.version);
    support.cudaMajor = line && support.isPinned ? line->cudaMajor
                                                 : libtorch::cudaMajorOf(libraries).value_or(0);
    support.isInstalled = libtorch::isInstalled();
    support.fetchLines = support.isInstalled ? libtorch::engineLines() : QStringList();
    for (const QString& folder : folders) {
        if (isFile(folder + QStringLiteral("/libtorch_cuda.so"))) {
            support.hasLibraries = true;
            support.kernels = listedKernels(folder);
            break;
        }
    }
    return support;
}

bool runsOn(const QStringList& kernels, int capability)
{
    static const QRegularExpression kKernel(QStringLiteral("^(sm|compute)_(\\d+)([af]?)$"));
    return std::any_of(kernels.begin(), kernels.end(), [&](const QString& kernel) {
        const auto match = kKernel.match(kernel);
        const int built = match.captured(2).toInt();
        if (!match.hasMatch() || match.captured(3) == QLatin1String("a")) {
            return match.hasMatch() && built == capability;
        }
        const bool isMachineCode = match.captured(1) == QLatin1String("sm")
                                   || match.captured(3) == QLatin1String("f");
        return capability >= built && (!isMachineCode || capability / 10 == built / 10);
    });
}

std::optional<CudaRefusal> cudaRefusal(const CudaFacts& facts, const CudaSupport& support)
{
    const int branch = facts.driver.section(u'.', 0, 0).toInt();
    if (const auto hardware = hardwareRefusal(facts, branch, support)) {
        return hardware;
    }
    if (const auto driver = driverRefusal(facts, branch, support)) {
        return driver;
    }
    if (!support.hasLibraries) {
        const auto line = newestLine(facts.capability, branch);
        return CudaRefusal{QObject::tr("LibTorch's GPU libraries aren't installed, or don't fit the driver."),
                           installedRemedy(facts, branch, support)
                               .value_or(QObject::tr("Run %1, then packaging/run.sh.")
                                             .arg(line ? commandFor(*line, support)
                                                       : QStringLiteral("packaging/setup.sh --cuda")))};
    }
    if (!facts.isSeen) {
        return CudaRefusal{
            QObject::tr("LibTorch doesn't see it."),
            QObject::tr("Check the driver with nvidia-smi and the variable CUDA_VISIBLE_DEVICES.")};
    }
    return std::nullopt;
}

QStringList cudaPrecisions(int capability)
{
    QStringList names;
    if (capability >= 80) {
        names = {QStringLiteral("tf32"), QStringLiteral("bf16")};
    }
    if (capability >= 70) {
        names.append(QStringLiteral("fp16"));
    }
    return names;
}

}  // namespace epochmark
