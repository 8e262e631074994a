// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/record/jsonfieldwriter.h"

#include <cmath>

namespace epochmark {

/// Text beyond 2^53: a number there would be rounded by most readers.
QJsonValue JsonFieldWriter::json(quint64 value)
{
    return value <= (quint64{1} << 53) ? QJsonValue(static_cast<qint64>(value))
                                       : QJsonValue(QString::number(value));
}

/// What isn't finite is null: JSON has no NaN.
QJsonValue JsonFieldWriter::json(double value)
{
    return std::isfinite(value) ? QJsonValue(value) : QJsonValue();
}

QJsonValue JsonFieldWriter::json(const QDateTime& value)
{
    if (!value.isValid()) {
        return {};
    }
    const QDateTime utc = value.toUTC();
    return utc.toString(utc.time().msec() == 0 ? Qt::ISODate : Qt::ISODateWithMs);
}

}  // namespace epochmark
