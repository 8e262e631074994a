// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/listingbuilder.h"

#include "dataset/entryname.h"
#include "dataset/folderlayout.h"

#include <QCryptographicHash>
#include <QHash>
#include <QLocale>
#include <QObject>
#include <QSet>
#include <QtEndian>

#include <algorithm>

namespace epochmark {

namespace {

Error inputError(const QString& message)
{
    return Error{ErrorCode::Input, message, {}};
}

/// Where a path lies: in which split, in which class, and its rest. Views into the path.
struct Place {
    Split split = Split::Train;
    QStringView className;
    QStringView rest;  ///< path below the class folder; empty for the class folder itself
};

/// Sorts entries into a Listing, station by station; lives only within buildListing().
class ListingBuilder {
public:
    ListingBuilder(QList<ArchiveEntry> entries, const ListingOrigin& origin);
    Result<Listing> build();

private:
    void dropIgnored();
    std::optional<Place> placeOf(const ArchiveEntry& entry) const;
    QStringView folderIn(QStringView path, const QString& folder) const;
    void collectClasses();
    void collectPictures();
    void leaveOutDuplicates();
    Result<void> checkClasses() const;
    Result<void> checkPictures() const;

    QList<ArchiveEntry> m_entries;
    FolderLayout m_folders;
    QHash<QStringView, int> m_classIndices;
    Listing m_listing;
};

ListingBuilder::ListingBuilder(QList<ArchiveEntry> entries, const ListingOrigin& origin)
    : m_entries(std::move(entries))
{
    m_listing.path = origin.path;
    m_listing.name = origin.name;
}

void ListingBuilder::dropIgnored()
{
    const auto isIgnored = [this](const ArchiveEntry& entry) {
        if (entryname::isHidden(entry.path)
            || (!entry.isFolder && !entryname::hasPictureExtension(entry.path))) {
            m_listing.ignored += entry.isFolder ? 0 : 1;
            return true;
        }
        return false;
    };
    m_entries.removeIf(isIgnored);
}

/// What follows `folder` (and root) in the path; null when it lies elsewhere.
QStringView ListingBuilder::folderIn(QStringView path, const QString& folder) const
{
    for (const QString& part : {m_folders.root, folder}) {
        if (part.isEmpty()) {
            continue;
        }
        if (!path.startsWith(part) || path.size() <= part.size() || path[part.size()] != QLatin1Char('/')) {
            return {};
        }
        path = path.sliced(part.size() + 1);
    }
    return path;
}

std::optional<Place> ListingBuilder::placeOf(const ArchiveEntry& entry) const
{
    Place place;
    QStringView below = folderIn(entry.path, m_folders.trainFolder);
    if (below.isNull() && m_folders.layout == Layout::SplitFolders) {
        place.split = Split::Validation;
        below = folderIn(entry.path, m_folders.validationFolder);
    }
    const qsizetype slash = below.indexOf(QLatin1Char('/'));
    if (below.isEmpty() || (slash < 0 && !entry.isFolder)) {
        return std::nullopt;
    }
    place.className = slash < 0 ? below : below.first(slash);
    place.rest = slash < 0 ? QStringView() : below.sliced(slash + 1);
    if (m_folders.layout == Layout::ClassFolders && !entry.isFolder) {
        place.split = isForValidation(below.toString()) ? Split::Validation : Split::Train;
    }
    return place;
}

void ListingBuilder::collectClasses()
{
    QSet<QStringView> names;
    for (const ArchiveEntry& entry : std::as_const(m_entries)) {
        // Without split folders only pictures make a class: a folder of notes beside them is none.
        if (entry.isFolder && m_folders.layout == Layout::ClassFolders) {
            continue;
        }
        if (const auto place = placeOf(entry)) {
            names.insert(place->className);
        }
    }
    for (const QStringView name : std::as_const(names)) {
        m_listing.classes.append(name.toString());
    }
    std::sort(m_listing.classes.begin(), m_listing.classes.end(),
              [](const QString& a, const QString& b) { return entryname::isLessByUtf8(a, b); });
    for (int index = 0; index < m_listing.classes.size(); ++index) {
        m_classIndices.insert(m_listing.classes.at(index), index);
    }
}

void ListingBuilder::collectPictures()
{
    for (const ArchiveEntry& entry : std::as_const(m_entries)) {
        if (entry.isFolder) {
            continue;
        }
        const auto place = placeOf(entry);
        if (!place) {
            ++m_listing.ignored;
        } else if (!entry.refusal.isEmpty()) {
            m_listing.leftOut.append({entry.name, entry.refusal});
        } else {
            m_listing.pictures.append({entry.name, place->rest.toString(),
                                       m_classIndices.value(place->className), place->split, entry.sizeBytes,
                                       entry.crc32, entry.position});
        }
    }
    std::stable_sort(m_listing.pictures.begin(), m_listing.pictures.end(),
                     [](const ListedPicture& a, const ListedPicture& b) {
                         if (a.split != b.split) {
                             return a.split < b.split;
                         }
                         return a.classIndex != b.classIndex
                                    ? a.classIndex < b.classIndex
                                    : entryname::isLessByUtf8(a.relativePath, b.relativePath);
                     });
}

void ListingBuilder::leaveOutDuplicates()
{
    const auto isSame = [](const ListedPicture& a, const ListedPicture& b) {
        return a.split == b.split && a.classIndex == b.classIndex && a.relativePath == b.relativePath;
    };
    QList<ListedPicture> single;
    single.reserve(m_listing.pictures.size());
    for (ListedPicture& picture : m_listing.pictures) {
        if (!single.isEmpty() && isSame(single.constLast(), picture)) {
            m_listing.leftOut.append(
                {picture.entryName, QObject::tr("has the same name as an earlier entry, which is used")});
        } else {
            single.append(std::move(picture));
        }
    }
    m_listing.pictures = std::move(single);
}

Result<void> ListingBuilder::checkClasses() const
{
    if (m_listing.classes.size() >= 2 && m_listing.classes.size() <= kMaxClasses) {
        return {};
    }
    if (m_listing.classes.size() > kMaxClasses) {
        return inputError(QObject::tr("%1 has %2 classes; up to %3 can be trained.")
                              .arg(m_listing.name, QLocale().toString(m_listing.classes.size()),
                                   QLocale().toString(kMaxClasses)));
    }
    const QString found = m_listing.classes.isEmpty() ? QObject::tr("no class folder with pictures was found")
                                                      : QObject::tr("only the class “%1” was found")
                                                            .arg(m_listing.classes.constFirst());
    return inputError(QObject::tr("%1 has fewer than two classes: %2. Lay the pictures out as train/<class> "
                                  "and test/<class>, or as one "
                                  "folder for each class.")
                          .arg(m_listing.name, found));
}

Result<void> ListingBuilder::checkPictures() const
{
    QList<int> counts(2 * m_listing.classes.size(), 0);
    for (const ListedPicture& picture : m_listing.pictures) {
        ++counts[2 * picture.classIndex + (picture.split == Split::Validation ? 1 : 0)];
    }
    const qsizetype empty = counts.indexOf(0);
    if (empty < 0) {
        return {};
    }
    const QString name = m_listing.classes.at(empty / 2);
    return inputError(
        empty % 2 == 0
            ? QObject::tr("%1 has no picture to train the class “%2” with. Add some, or remove the class.")
                  .arg(m_listing.name, name)
            : QObject::tr("%1 has no picture to validate the class “%2” with. Add some, or remove the class.")
                  .arg(m_listing.name, name));
}

Result<Listing> ListingBuilder::build()
{
    dropIgnored();
    QList<QString> paths;
    for (const ArchiveEntry& entry : std::as_const(m_entries)) {
        if (!entry.isFolder) {
            paths.append(entry.path);
        }
    }
    m_folders = findLayout(paths);
    m_listing.layout = m_folders.layout;
    m_listing.root = m_folders.root;
    m_listing.validationFolder = m_folders.validationFolder;
    collectClasses();
    if (const Result<void> checked = checkClasses(); !checked) {
        return checked.error();
    }
    collectPictures();
    leaveOutDuplicates();
    if (const Result<void> checked = checkPictures(); !checked) {
        return checked.error();
    }
    return m_listing;
}

}  // namespace

Result<Listing> buildListing(QList<ArchiveEntry> entries, const ListingOrigin& origin)
{
    return ListingBuilder(std::move(entries), origin).build();
}

bool isForValidation(const QString& pathBelowRoot)
{
    const QByteArray digest = QCryptographicHash::hash(pathBelowRoot.toUtf8(), QCryptographicHash::Sha256);
    return qFromBigEndian<quint64>(digest.constData()) % 5 == 0;
}

}  // namespace epochmark
