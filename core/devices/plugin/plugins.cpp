// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/plugin/plugins.h"

#include "base/outputfile.h"
#include "base/paths.h"
#include "devices/plugin/ownplugins.h"
#include "devices/plugin/pluginrefusal.h"
#include "devices/plugin/probelock.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMutexLocker>
#include <QObject>
#include <QSysInfo>

#include <utility>

namespace epochmark {

namespace {

/// So many answers are kept: who changes a plug-in often shouldn't find a growing file.
constexpr qsizetype kMostKept = 64;

QString verdictsFile()
{
    return paths::dataDirectory() + QStringLiteral("/plugins.json");
}

/// The file as it is now, on this machine (homes may be shared by several), as this version judges it.
QString keyOf(const PluginLibrary& library)
{
    const QFileInfo file(library.file);
    return QStringLiteral("%1 %2 %3 %4 %5")
        .arg(QStringLiteral(EPOCHMARK_VERSION))
        .arg(QString::fromLatin1(QSysInfo::machineUniqueId().toHex()))
        .arg(file.size())
        .arg(file.lastModified().toMSecsSinceEpoch())
        .arg(file.absoluteFilePath());
}

bool isKept(const PluginVerdict& verdict)
{
    return verdict.failure ? refusalOf(*verdict.failure).isLasting : !verdict.devices.isEmpty();
}

PluginVerdict notAsked()
{
    PluginVerdict verdict;
    verdict.failure.emplace().kind = WorkerFailure::Kind::Stopped;
    return verdict;
}

}  // namespace

Plugins::Plugins() : m_places(PluginPlaces::ofThisMachine()) {}

Plugins& Plugins::instance()
{
    static Plugins plugins;
    return plugins;
}

void Plugins::setPlaces(PluginPlaces places)
{
    const QMutexLocker lock(&m_mutex);
    m_places = std::move(places);
    m_verdicts.clear();
    m_putOff.clear();
}

void Plugins::nameAlso(const QList<PluginLibrary>& libraries)
{
    const QMutexLocker lock(&m_mutex);
    m_places.named = libraries + m_places.named;
}

Result<void> Plugins::addOwn(const QString& name, const QString& file)
{
    const auto library = pluginOfUser(name, file);
    if (!library) {
        return library.error();
    }
    const QMutexLocker lock(&m_mutex);
    QList<PluginLibrary> own = ownplugins::read(m_places.ownFile);
    for (const PluginLibrary& known : own) {
        if (known.name == library->name) {
            return Error{ErrorCode::Usage,
                         QObject::tr("There is a plug-in %1 already: %2. Choose another name, or remove that "
                                     "one first.")
                             .arg(known.name, known.file),
                         {}};
        }
    }
    if (const auto made = paths::ensureDataDirectory(); !made) {
        return made.error();
    }
    own.append(library.value());
    return ownplugins::write(m_places.ownFile, own);
}

Result<void> Plugins::removeOwn(const QString& name)
{
    const QMutexLocker lock(&m_mutex);
    QList<PluginLibrary> own = ownplugins::read(m_places.ownFile);
    own.removeIf([&name](const PluginLibrary& library) { return library.name == name; });
    return ownplugins::write(m_places.ownFile, own);
}

QList<PluginLibrary> Plugins::libraries() const
{
    const QMutexLocker lock(&m_mutex);
    return findPlugins(m_places);
}

std::optional<PluginVerdict> Plugins::verdict(const PluginLibrary& library) const
{
    const QString key = keyOf(library);
    const QMutexLocker lock(&m_mutex);
    if (const auto known = m_verdicts.constFind(key); known != m_verdicts.cend()) {
        return *known;
    }
    const auto kept = stored();
    const auto found = kept.constFind(key);
    return found != kept.cend() ? std::optional<PluginVerdict>(*found) : std::nullopt;
}

bool Plugins::wasAsked(const PluginLibrary& library) const
{
    const QString key = keyOf(library);
    const QMutexLocker lock(&m_mutex);
    return m_verdicts.contains(key);
}

/// What it said lastingly, which counts as asked then.
std::optional<PluginVerdict> Plugins::known(const PluginLibrary& library, const QString& key)
{
    const auto said = verdict(library);
    if (!said || !isKept(*said)) {
        return std::nullopt;
    }
    const QMutexLocker lock(&m_mutex);
    return *m_verdicts.insert(key, *said);
}

PluginVerdict Plugins::ask(const PluginLibrary& library, bool isAnew, const StopToken& stop)
{
    const QString key = keyOf(library);
    if (const auto said = isAnew ? std::nullopt : known(library, key)) {
        return *said;
    }
    const ProbeLock lock(stop);
    if (lock.state() != ProbeLock::State::Held) {
        const QMutexLocker guard(&m_mutex);
        if (lock.state() == ProbeLock::State::PutOff) {
            m_putOff.insert(key);
        }
        return notAsked();
    }
    // Whoever had the lock before may have asked the same one.
    if (const auto said = isAnew ? std::nullopt : known(library, key)) {
        return *said;
    }
    return askNow(library, key, stop);
}

PluginVerdict Plugins::askNow(const PluginLibrary& library, const QString& key, const StopToken& stop)
{
    const PluginVerdict verdict = probePlugin(library, stop);
    if (verdict.failure && verdict.failure->kind == WorkerFailure::Kind::Stopped) {
        return verdict;
    }
    const QMutexLocker lock(&m_mutex);
    m_putOff.remove(key);
    m_verdicts.insert(key, verdict);
    store(key, verdict);
    return verdict;
}

bool Plugins::wasPutOff(const PluginLibrary& library) const
{
    const QString key = keyOf(library);
    const QMutexLocker lock(&m_mutex);
    return m_putOff.contains(key);
}

bool Plugins::isAnyPutOff() const
{
    const QMutexLocker lock(&m_mutex);
    return !m_putOff.isEmpty();
}

bool Plugins::takePutOff()
{
    const QMutexLocker lock(&m_mutex);
    return !std::exchange(m_putOff, {}).isEmpty();
}

Result<PluginTarget> Plugins::target(const QString& deviceId) const
{
    const QStringList words = deviceId.split(u':');
    bool isNumber = false;
    const int place = words.last().toInt(&isNumber);
    const QString name = words.size() == 3 ? words.at(1) : words.first();
    for (const PluginLibrary& library : libraries()) {
        if (isNumber && place >= 0 && library.name == name && library.isTpu() == (words.size() == 2)) {
            return PluginTarget{library, place};
        }
    }
    return Error{
        ErrorCode::DeviceUnavailable,
        QObject::tr("There is no plug-in for %1 any more. \"epochmark-cli devices\" lists those there "
                    "are.")
            .arg(deviceId),
        {}};
}

/// Only what helps is lost with a file that can't be read: the plug-ins are asked again.
QHash<QString, PluginVerdict> Plugins::stored() const
{
    QHash<QString, PluginVerdict> kept;
    QFile file(verdictsFile());
    if (!file.open(QIODevice::ReadOnly)) {
        return kept;
    }
    const QJsonArray list = QJsonDocument::fromJson(file.readAll())[QStringLiteral("verdicts")].toArray();
    for (const QJsonValue& value : list) {
        kept.insert(value[QStringLiteral("key")].toString(),
                    PluginVerdict::fromJson(value[QStringLiteral("verdict")].toObject()));
    }
    return kept;
}

void Plugins::store(const QString& key, const PluginVerdict& verdict)
{
    auto kept = stored();
    const bool wasKept = kept.remove(key) > 0;
    if (isKept(verdict)) {
        if (kept.size() >= kMostKept) {
            kept.clear();
        }
        kept.insert(key, verdict);
    } else if (!wasKept) {
        return;
    }
    QJsonArray list;
    for (auto entry = kept.cbegin(); entry != kept.cend(); ++entry) {
        list.append(
            QJsonObject{{QStringLiteral("key"), entry.key()}, {QStringLiteral("verdict"), entry->toJson()}});
    }
    const QJsonObject document{{QStringLiteral("verdicts"), list}};
    // Where nothing can be kept the plug-in is asked again next time.
    if (paths::ensureDataDirectory()) {
        static_cast<void>(outputfile::write(verdictsFile(), QJsonDocument(document).toJson()).hasValue());
    }
}

}  // namespace epochmark
