// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/listingbuilder.h"

#include "base/printable.h"
#include "dataset/entryname.h"
#include "dataset/folderlayout.h"
#include "dataset/leftout.h"
#include "dataset/namedpictures.h"

#include <QCryptographicHash>
#include <QHash>
#include <QLocale>
#include <QMap>
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
    ListingBuilder(QList<ArchiveEntry> entries, const ListingOrigin& origin, const ReadingRules& rules);
    Result<Listing> build();

private:
    void dropIgnored();
    QList<QString> picturePaths() const;
    Result<void> checkLayout(const QList<QString>& paths) const;
    void countUnused(const QList<QString>& paths);
    std::optional<Place> placeOf(const ArchiveEntry& entry) const;
    bool placeByName(QStringView below, Place& place) const;
    QStringView folderIn(QStringView path, const QString& folder) const;
    void collectClasses();
    void collectPictures();
    void leaveOutDuplicates();
    Result<void> checkClasses() const;
    Result<void> checkSpellings() const;
    Result<void> checkPictures() const;

    ReadingRules m_rules;
    QList<ArchiveEntry> m_entries;
    FolderLayout m_folders;
    QHash<QStringView, int> m_classIndices;
    Listing m_listing;
};

ListingBuilder::ListingBuilder(QList<ArchiveEntry> entries, const ListingOrigin& origin,
                               const ReadingRules& rules)
    : m_rules(rules), m_entries(std::move(entries))
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
        if (entry.isFolder && !entry.refusal.isEmpty()) {
            m_listing.leftOut.append({entry.name, entry.refusal});
        }
        return false;
    };
    m_entries.removeIf(isIgnored);
}

QList<QString> ListingBuilder::picturePaths() const
{
    QList<QString> paths;
    for (const ArchiveEntry& entry : m_entries) {
        if (!entry.isFolder) {
            paths.append(entry.path);
        }
    }
    return paths;
}

/// "cat (40), dog (40)": at most five.
QString counted(const QMap<QString, int>& classes)
{
    QStringList words;
    for (auto it = classes.cbegin(); it != classes.cend() && words.size() < 5; ++it) {
        words.append(QObject::tr("%1 (%2)").arg(printable(it.key()), QLocale().toString(it.value())));
    }
    return words.join(QLatin1String(", ")) + (classes.size() > 5 ? QStringLiteral(" ...") : QString());
}

Result<void> ListingBuilder::checkLayout(const QList<QString>& paths) const
{
    if (!m_folders.doubtful.isEmpty()) {
        QStringList quoted;
        for (const QString& folder : m_folders.doubtful.mid(0, 5)) {
            quoted.append(QObject::tr("“%1”").arg(printable(folder)));
        }
        return inputError(QObject::tr("In %1 the folders %2 look like splits, not like classes, and hold no "
                                      "class folders to train and to validate with. Lay the pictures out as "
                                      "train/<class> and test/<class>, or as one folder for each class.")
                              .arg(m_listing.name, quoted.join(QLatin1String(", "))));
    }
    if (m_folders.layout != Layout::NamedPictures || m_rules.takesClassesFromNames) {
        return {};
    }
    QStringList parts{m_folders.root, m_folders.trainFolder};
    parts.removeAll(QString());
    const QString folder = parts.join(QLatin1Char('/'));
    return inputError(
        QObject::tr("%1 has no class folders, but its pictures are named after classes: %2. To sort them by "
                    "their names, add --classes-from-names on the terminal, or press the button under the "
                    "dataset in the window.")
            .arg(folder.isEmpty() ? m_listing.name : m_listing.name + QLatin1Char('/') + printable(folder),
                 counted(namedpictures::classesOf(paths, folder))));
}

