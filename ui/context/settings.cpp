// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context/settings.h"

#include "run/spoollimit.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace epochmark {

namespace {

constexpr int kMostRecent = 8;
constexpr int kMostModelFiles = 5;
constexpr int kMostGhosts = 3;
constexpr int kWidestColumn = 2000;
constexpr int kMostRanks = 256;
constexpr QLatin1String kAutomatic("auto");  // of the repeats

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

template <typename T>
T valueOr(Result<T> result, T fallback)
{
    return result ? result.value() : fallback;
}

}  // namespace

Settings::Settings(const QString& file) : m_settings(file, QSettings::IniFormat) {}

ColorScheme Settings::colorScheme() const
{
    const QString name = m_settings.value(key("window/scheme")).toString();
    if (name == QLatin1String("light")) {
        return ColorScheme::Light;
    }
    return name == QLatin1String("dark") ? ColorScheme::Dark : ColorScheme::System;
}

void Settings::setColorScheme(ColorScheme scheme)
{
    const char* name = scheme == ColorScheme::Light  ? "light"
                       : scheme == ColorScheme::Dark ? "dark"
                                                     : "system";
    m_settings.setValue(key("window/scheme"), QString::fromLatin1(name));
}

QString Settings::language() const
{
    return m_settings.value(key("window/language")).toString();
}

void Settings::setLanguage(const QString& code)
{
    m_settings.setValue(key("window/language"), code);
}

bool Settings::isNotifying() const
{
    return m_settings.value(key("window/notify"), true).toBool();
}

void Settings::setNotifying(bool isNotifying)
{
    m_settings.setValue(key("window/notify"), isNotifying);
}

QDateTime Settings::toldInterruption() const
{
    return QDateTime::fromMSecsSinceEpoch(m_settings.value(key("window/toldInterruptionMs"), 0).toLongLong());
}

void Settings::setToldInterruption(const QDateTime& startedAt)
{
    m_settings.setValue(key("window/toldInterruptionMs"), startedAt.toMSecsSinceEpoch());
}

QByteArray Settings::windowGeometry() const
{
    return m_settings.value(key("window/geometry")).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray& geometry)
{
    m_settings.setValue(key("window/geometry"), geometry);
}

QString Settings::page() const
{
    return m_settings.value(key("window/page"), QStringLiteral("benchmark")).toString();
}

void Settings::setPage(const QString& page)
{
    m_settings.setValue(key("window/page"), page);
}

QByteArray Settings::widgetState(const QString& objectName) const
{
    return m_settings.value(key("widgets/") + objectName).toByteArray();
}

void Settings::setWidgetState(const QString& objectName, const QByteArray& state)
{
    m_settings.setValue(key("widgets/") + objectName, state);
}

QStringList Settings::recentDatasets() const
{
    return m_settings.value(key("dataset/recent")).toStringList().mid(0, kMostRecent);
}

void Settings::addRecentDataset(const QString& path)
{
    QStringList recent = recentDatasets();
    recent.removeAll(path);
    recent.prepend(path);
    m_settings.setValue(key("dataset/recent"), recent.mid(0, kMostRecent));
}

void Settings::removeRecentDataset(const QString& path)
{
    QStringList recent = recentDatasets();
    recent.removeAll(path);
    m_settings.setValue(key("dataset/recent"), recent);
}

QString Settings::lastDataset() const
{
    return m_settings.value(key("dataset/last")).toString();
}

void Settings::setLastDataset(const QString& path)
{
    m_settings.setValue(key("dataset/last"), path);
}

QStringList Settings::recentModelFiles() const
{
    QStringList recent = m_settings.value(key("network/recent")).toStringList();
    recent.removeIf([](const QString& path) { return !QFileInfo(path).isFile(); });
    return recent.mid(0, kMostModelFiles);
}

void Settings::addRecentModelFile(const QString& path)
{
    QStringList recent = recentModelFiles();
    recent.removeAll(path);
    recent.prepend(path);
    m_settings.setValue(key("network/recent"), recent.mid(0, kMostModelFiles));
}

QString Settings::lastModelFile() const
{
    const QString path = m_settings.value(key("network/last")).toString();
    return QFileInfo(path).isFile() ? path : QString();
}

void Settings::setLastModelFile(const QString& path)
{
    m_settings.setValue(key("network/last"), path);
}

RunRequest Settings::lastRequest() const
{
    RunRequest request;
    request.deviceId = m_settings.value(key("run/device"), request.deviceId).toString();
    request.preset = valueOr(presetFromString(m_settings.value(key("run/preset")).toString()),
                             Preset::Classic);
    request.workload = workloadOf(request.preset);
    WorkloadSpec& w = request.workload;
    w.network = m_settings.value(key("run/network"), w.network).toString();
    w.pipeline = valueOr(pipelineFromString(m_settings.value(key("run/pipeline")).toString()), w.pipeline);
    w.precision = valueOr(precisionFromString(m_settings.value(key("run/precision")).toString()),
                          w.precision);
    if (request.preset == Preset::Custom) {
        w.batchSize = m_settings.value(key("run/batch"), w.batchSize).toInt();
        w.epochs = m_settings.value(key("run/epochs"), w.epochs).toInt();
        w.learningRate = m_settings.value(key("run/learningRate"), w.learningRate).toDouble();
    }
    if (w.networkDefinition() == nullptr) {  // of a model file that hasn't been read
        w.network = WorkloadSpec().network;
    }
    if (!w.validate()) {
        w = workloadOf(request.preset);
    }
    request.threads = std::max(0, m_settings.value(key("run/threads"), 0).toInt());
    request.seed = m_settings.value(key("run/seed"), request.seed).toULongLong();
    return request;
}

