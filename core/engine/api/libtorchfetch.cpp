// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/api/libtorchfetch.h"

#include "base/libtorchplace.h"
#include "devices/kind/cuda/libtorchlines.h"
#include "devices/kind/cuda/nvml.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QSysInfo>

#include <algorithm>

namespace epochmark {

namespace {

constexpr int kPollMs = 200;
constexpr int kStopMs = 5000;
constexpr int kPythonMs = 20'000;

/// What is downloaded and what the disk must have meanwhile, in MB: as packaging/libtorch/fetch.sh has it.
struct Sizes {
    int download;
    int unpack;
};

Sizes sizesOf(const LibTorchChoice& choice)
{
    if (choice.line == QLatin1String("2.7")) {
        return choice.hasCuda ? Sizes{2700, 8000} : Sizes{830, 1700};
    }
    if (choice.line == QLatin1String("2.11")) {
        return choice.hasCuda ? Sizes{2400, 7500} : Sizes{540, 1300};
    }
    return choice.hasCuda ? Sizes{3000, 9000} : Sizes{550, 1300};
}

/// As wheels call it.
QString machine()
{
    const QString name = QSysInfo::currentCpuArchitecture();
    return name == QLatin1String("arm64") ? QStringLiteral("aarch64") : name;
}

QByteArray resource(const QString& name)
{
    QFile file(QStringLiteral(":/epochmark/setup/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray pinsOf(const QString& line)
{
    return resource(QStringLiteral("pins/%1.txt").arg(line));
}

QByteArray cudaPinsOf(const QString& line)
{
    return resource(QStringLiteral("pins/%1-cuda.txt").arg(line));
}

/// "2.7.1" of pins; empty where there are none.
QString versionOf(const QByteArray& pins)
{
    static const QRegularExpression kVersion(QStringLiteral("^torch==([0-9.]+) "),
                                             QRegularExpression::MultilineOption);
    return kVersion.match(QString::fromUtf8(pins)).captured(1);
}

/// The folder in the cache, named as packaging/libtorch/fetch.sh does. Empty where none is pinned for this
/// build.
QString rootOf(const QString& line)
{
    if (line == processorLibTorch().line) {
        return libtorch::cacheRoot();
    }
    const QByteArray pins = pinsOf(line);
    const QByteArray hash = QCryptographicHash::hash(pins, QCryptographicHash::Sha256).toHex().left(8);
    return pins.isEmpty() ? QString()
                          : QStringLiteral("%1/libtorch-%2-%3")
                                .arg(libtorch::cacheFolder(), versionOf(pins), QString::fromLatin1(hash));
}

QString otherWays(const LibTorchChoice& choice)
{
    return choice.hasCuda
               ? QObject::tr(
                     "Another way: install PyTorch %1 for your card, or unpack it, and name its folder with "
                     "epochmark-cli setup --libtorch FOLDER.")
                     .arg(choice.line)
               : QObject::tr("Other ways: take the Epochmark that has LibTorch inside, or unpack LibTorch %1 "
                             "yourself "
                             "and name its folder with epochmark-cli setup --libtorch FOLDER.")
                     .arg(choice.line);
}

Error fetchError(const LibTorchChoice& choice, const QString& sentence, const QString& detail = {})
{
    return {ErrorCode::Input, sentence + u' ' + otherWays(choice), detail};
}

Error failure(const LibTorchChoice& choice, const QString& why, const QString& detail)
{
    const QString cache = rootOf(choice.line);
    if (why == QLatin1String("no-pip")) {
        return fetchError(
            choice, QObject::tr("Fetching LibTorch needs python3 with pip (Debian: python3-pip), and there "
                                "is none."));
    }
    if (why == QLatin1String("folder")) {
        return fetchError(
            choice, QObject::tr("%1 can't be written: set XDG_CACHE_HOME to a folder that can.").arg(cache));
    }
    if (why == QLatin1String("space")) {
        return fetchError(
            choice, QObject::tr("LibTorch needs %1 MB while it is unpacked, and the disk of %2 has less: "
                                "make room, or set XDG_CACHE_HOME to a folder on a larger disk.")
                        .arg(sizesOf(choice).unpack)
                        .arg(cache));
    }
    if (why == QLatin1String("unpack")) {
        return fetchError(choice, QObject::tr("LibTorch couldn't be unpacked into %1.").arg(cache), detail);
    }
    return fetchError(choice,
                      QObject::tr("LibTorch couldn't be downloaded: check the network, then try again; what "
                                  "arrived whole is kept."),
                      detail);
}

/// One run of the script: what it said last, "ready" or why it failed.
class Fetcher {
public:
    Fetcher(const LibTorchChoice& choice, const StopToken& stop,
            const std::function<void(const FetchProgress&)>& told)
        : m_choice(choice), m_stop(stop), m_told(told)
    {}

    QString run(const QString& python)
    {
        m_last.clear();
        const QByteArray pins = pinsOf(m_choice.line);
        const Sizes sizes = sizesOf(m_choice);
        QStringList words{QStringLiteral("-I"),
                          QStringLiteral("-c"),
                          QString::fromUtf8(resource(QStringLiteral("fetchlibtorch.py"))),
                          rootOf(m_choice.line),
                          versionOf(pins),
                          machine(),
                          QString::number(sizes.download),
                          QString::number(sizes.unpack)};
        if (m_choice.hasCuda) {
            words.append(QStringLiteral("cuda"));
        }
        m_process.start(python, words);
        m_process.write(m_choice.hasCuda ? pins + "\ncuda\n" + cudaPinsOf(m_choice.line) : pins);
        m_process.closeWriteChannel();
        while (m_process.state() != QProcess::NotRunning) {
            m_process.waitForReadyRead(kPollMs);
            readLines();
            if (m_stop.isStopRequested()) {
                m_process.terminate();
                m_process.waitForFinished(kStopMs);
                m_process.kill();
                m_process.waitForFinished(kStopMs);
                return QStringLiteral("stopped");
            }
        }
        readLines();
        return m_last.isEmpty() ? QStringLiteral("failed download") : m_last;
    }

    QString detail() { return QString::fromLocal8Bit(m_process.readAllStandardError()).trimmed(); }

private:
    void readLines()
    {
        while (m_process.canReadLine()) {
            const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
            FetchProgress progress;
            progress.totalBytes = qint64{sizesOf(m_choice).download} * 1'000'000;
            if (line.startsWith(QLatin1String("progress "))) {
                progress.bytes = line.mid(9).toLongLong();
            } else if (line == QLatin1String("unpacking")) {
                progress.step = FetchProgress::Step::Unpacking;
            } else if (line == QLatin1String("waiting")) {
                progress.step = FetchProgress::Step::Waiting;
            } else {
                m_last = line;
                continue;
            }
            m_told(progress);
        }
    }

    LibTorchChoice m_choice;
    StopToken m_stop;
    const std::function<void(const FetchProgress&)>& m_told;
    QProcess m_process;
    QString m_last;
};

}  // namespace

QString words(const FetchProgress& progress)
{
    constexpr qint64 kMega = 1'000'000;
    switch (progress.step) {
    case FetchProgress::Step::Waiting:
        return QObject::tr("Another set-up is fetching LibTorch: waiting for it");
    case FetchProgress::Step::Unpacking: return QObject::tr("Unpacking LibTorch");
    case FetchProgress::Step::Downloading: break;
    }
    return QObject::tr("Downloading LibTorch: %1 of about %2 MB")
        .arg(progress.bytes / kMega)
        .arg(progress.totalBytes / kMega);
}

QStringList pythonPrograms()
{
    QStringList found;
    for (const QString& python :
         {QStandardPaths::findExecutable(QStringLiteral("python3"), {QStringLiteral("/usr/bin")}),
          QStandardPaths::findExecutable(QStringLiteral("python3"))}) {
        if (!python.isEmpty() && !found.contains(python)) {
            found.append(python);
        }
    }
    return found;
}

LibTorchChoice processorLibTorch()
{
    return {libtorch::version().section(u'.', 0, 1), false};
}

std::optional<LibTorchChoice> libTorchFor(const QList<CudaFacts>& cards, const QStringList& lines)
{
    QStringList serving;
    for (const CudaFacts& card : cards) {
        const int branch = card.driver.section(u'.', 0, 0).toInt();
        const auto line = card.capability ? newestLine(card.capability, branch, lines) : std::nullopt;
        if (line) {
            serving.append(line->name);
        }
    }
    // The newest of those, as they are listed.
    const auto lists = libtorchLines();
    const auto found = std::ranges::find_if(
        lists, [&serving](const LibtorchLine& line) { return serving.contains(line.name); });
    return found == lists.end() ? std::nullopt : std::optional(LibTorchChoice{found->name, true});
}

std::optional<LibTorchChoice> libTorchForCards()
{
    const auto nvml = Nvml::load();
    if (!nvml) {
        return std::nullopt;
    }
    QList<CudaFacts> cards;
    for (int card = 0; card < nvml->deviceCount(); ++card) {
        CudaFacts facts;
        facts.driver = nvml->driverVersion();
        if (const auto capability = nvml->computeCapability(card)) {
            facts.capability = 10 * capability->major + capability->minor;
        }
        cards.append(facts);
    }
    QStringList lines = libtorch::engineLines();
    lines.removeIf([](const QString& line) { return rootOf(line).isEmpty() || cudaPinsOf(line).isEmpty(); });
    return libTorchFor(cards, lines);
}

LibTorchChoice fittingLibTorch()
{
    return libTorchForCards().value_or(processorLibTorch());
}

int downloadMegabytes(const LibTorchChoice& choice)
{
    return sizesOf(choice).download;
}

QString cachedLibraries(const LibTorchChoice& choice)
{
    const QString root = rootOf(choice.line);
    return root.isEmpty() ? QString() : root + QStringLiteral("/lib");
}

Result<void> fetchLibTorch(const LibTorchChoice& choice, const StopToken& stop,
                           const std::function<void(const FetchProgress&)>& told, const QStringList& pythons)
{
    if (rootOf(choice.line).isEmpty() || pinsOf(choice.line).isEmpty()) {
        return fetchError(choice, QObject::tr("No LibTorch is pinned for this build of Epochmark."));
    }
    QString why = QStringLiteral("no-pip");
    QString detail;
    for (const QString& python : pythons) {
        Fetcher fetcher(choice, stop, told);
        const QString last = fetcher.run(python);
        if (last == QLatin1String("ready")) {
            return choice == processorLibTorch() ? Result<void>() : libtorch::choose(cachedLibraries(choice));
        }
        if (last == QLatin1String("stopped")) {
            return Error{
                ErrorCode::Stopped, QObject::tr("LibTorch isn't there yet; what arrived whole is kept."), {}};
        }
        why = last.section(u' ', 1);
        detail = fetcher.detail();
        if (why != QLatin1String("no-pip")) {
            break;
        }
    }
    return failure(choice, why, detail);
}

QString libTorchOfPython()
{
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    QProcess process;
    // Where python3 looks first: a folder "torch" of a stranger's, unpacked where this is called, isn't
    // Python's.
    process.setWorkingDirectory(QDir::rootPath());
    // Found, not imported: that would take seconds.
    process.start(python, {QStringLiteral("-c"),
                           QStringLiteral("import importlib.util as u; s = u.find_spec('torch'); "
                                          "print(s.submodule_search_locations[0] if s else '')")});
    if (python.isEmpty() || !process.waitForFinished(kPythonMs) || process.exitCode() != 0) {
        process.kill();
        process.waitForFinished(kStopMs);
        return {};
    }
    const QString folder = QString::fromLocal8Bit(process.readAllStandardOutput()).trimmed();
    const auto libraries = folder.isEmpty() ? Result<QString>(QString()) : libtorch::librariesIn(folder);
    return libraries ? libraries.value() : QString();
}

}  // namespace epochmark
