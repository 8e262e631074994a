// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/api/libtorchfetch.h"

#include "engine/api/libtorchplace.h"

#include <QFile>
#include <QObject>
#include <QProcess>
#include <QStandardPaths>
#include <QSysInfo>

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

Sizes sizes()
{
    const bool isOld = libtorch::version().startsWith(QLatin1String("2.7"));
    return isOld ? Sizes{830, 1700} : Sizes{550, 1300};
}

/// As wheels call it.
QString machine()
{
    const QString name = QSysInfo::currentCpuArchitecture();
    return name == QLatin1String("arm64") ? QStringLiteral("aarch64") : name;
}

QByteArray resource(const char* name)
{
    QFile file(QStringLiteral(":/epochmark/setup/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString otherWays()
{
    return QObject::tr(
               "Other ways: take the Epochmark that has LibTorch inside, or unpack LibTorch %1 yourself "
               "and name its folder with epochmark-cli setup --libtorch FOLDER.")
        .arg(libtorch::version().section(u'.', 0, 1));
}

Error fetchError(const QString& sentence, const QString& detail = {})
{
    return {ErrorCode::Input, sentence + u' ' + otherWays(), detail};
}

Error failure(const QString& why, const QString& detail)
{
    const QString cache = libtorch::cacheRoot();
    if (why == QLatin1String("no-pip")) {
        return fetchError(
            QObject::tr("Fetching LibTorch needs python3 with pip (Debian: python3-pip), and there "
                        "is none."));
    }
    if (why == QLatin1String("folder")) {
        return fetchError(
            QObject::tr("%1 can't be written: set XDG_CACHE_HOME to a folder that can.").arg(cache));
    }
    if (why == QLatin1String("space")) {
        return fetchError(
            QObject::tr("LibTorch needs %1 MB while it is unpacked, and the disk of %2 has less: "
                        "make room, or set XDG_CACHE_HOME to a folder on a larger disk.")
                .arg(sizes().unpack)
                .arg(cache));
    }
    if (why == QLatin1String("unpack")) {
        return fetchError(QObject::tr("LibTorch couldn't be unpacked into %1.").arg(cache), detail);
    }
    return fetchError(QObject::tr("LibTorch couldn't be downloaded: check the network, then try again; what "
                                  "arrived whole is kept."),
                      detail);
}

/// One run of the script: what it said last, "ready" or why it failed.
class Fetcher {
public:
    Fetcher(const StopToken& stop, const std::function<void(const FetchProgress&)>& told)
        : m_stop(stop), m_told(told)
    {}

    QString run(const QString& python, const QByteArray& pins)
    {
        m_last.clear();
        m_process.start(python, {QStringLiteral("-I"), QStringLiteral("-c"),
                                 QString::fromUtf8(resource("fetchlibtorch.py")), libtorch::cacheRoot(),
                                 libtorch::version(), machine(), QString::number(sizes().download),
                                 QString::number(sizes().unpack)});
        m_process.write(pins);
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
            progress.totalBytes = qint64{sizes().download} * 1'000'000;
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

Result<void> fetchLibTorch(const StopToken& stop, const std::function<void(const FetchProgress&)>& told,
                           const QStringList& pythons)
{
    const QByteArray pins = resource("pins.txt");
    if (pins.isEmpty() || libtorch::cacheRoot().isEmpty()) {
        return fetchError(QObject::tr("No LibTorch is pinned for this build of Epochmark."));
    }
    QString why = QStringLiteral("no-pip");
    QString detail;
    for (const QString& python : pythons) {
        Fetcher fetcher(stop, told);
        const QString last = fetcher.run(python, pins);
        if (last == QLatin1String("ready")) {
            return {};
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
    return failure(why, detail);
}

QString libTorchOfPython()
{
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    QProcess process;
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
