// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "dataset/listing.h"
#include "engine/api/engine.h"
#include "engine/api/ranks.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace epochmark {

/// Decodes the pictures of a run once a machine: its ranks decode a part each into one file without a name,
/// which all of them read. A rank that has its machine for itself, or that can't reach the others' file,
/// decodes for itself. All ranks make and call one at the same point, on the thread that runs; what one of
/// them can't do ends all with the same sentence, before which the others have that rank's name.
///     SharedDecoding decoding(engine, *ranks, stop);
///     const auto decoded = decoding.decode(listing, source, options);
class SharedDecoding {
public:
    /// `stop` ends waiting for a rank that hangs.
    SharedDecoding(const Engine& engine, Ranks& ranks, StopToken stop)
        : m_engine(engine), m_ranks(ranks), m_stop(std::move(stop))
    {}

    /// As Engine::decode(). Error::Input, too, where the ranks don't have the same pictures, and what became
    /// of the first rank that couldn't go on, with its name.
    Result<DecodedPictures> decode(const Listing& listing, const PictureSource& source,
                                   const DecodeOptions& options);

    /// How many ranks of this machine share its pictures, this one included.
    int sharers() const { return m_parts; }
    /// Of each rank, of any machine, that has neighbours and yet decoded for itself: which one and why, a
    /// sentence. The same on all ranks.
    const QStringList& apart() const { return m_apart; }

    /// How many ranks of this machine there are, this one included.
    static int neighbours(const Ranks& ranks);

private:
    Result<QList<QByteArray>> said(const QByteArray& own, qsizetype most = Ranks::kShort);
    Result<QByteArray> makePlace(const Listing& listing, qsizetype count, const DecodeOptions& options);
    Result<void> reachPlace(const QByteArray& handle, qsizetype count, const DecodeOptions& options);
    Result<QList<PictureVerdict>> decodePart(const PictureSource& source, const DecodeOptions& options);
    Result<void> merge(const QList<QByteArray>& all, QList<PictureVerdict>& verdicts);

    const Engine& m_engine;
    Ranks& m_ranks;
    StopToken m_stop;
    std::shared_ptr<SharedPixels> m_pixels;     ///< that this rank has in common with others
    std::shared_ptr<const PixelStore> m_alone;  ///< else its own
    QList<int> m_sharers;  ///< ranks of this machine that have opened the file, ascending
    int m_part = 0;
    int m_parts = 1;
    QStringList m_apart;
    int m_neighboursApart = 0;  ///< ranks of this machine that decode for themselves
};

}  // namespace epochmark
