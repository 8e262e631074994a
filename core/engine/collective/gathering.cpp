// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/collective/gathering.h"

#include "base/stopwatch.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace epochmark {

namespace {

constexpr double kAtOnceSeconds = 0.4;
constexpr char kIsWhole = 'w';     // first byte of what stands under a rank's key: the message follows, ...
constexpr char kIsInPieces = 'p';  // ... or how many pieces it has

}  // namespace

Gathering::Gathering(PatientStore store, std::string name, int rank, int size, qsizetype mostPieces)
    : m_store(std::move(store)), m_name(std::move(name)), m_rank(rank),
      m_mostPieces(std::min(mostPieces, kMostPieces)), m_missing(size), m_all(size), m_arriving(size)
{
    std::iota(m_missing.begin(), m_missing.end(), 0);
}

bool Gathering::give(const QByteArray& own)
{
    if (!write(own)) {
        return false;
    }
    m_all[m_rank] = own;
    m_missing.removeOne(m_rank);
    return true;
}

bool Gathering::write(const QByteArray& own) const
{
    if (own.size() <= kMostWhole) {
        return m_store.set(keyOf(m_rank), kIsWhole + own.toStdString());
    }
    const qsizetype pieces = (own.size() + kPiece - 1) / kPiece;
    if (pieces > m_mostPieces) {
        return false;
    }
    for (qsizetype piece = 0; piece < pieces; ++piece) {
        if (!m_store.set(keyOf(m_rank) + '/' + std::to_string(piece),
                         own.mid(piece * kPiece, kPiece).toStdString())) {
            return false;
        }
    }
    // Last: whoever finds it finds all of them.
    return m_store.set(keyOf(m_rank), kIsInPieces + std::to_string(pieces));
}

bool Gathering::take()
{
    const Stopwatch clock;
    bool hasCome = takeHeads();
    const QList<int> before = m_missing;
    for (const int rank : before) {
        while (m_arriving.at(rank) && clock.seconds() < kAtOnceSeconds && takePiece(rank)) {
            hasCome = true;
        }
    }
    return hasCome;
}

void Gathering::takeRest(const StopToken& stop, std::chrono::milliseconds most)
{
    const Stopwatch clock;
    takeHeads();
    const QList<int> before = m_missing;
    if (std::ranges::any_of(before, [this](int rank) { return !m_arriving.at(rank); })) {
        return;
    }
    for (const int rank : before) {
        while (m_arriving.at(rank)) {
            if (stop.isStopRequested() || clock.seconds() * 1000 >= double(most.count())
                || !takePiece(rank)) {
                return;
            }
        }
    }
}

/// Of those that had given nothing so far. False when there is none.
bool Gathering::takeHeads()
{
    QList<int> unheard;
    std::vector<std::string> keys;
    for (const int rank : std::as_const(m_missing)) {
        if (!m_arriving.at(rank)) {
            unheard.append(rank);
            keys.push_back(keyOf(rank));
        }
    }
    const auto heads = keys.empty() ? std::vector<std::optional<std::string>>() : m_store.findAll(keys);
    bool hasCome = false;
    for (qsizetype i = 0; i < unheard.size(); ++i) {
        if (const auto& head = heads.at(static_cast<std::size_t>(i))) {
            begin(unheard.at(i), *head);
            hasCome = true;
        }
    }
    return hasCome;
}

/// What stands under a rank's key has come: all that it gives, or how much that is.
void Gathering::begin(int rank, const std::string& head)
{
    const QByteArray bytes = QByteArray::fromStdString(head);
    bool isNumber = false;
    const int pieces = bytes.startsWith(kIsInPieces) ? bytes.mid(1).toInt(&isNumber) : 0;
    if (isNumber && pieces > 0 && pieces <= m_mostPieces) {
        m_arriving[rank] = Arriving{pieces, 0};
        return;
    }
    const bool isWhole = bytes.startsWith(kIsWhole) && bytes.size() <= kMostWhole + 1;
    m_all[rank] = isWhole ? bytes.mid(1) : QByteArray();
    m_missing.removeOne(rank);
}

/// False: it isn't there yet, or the store doesn't answer.
bool Gathering::takePiece(int rank)
{
    Arriving& arriving = *m_arriving[rank];
    const auto piece = m_store.find(keyOf(rank) + '/' + std::to_string(arriving.next));
    if (!piece) {
        return false;
    }
    m_all[rank].append(QByteArray::fromStdString(*piece).left(kPiece));
    if (++arriving.next == arriving.pieces) {
        m_arriving[rank].reset();
        m_missing.removeOne(rank);
    }
    return true;
}

}  // namespace epochmark
