// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "dataset/listing.h"
#include "training/pictureverdict.h"

namespace epochmark {

/// A Listing plus the decoder's verdict on every picture: which pictures are used, which are left out and
/// why. Immutable value. `used` holds indices into listing.pictures, ascending; a PixelStore row has the same
/// index.
class Manifest {
public:
    /// Joins both; verdicts.size() must equal listing.pictures.size(). Error::Input, naming the class and
    /// split, when a class has no usable picture in a split.
    static Result<Manifest> complete(Listing listing, QList<PictureVerdict> verdicts);

    const Listing& listing() const { return m_listing; }
    const QList<PictureVerdict>& verdicts() const { return m_verdicts; }
    const QList<LeftOut>& leftOut() const
    {
        return m_leftOut;
    }  ///< listing's and decoder's, in listing order

    int usedCount() const;
    int usedCount(Split split) const;
    int usedCount(Split split, int classIndex) const;
    /// Indices into listing().pictures of the used pictures of a split, ascending.
    QList<int> rows(Split split) const;
    /// Left out / (used + left out), 0-1.
    double leftOutShare() const;

    /// SHA-256 over the sorted lines `split/class/path<TAB>size<TAB>crc32<LF>` of the pictures used; 64 hex
    /// digits.
    QString hash() const { return m_hash; }

private:
    Manifest() = default;
    Result<void> countClasses();

    Listing m_listing;
    QList<PictureVerdict> m_verdicts;
    QList<LeftOut> m_leftOut;
    QList<int> m_counts;  ///< used pictures: training and validation of the first class, of the second, ...
    QString m_hash;
};

}  // namespace epochmark
