// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/record/runcost.h"

#include "base/named.h"

namespace epochmark {

QString toString(PriceKind kind)
{
    return kind == PriceKind::Buy ? QStringLiteral("buy") : QStringLiteral("rent");
}

Result<PriceKind> priceKindFromString(const QString& text)
{
    return named({PriceKind::Buy, PriceKind::Rent}, text, QObject::tr("kind of price"));
}

}  // namespace epochmark
