// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stoptoken.h"
#include "engine/collective/rankstore.h"

#include <QByteArray>
#include <QList>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

namespace epochmark {

/// One Ranks::gather(): what each rank gives, over a store that takes small values alone (c10d's TCP store
/// refuses those of several megabytes) and answers slowly where the network is slow. What is long goes in
/// pieces, each of which has the store's whole patience. Lives in one call of gather(); one thread.
///     Gathering gathering(store, "gather1", rank, size);
///     if (gathering.give(own)) { while (!gathering.missing().isEmpty()) { gathering.take(); ... } }
class Gathering {
public:
    /// `name`: of this gathering, the same on all ranks and never used before; `rank`: this one's;
    /// `mostPieces`: of a message that is given or believed, 0 to kMostPieces. With 0 there are none but
    /// those that go whole: another process may say of itself whatever it likes.
    Gathering(PatientStore store, std::string name, int rank, int size, qsizetype mostPieces = kMostPieces);

    /// Writes down what this rank gives. False when the store couldn't take it, or it is too long.
    bool give(const QByteArray& own);
    /// Reads what the others have written down since, for about half a second at most, so that whoever waits
    /// can look after other things. False when nothing came.
    bool take();
    /// Reads what is there already of those who won't give any more, when it isn't waited for any longer.
    /// Nothing of what is in pieces if one has given nothing at all, for it would be in vain; else until a
    /// stop, for `most` at most, or until a piece isn't there.
    void takeRest(const StopToken& stop, std::chrono::milliseconds most);

    /// Ranks of which not everything has come, ascending.
    const QList<int>& missing() const { return m_missing; }
    /// In the ranks' order; of those missing nothing. What can't be such a message is empty.
    const QList<QByteArray>& all() const { return m_all; }

    static constexpr qsizetype kMostWhole = 4096;    ///< bytes of a message that goes as it is
    static constexpr qsizetype kPiece = 256 * 1024;  ///< bytes of a piece: 20 ms at 100 Mbit/s
    static constexpr qsizetype kMostPieces = 1
                                             << 12;  ///< of a message: 1 GiB, of tens of millions of pictures

private:
    /// A message of which pieces are read.
    struct Arriving {
        qsizetype pieces = 0;
        qsizetype next = 0;
    };
    std::string keyOf(int rank) const { return m_name + '/' + std::to_string(rank); }
    bool write(const QByteArray& own) const;
    bool takeHeads();
    void begin(int rank, const std::string& head);
    bool takePiece(int rank);

    PatientStore m_store;
    std::string m_name;
    int m_rank;
    qsizetype m_mostPieces;
    QList<int> m_missing;
    QList<QByteArray> m_all;
    QList<std::optional<Arriving>> m_arriving;  ///< one a rank
};

}  // namespace epochmark
