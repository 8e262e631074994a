// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/store/storeuse.h"

#include "base/fileidentity.h"
#include "base/filereason.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QMutex>
#include <QMutexLocker>
#include <QObject>

#include <optional>

namespace epochmark {

namespace {

/// What this process knows of the store at one place.
struct KnownStore {
    int connections = 0;
    std::optional<FileIdentity> checked;  ///< found whole; without connections as the last one left it
};

/// Each store that was opened so far, by the name that whatever path leads to it has.
struct KnownStores {
    QMutex mutex;
    QHash<QString, KnownStore> byPlace;
};

KnownStores& knownStores()
{
    static KnownStores known;
    return known;
}

/// One name for a store, whatever path leads to it, from before it exists.
QString placeOf(const QString& path)
{
    const QFileInfo file(path);
    return file.exists() ? file.canonicalFilePath()
                         : QFileInfo(file.absolutePath()).canonicalFilePath() + u'/' + file.fileName();
}

/// What the first bytes say without SQLite: a foreign file.
Result<void> checkMagic(const QString& path)
{
    QFile file(path);
    if (!file.exists() || file.size() == 0) {
        return {};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{
            ErrorCode::Store,
            QObject::tr("The result store %1 can't be read. Make it readable, or choose another place for "
                        "the results.")
                .arg(path),
            fileReason(file)};
    }
    if (!file.read(16).startsWith(QByteArray("SQLite format 3\0", 16))) {
        return Error{ErrorCode::Store,
                     QObject::tr("%1 is no result store of Epochmark's. It was left as it is: choose another "
                                 "place for the results, or move the file away.")
                         .arg(path),
                     {}};
    }
    return {};
}

/// A file in use is changed by SQLite all the time; one that isn't must be exactly as it was left.
bool isAsKnown(const KnownStore& store, const std::optional<FileIdentity>& now)
{
    if (!store.checked || !now) {
        return false;
    }
    return store.connections > 0 ? store.checked->isSameFile(*now) : *store.checked == *now;
}

}  // namespace

Result<std::shared_ptr<StoreUse>> StoreUse::begin(const QString& path)
{
    KnownStores& known = knownStores();
    const QMutexLocker locker(&known.mutex);
    const QString place = placeOf(path);
    KnownStore& store = known.byPlace[place];
    const bool isKnown = isAsKnown(store, FileIdentity::ofPath(place));
    if (store.connections == 0 && !isKnown) {
        if (const auto magic = checkMagic(path); !magic) {
            return magic.error();
        }
    }
    ++store.connections;
    return std::shared_ptr<StoreUse>(new StoreUse(place, isKnown));
}

StoreUse::~StoreUse()
{
    KnownStores& known = knownStores();
    const QMutexLocker locker(&known.mutex);
    KnownStore& store = known.byPlace[m_place];
    if (--store.connections == 0 && store.checked) {
        const auto left = FileIdentity::ofPath(m_place);
        store.checked = left && left->isSameFile(*store.checked) ? left : std::nullopt;
    }
}

void StoreUse::setChecked()
{
    KnownStores& known = knownStores();
    const QMutexLocker locker(&known.mutex);
    known.byPlace[m_place].checked = FileIdentity::ofPath(m_place);
    m_isChecked = true;
}

}  // namespace epochmark
