// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/shareddecoding.h"

#include "base/printable.h"
#include "base/stopwatch.h"
#include "ranks/rankcontract.h"
#include "ranks/rankmessage.h"
#include "ranks/rankwords.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QIODevice>
#include <QJsonObject>
#include <QObject>

#include <algorithm>

namespace epochmark {

namespace {

constexpr char kSaysError = 'E';  // first byte of a message: an outcome as JSON follows, ...
constexpr char kSaysParts = 'P';  // ... or verdicts and checks
constexpr int kMostReason = 256;
constexpr int kMostEdge = 1 << 24;
/// Of a picture in a message: its verdict, a letter of the reason being three bytes at most, and a check.
constexpr qsizetype kMostOfPicture = 3 * kMostReason + 32;

/// What pictures are meant and in which order: numbers of pictures are what the ranks speak in.
QString digestOf(const Listing& listing)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const ListedPicture& picture : listing.pictures) {
        hash.addData(QStringLiteral("%1/%2/%3\t%4\t%5\n")
                         .arg(static_cast<int>(picture.split))
                         .arg(picture.classIndex)
                         .arg(picture.relativePath)
                         .arg(picture.sizeBytes)
                         .arg(picture.crc32)
                         .toUtf8());
    }
    return QString::fromLatin1(hash.result().toHex());
}

QByteArray errorMessage(const Error& error)
{
    return kSaysError + RankMessage::written(RankMessage::outcomeOf(error));
}

QDataStream& operator<<(QDataStream& stream, const PictureVerdict& verdict)
{
    return stream << verdict.isUsed << qint32(verdict.width) << qint32(verdict.height)
                  << (verdict.isUsed ? QByteArray() : verdict.reason.left(kMostReason).toUtf8());
}

QDataStream& operator>>(QDataStream& stream, PictureVerdict& verdict)
{
    qint32 width = 0;
    qint32 height = 0;
    QByteArray reason;
    stream >> verdict.isUsed >> width >> height >> reason;
    verdict.width = std::clamp<qint32>(width, 0, kMostEdge);
    verdict.height = std::clamp<qint32>(height, 0, kMostEdge);
    verdict.reason = printable(QString::fromUtf8(reason), kMostReason);
    return stream;
}

/// Of the pictures with a part's numbers, and how their bytes can be checked.
QByteArray partMessage(const QList<PictureVerdict>& verdicts, int part, int parts, const QByteArray& checks)
{
    QByteArray bytes(1, kSaysParts);
    QDataStream stream(&bytes, QIODevice::Append);
    stream.setVersion(QDataStream::Qt_6_0);
    stream << checks;
    for (qsizetype i = part; i < verdicts.size(); i += parts) {
        stream << verdicts.at(i);
    }
    return bytes;
}

/// False when that isn't such a message.
bool readPart(const QByteArray& message, QList<PictureVerdict>& verdicts, int part, int parts,
              SharedPixels& pixels)
{
    if (message.isEmpty() || message.front() != kSaysParts) {
        return false;
    }
    QDataStream stream(message.mid(1));
    stream.setVersion(QDataStream::Qt_6_0);
    QByteArray checks;
    stream >> checks;
    QList<qsizetype> used;
    for (qsizetype i = part; i < verdicts.size() && stream.status() == QDataStream::Ok; i += parts) {
        stream >> verdicts[i];
        if (verdicts.at(i).isUsed) {
            used.append(i);
        }
    }
    return stream.status() == QDataStream::Ok && stream.atEnd() && pixels.adopt(checks, used);
}

}  // namespace

int SharedDecoding::neighbours(const Ranks& ranks)
{
    const QList<int> machines = ranks.machines();
    return static_cast<int>(std::max<qsizetype>(1, machines.count(machines.value(ranks.place().rank))));
}

Result<DecodedPictures> SharedDecoding::decode(const Listing& listing, const PictureSource& source,
                                               const DecodeOptions& options)
{
    const Stopwatch clock;
    const QList<int> machines = m_ranks.machines();
    const bool isAnyShared = std::ranges::any_of(
        machines, [&machines](int machine) { return machines.count(machine) > 1; });
    if (!isAnyShared) {
        return m_engine.decode(source, options);
    }
    const auto handle = makePlace(listing, source.count(), options);
    if (!handle) {
        return handle.error();
    }
    if (const auto reached = reachPlace(handle.value(), source.count(), options); !reached) {
        return reached.error();
    }
    const auto own = decodePart(source, options);
    const auto all = said(
        own ? partMessage(own.value(), m_part, m_parts, m_pixels ? m_pixels->checks() : QByteArray())
            : errorMessage(own.error()),
        Ranks::kShort + source.count() * kMostOfPicture);
    if (!own) {
        return own.error();
    }
    if (!all) {
        return all.error();
    }
    DecodedPictures decoded;
    decoded.verdicts = own.value();
    if (const auto merged = merge(all.value(), decoded.verdicts); !merged) {
        return merged.error();
    }
    decoded.pixels = m_pixels != nullptr ? std::shared_ptr<const PixelStore>(m_pixels) : m_alone;
    decoded.seconds = clock.seconds();
    return decoded;
}