void ListingBuilder::countUnused(const QList<QString>& paths)
{
    for (const QString& folder : m_folders.unused) {
        const QString prefix = folder + QLatin1Char('/');
        const auto pictures = std::count_if(paths.cbegin(), paths.cend(),
                                            [&](const QString& path) { return path.startsWith(prefix); });
        m_listing.unusedFolders.append({folder, static_cast<int>(pictures)});
    }
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
    if (below.isNull() && !m_folders.validationFolder.isEmpty()) {
        place.split = Split::Validation;
        below = folderIn(entry.path, m_folders.validationFolder);
    }
    if (m_folders.layout == Layout::NamedPictures) {
        return !entry.isFolder && placeByName(below, place) ? std::optional(place) : std::nullopt;
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

/// Fills in class, rest and, where a hash decides, the split; false when the name tells no class.
bool ListingBuilder::placeByName(QStringView below, Place& place) const
{
    place.className = below.contains(QLatin1Char('/')) ? QStringView() : namedpictures::classIn(below);
    place.rest = below;
    if (m_folders.validationFolder.isEmpty() && isForValidation(below.toString())) {
        place.split = Split::Validation;
    }
    return !place.className.isEmpty();
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
                                                            .arg(printable(m_listing.classes.constFirst()));
    return inputError(QObject::tr("%1 has fewer than two classes: %2. Lay the pictures out as train/<class> "
                                  "and test/<class>, or as one "
                                  "folder for each class.")
                          .arg(m_listing.name, found));
}

/// The name with everything outside ASCII as code points: two that look alike differ here.
QString codePoints(const QString& name)
{
    QString shown;
    for (const char32_t code : name.toStdU32String()) {
        if (code < 0x80) {
            shown += QChar(static_cast<char16_t>(code));
        } else {
            shown += QStringLiteral("<U+%1>").arg(uint(code), 4, 16, QLatin1Char('0')).toUpper();
        }
    }
    return printable(shown);
}

/// Two spellings of one class: in two normal forms of Unicode always; in upper and lower case where a split
/// lacks one of them (else they are two classes).
Result<void> ListingBuilder::checkSpellings() const
{
    QList<bool> isFilled(2 * m_listing.classes.size(), false);
    for (const ListedPicture& picture : m_listing.pictures) {
        isFilled[2 * picture.classIndex + (picture.split == Split::Validation ? 1 : 0)] = true;
    }
    QHash<QString, int> seen;
    for (int index = 0; index < m_listing.classes.size(); ++index) {
        const QString& name = m_listing.classes.at(index);
        const QString key = name.normalized(QString::NormalizationForm_C).toCaseFolded();
        const int twin = seen.value(key, -1);
        seen.insert(key, index);
        if (twin < 0) {
            continue;
        }
        const QString other = m_listing.classes.at(twin);
        const bool isSameLetters = name.normalized(QString::NormalizationForm_C)
                                   == other.normalized(QString::NormalizationForm_C);
        if (isSameLetters) {
            return inputError(
                QObject::tr("%1 spells the class “%2” in two ways that look alike: %3 and %4. Give "
                            "both folders the same name.")
                    .arg(m_listing.name, printable(name), codePoints(other), codePoints(name)));
        }
        if (!isFilled[2 * index] || !isFilled[2 * index + 1] || !isFilled[2 * twin]
            || !isFilled[2 * twin + 1]) {
            return inputError(
                QObject::tr("%1 spells a class in two ways: “%2” and “%3”. Give both folders the "
                            "same name.")
                    .arg(m_listing.name, printable(other), printable(name)));
        }
    }
    return {};
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
    const QString name = printable(m_listing.classes.at(empty / 2));
    if (!m_listing.leftOut.isEmpty()) {
        return leftout::with(
            inputError(
                (empty % 2 == 0
                     ? QObject::tr("%1 has no picture to train the class “%2” with: %n file(s) left "
                                   "out (%3).",
                                   nullptr, static_cast<int>(m_listing.leftOut.size()))
                     : QObject::tr("%1 has no picture to validate the class “%2” with: %n file(s) left "
                                   "out (%3).",
                                   nullptr, static_cast<int>(m_listing.leftOut.size())))
                    .arg(m_listing.name, name, leftout::reasonsOf(m_listing.leftOut))),
            m_listing.leftOut);
    }
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
    const QList<QString> paths = picturePaths();
    m_folders = findLayout(paths);
    m_listing.layout = m_folders.layout;
    m_listing.root = m_folders.root;
    m_listing.trainFolder = m_folders.trainFolder;
    m_listing.validationFolder = m_folders.validationFolder;
    if (const Result<void> checked = checkLayout(paths); !checked) {
        return checked.error();
    }
    countUnused(paths);
    collectClasses();
    if (const Result<void> checked = checkClasses(); !checked) {
        return checked.error();
    }
    collectPictures();
    leaveOutDuplicates();
    for (const auto check : {&ListingBuilder::checkSpellings, &ListingBuilder::checkPictures}) {
        if (const Result<void> checked = (this->*check)(); !checked) {
            return checked.error();
        }
    }
    return m_listing;
}

}  // namespace

Result<Listing> buildListing(QList<ArchiveEntry> entries, const ListingOrigin& origin,
                             const ReadingRules& rules)
{
    return ListingBuilder(std::move(entries), origin, rules).build();
}

bool isForValidation(const QString& pathBelowRoot)
{
    const QByteArray digest = QCryptographicHash::hash(pathBelowRoot.toUtf8(), QCryptographicHash::Sha256);
    return qFromBigEndian<quint64>(digest.constData()) % 5 == 0;
}

}  // namespace epochmark
