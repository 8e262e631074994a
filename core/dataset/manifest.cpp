// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/manifest.h"

#include "base/printable.h"
#include "dataset/leftout.h"

#include <QCryptographicHash>
#include <QObject>

#include <algorithm>
#include <numeric>

namespace epochmark {

namespace {

/// `split/class/path<TAB>size<TAB>crc32<LF>` in UTF-8.
QByteArray hashLine(const Listing& listing, const ListedPicture& picture)
{
    QByteArray line = picture.split == Split::Train ? "train/" : "val/";
    line += listing.classes.at(picture.classIndex).toUtf8() + '/' + picture.relativePath.toUtf8();
    line += '\t' + QByteArray::number(picture.sizeBytes) + '\t';
    line += QByteArray::number(picture.crc32, 16).rightJustified(8, '0') + '\n';
    return line;
}

QString hashOf(const Listing& listing, const QList<PictureVerdict>& verdicts)
{
    QByteArrayList lines;
    for (qsizetype index = 0; index < verdicts.size(); ++index) {
        if (verdicts.at(index).isUsed) {
            lines.append(hashLine(listing, listing.pictures.at(index)));
        }
    }
    std::sort(lines.begin(), lines.end());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray& line : std::as_const(lines)) {
        hash.addData(line);
    }
    return QString::fromLatin1(hash.result().toHex());
}

}  // namespace

Result<Manifest> Manifest::complete(Listing listing, QList<PictureVerdict> verdicts)
{
    if (verdicts.size() != listing.pictures.size()) {
        return Error{ErrorCode::Internal,
                     QObject::tr("The decoder told of %1 pictures where %2 are listed.")
                         .arg(verdicts.size())
                         .arg(listing.pictures.size()),
                     {}};
    }
    Manifest manifest;
    manifest.m_listing = std::move(listing);
    manifest.m_verdicts = std::move(verdicts);
    manifest.m_leftOut = manifest.m_listing.leftOut;
    for (qsizetype index = 0; index < manifest.m_verdicts.size(); ++index) {
        if (!manifest.m_verdicts.at(index).isUsed) {
            manifest.m_leftOut.append(
                {manifest.m_listing.pictures.at(index).entryName, manifest.m_verdicts.at(index).reason});
        }
    }
    if (const Result<void> checked = manifest.countClasses(); !checked) {
        return checked.error();
    }
    manifest.m_hash = hashOf(manifest.m_listing, manifest.m_verdicts);
    return manifest;
}

Result<void> Manifest::countClasses()
{
    m_counts.fill(0, 2 * m_listing.classes.size());
    for (qsizetype index = 0; index < m_verdicts.size(); ++index) {
        const ListedPicture& picture = m_listing.pictures.at(index);
        m_counts[2 * picture.classIndex + (picture.split == Split::Validation ? 1 : 0)] +=
            m_verdicts.at(index).isUsed ? 1 : 0;
    }
    const qsizetype empty = m_counts.indexOf(0);
    if (empty < 0) {
        return {};
    }
    const QString use = empty % 2 == 0 ? QObject::tr("training") : QObject::tr("validation");
    const int count = static_cast<int>(m_leftOut.size());
    return leftout::with(
        {ErrorCode::Input,
         QObject::tr("%1: no usable picture of the class “%2” for %3. %n file(s) left out (%4).", nullptr,
                     count)
             .arg(m_listing.name, printable(m_listing.classes.at(empty / 2)), use,
                  leftout::reasonsOf(m_leftOut)),
         {}},
        m_leftOut);
}

int Manifest::usedCount() const
{
    return std::accumulate(m_counts.cbegin(), m_counts.cend(), 0);
}

int Manifest::usedCount(Split split) const
{
    int count = 0;
    for (int classIndex = 0; classIndex < m_listing.classes.size(); ++classIndex) {
        count += usedCount(split, classIndex);
    }
    return count;
}

int Manifest::usedCount(Split split, int classIndex) const
{
    return m_counts.at(2 * classIndex + (split == Split::Validation ? 1 : 0));
}

QList<int> Manifest::rows(Split split) const
{
    QList<int> used;
    for (int index = 0; index < m_verdicts.size(); ++index) {
        if (m_verdicts.at(index).isUsed && m_listing.pictures.at(index).split == split) {
            used.append(index);
        }
    }
    return used;
}

double Manifest::leftOutShare() const
{
    const auto all = static_cast<double>(usedCount() + m_leftOut.size());
    return all > 0 ? static_cast<double>(m_leftOut.size()) / all : 0;
}

}  // namespace epochmark