/// The first error of all ranks, or what they said.
Result<QList<QByteArray>> SharedDecoding::said(const QByteArray& own, qsizetype most)
{
    auto all = m_ranks.gather(own, m_stop, most);
    if (!all) {
        return all.error();
    }
    for (int rank = 0; rank < all->size(); ++rank) {
        const QByteArray& message = all->at(rank);
        if (message.isEmpty() || message.front() != kSaysError) {
            continue;
        }
        auto error = RankMessage(message.mid(1)).error();
        if (!error) {
            continue;
        }
        if (rank != m_ranks.place().rank && error->code != ErrorCode::Stopped) {
            error->message = rankwords::stopped(rank, m_ranks.hosts().value(rank), error->message);
        }
        return *error;
    }
    return all;
}

/// The first rank of each machine makes the file, if it has neighbours. Its handle; empty: there is none.
Result<QByteArray> SharedDecoding::makePlace(const Listing& listing, qsizetype count,
                                             const DecodeOptions& options)
{
    const int rank = m_ranks.place().rank;
    const int maker = m_ranks.machines().value(rank);
    QJsonObject mine{{QStringLiteral("pictures"), digestOf(listing)}};
    if (rank == maker && neighbours(m_ranks) > 1) {
        auto made = m_engine.sharePixels(count, options);
        if (!made) {
            mine = RankMessage::outcomeOf(made.error());
        } else if (made.value() != nullptr) {
            m_pixels = std::move(made).value();
            mine.insert(QStringLiteral("handle"), QString::fromUtf8(m_pixels->handle()));
        }
    }
    const auto all = said((mine.contains(QLatin1String("code")) ? kSaysError : kSaysParts)
                          + RankMessage::written(mine));
    if (!all) {
        return all.error();
    }
    RankContract first;
    first.dataset = RankMessage(all->first().mid(1)).text("pictures");
    for (int other = 0; other < all->size(); ++other) {
        RankContract theirs;
        theirs.dataset = RankMessage(all->at(other).mid(1)).text("pictures");
        const QString who = rankwords::nameOf(other, m_ranks.hosts().value(other));
        if (const auto breach = breachOf(first, theirs, who)) {
            return Error{ErrorCode::Input, *breach, {}};
        }
    }
    return RankMessage(all->at(maker).mid(1)).text("handle").toUtf8();
}

/// Who has neighbours opens their file; then all know who decodes which part.
Result<void> SharedDecoding::reachPlace(const QByteArray& handle, qsizetype count,
                                        const DecodeOptions& options)
{
    const int rank = m_ranks.place().rank;
    const QList<int> machines = m_ranks.machines();
    QString why;  // it has neighbours and doesn't share with them
    if (m_pixels == nullptr && !handle.isEmpty()) {
        auto opened = m_engine.openPixels(handle, count, options);
        if (opened) {
            m_pixels = std::move(opened).value();
        } else {
            why = opened.error().message;
        }
    } else if (m_pixels == nullptr && neighbours(m_ranks) > 1) {
        why = QObject::tr("The system gives its ranks no file that they could share.");
    }
    const auto all = said(kSaysParts
                          + RankMessage::written({{QStringLiteral("shares"), m_pixels != nullptr},
                                                  {QStringLiteral("why"), why}}));
    if (!all) {
        return all.error();
    }
    for (int other = 0; other < all->size(); ++other) {
        const RankMessage told(all->at(other).mid(1));
        const bool isNeighbour = machines.at(other) == machines.at(rank);
        if (m_pixels != nullptr && isNeighbour && told.flag("shares")) {
            m_sharers.append(other);
        }
        if (const QString reason = told.text("why"); !reason.isEmpty()) {
            m_apart.append(QObject::tr("%1 decodes all pictures for itself. %2", "\"Rank 2 on node1\"")
                               .arg(rankwords::nameOf(other, m_ranks.hosts().value(other)), reason));
            m_neighboursApart += isNeighbour ? 1 : 0;
        }
    }
    m_parts = static_cast<int>(std::max<qsizetype>(1, m_sharers.size()));
    m_part = static_cast<int>(std::max<qsizetype>(0, m_sharers.indexOf(rank)));
    return {};
}

Result<QList<PictureVerdict>> SharedDecoding::decodePart(const PictureSource& source,
                                                         const DecodeOptions& options)
{
    DecodeOptions own = options;
    own.shared = m_pixels;
    own.part = m_part;
    own.parts = m_parts;
    if (m_pixels == nullptr && m_neighboursApart > 1) {  // all of them find the same memory free
        own.room.trainingBytes += (m_neighboursApart - 1) * source.count() * options.size.bytes();
    }
    auto decoded = m_engine.decode(source, own);
    if (!decoded) {
        return decoded.error();
    }
    if (m_pixels == nullptr) {
        m_alone = decoded->pixels;
    }
    return decoded->verdicts;
}

/// What the neighbours decoded.
Result<void> SharedDecoding::merge(const QList<QByteArray>& all, QList<PictureVerdict>& verdicts)
{
    for (int part = 0; part < m_sharers.size(); ++part) {
        const int rank = m_sharers.at(part);
        if (part != m_part && !readPart(all.at(rank), verdicts, part, m_parts, *m_pixels)) {
            return Error{
                ErrorCode::Internal,
                QObject::tr("%1 told nothing usable of the pictures that it decoded.", "\"Rank 2 on node1\"")
                    .arg(rankwords::nameOf(rank, m_ranks.hosts().value(rank))),
                {}};
        }
    }
    return {};
}

}  // namespace epochmark
