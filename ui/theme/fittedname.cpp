// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme/fittedname.h"

#include "devices/shortname.h"

namespace epochmark::theme {

namespace {

constexpr int kLeastLetters = 4;  // of a device beside what tells it apart

}  // namespace

QString fittedName(const QString& name, const QFontMetricsF& metrics, double width)
{
    if (metrics.horizontalAdvance(name) <= width) {
        return name;
    }
    const QString mark = QStringLiteral(" · ");
    const qsizetype at = name.indexOf(mark);
    const QString apart = at < 0 ? QString() : name.mid(at);
    const QString model = deviceModel(at < 0 ? name : name.left(at));
    const double room = width - metrics.horizontalAdvance(apart);
    if (metrics.horizontalAdvance(model) <= room) {
        return model + apart;
    }
    if (apart.isEmpty() || room >= metrics.horizontalAdvance(QLatin1Char('0')) * kLeastLetters) {
        return metrics.elidedText(model, Qt::ElideMiddle, room) + apart;
    }
    return metrics.elidedText(apart.mid(mark.size()), Qt::ElideRight, width);
}

}  // namespace epochmark::theme
