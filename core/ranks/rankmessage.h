// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace epochmark {

/// What one rank tells the others in a gather(), and what of it they believe: it comes from another process,
/// maybe of another host, and goes into records and sentences. Value.
class RankMessage {
public:
    static QByteArray written(const QJsonObject& object);
    /// Nothing is in a message that can't be read.
    explicit RankMessage(const QByteArray& bytes);

    /// How a rank fared: its error, or nothing.
    static QJsonObject outcomeOf(const Result<void>& own);
    std::optional<Error> error() const;

    /// One line, cut to kMostText characters, harmless on a terminal; empty where there is none.
    QString text(const char* key) const;
    /// Absent where there is none; 0 to kMostNumber, for whatever is told here is an amount.
    std::optional<double> number(const char* key) const;
    /// 0 where there is none; up to `most`.
    int whole(const char* key, int most) const;
    bool flag(const char* key) const;
    RankMessage within(const char* key) const;

    static constexpr int kMostText = 256;
    static constexpr double kMostNumber = 1e15;

private:
    explicit RankMessage(QJsonObject object) : m_object(std::move(object)) {}

    QJsonObject m_object;
};

}  // namespace epochmark