void Settings::setLastRequest(const RunRequest& request)
{
    m_settings.setValue(key("run/device"), request.deviceId);
    m_settings.setValue(key("run/preset"), toString(request.preset));
    m_settings.setValue(key("run/network"), request.workload.network);
    m_settings.setValue(key("run/pipeline"), toString(request.workload.pipeline));
    m_settings.setValue(key("run/precision"), toString(request.workload.precision));
    m_settings.setValue(key("run/batch"), request.workload.batchSize);
    m_settings.setValue(key("run/epochs"), request.workload.epochs);
    m_settings.setValue(key("run/learningRate"), request.workload.learningRate);
    m_settings.setValue(key("run/threads"), request.threads);
    m_settings.setValue(key("run/seed"), request.seed);
}

Repeats Settings::lastRepeats() const
{
    const QString stored = m_settings.value(key("run/repeats")).toString();
    if (stored == kAutomatic) {
        return {1, true};
    }
    return {std::max(1, stored.toInt()), false};
}

void Settings::setLastRepeats(const Repeats& repeats)
{
    m_settings.setValue(key("run/repeats"),
                        repeats.isAutomatic ? QString(kAutomatic) : QString::number(repeats.count));
}

CoolDownRule Settings::lastCoolDown() const
{
    return valueOr(CoolDownRule::fromString(m_settings.value(key("run/coolDown")).toString()),
                   CoolDownRule());
}

void Settings::setLastCoolDown(const CoolDownRule& coolDown)
{
    m_settings.setValue(key("run/coolDown"), coolDown.toString());
}

int Settings::lastRanks() const
{
    return std::clamp(m_settings.value(key("run/ranks"), 1).toInt(), 1, kMostRanks);
}

void Settings::setLastRanks(int ranks)
{
    m_settings.setValue(key("run/ranks"), ranks);
}

int Settings::ghostCount() const
{
    return std::clamp(m_settings.value(key("charts/ghosts"), kMostGhosts).toInt(), 0, kMostGhosts);
}

void Settings::setGhostCount(int count)
{
    m_settings.setValue(key("charts/ghosts"), std::clamp(count, 0, kMostGhosts));
}

bool Settings::isElapsedAxis() const
{
    return m_settings.value(key("charts/elapsed"), false).toBool();
}

void Settings::setElapsedAxis(bool isElapsed)
{
    m_settings.setValue(key("charts/elapsed"), isElapsed);
}

JobRequest Settings::job() const
{
    const JobRequest usual;
    const qint64 pictures = m_settings.value(key("costs/jobPictures"), usual.pictures).toLongLong();
    const int epochs = m_settings.value(key("costs/jobEpochs"), usual.epochs).toInt();
    return pictures > 0 && epochs > 0 ? JobRequest{pictures, epochs} : usual;
}

void Settings::setJob(const JobRequest& job)
{
    m_settings.setValue(key("costs/jobPictures"), job.pictures);
    m_settings.setValue(key("costs/jobEpochs"), job.epochs);
}

QString Settings::workload(const QString& page) const
{
    return m_settings.value(key("workload/") + page).toString();
}

void Settings::setWorkload(const QString& page, const QString& fingerprint)
{
    m_settings.setValue(key("workload/") + page, fingerprint);
}

QList<int> Settings::columnWidths(const QString& table) const
{
    QList<int> widths;
    for (const QString& width : m_settings.value(key("columns/") + table).toStringList()) {
        widths.append(std::clamp(width.toInt(), 0, kWidestColumn));
    }
    return widths;
}

void Settings::setColumnWidths(const QString& table, const QList<int>& widths)
{
    QStringList words;
    for (const int width : widths) {
        words.append(QString::number(width));
    }
    m_settings.setValue(key("columns/") + table, words);
}

ReportOptions Settings::reportOptions() const
{
    ReportOptions options;
    options.isDark = m_settings.value(key("report/dark"), options.isDark).toBool();
    options.hasLeaderboard = m_settings.value(key("report/leaderboard"), options.hasLeaderboard).toBool();
    options.hasCosts = m_settings.value(key("report/costs"), options.hasCosts).toBool();
    return options;
}

void Settings::setReportOptions(const ReportOptions& options)
{
    m_settings.setValue(key("report/dark"), options.isDark);
    m_settings.setValue(key("report/leaderboard"), options.hasLeaderboard);
    m_settings.setValue(key("report/costs"), options.hasCosts);
    m_settings.remove(key("report/note"));  // of former versions: one for all results
}

QString Settings::reportLine(const QString& setId) const
{
    return setId.isEmpty() ? QString() : m_settings.value(key("report/lines/") + setId).toString();
}

void Settings::setReportLine(const QString& setId, const QString& line)
{
    if (setId.isEmpty()) {
        return;  // no key at all: the group of all lines would be meant
    }
    if (line.isEmpty()) {
        m_settings.remove(key("report/lines/") + setId);
    } else {
        m_settings.setValue(key("report/lines/") + setId, line);
    }
}

int Settings::spoolGib() const
{
    return spoollimit::gibOf(m_settings.value(key(spoollimit::kKey)));
}

void Settings::setSpoolGib(int gib)
{
    m_settings.setValue(key(spoollimit::kKey), std::clamp(gib, 0, spoollimit::kMostGib));
    m_settings.sync();  // a run of the terminal reads it, too
}

QString Settings::exportFolder() const
{
    const QString stored = m_settings.value(key("files/exportFolder")).toString();
    return !stored.isEmpty() && QDir(stored).exists()
               ? stored
               : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

void Settings::setExportFolder(const QString& folder)
{
    m_settings.setValue(key("files/exportFolder"), folder);
}

}  // namespace epochmark
