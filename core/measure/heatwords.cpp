// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measure/heatwords.h"

#include <QHash>
#include <QLocale>
#include <QObject>

namespace epochmark {

namespace {

QString whole(double value)
{
    return QLocale().toString(value, 'f', 0);
}

}  // namespace

QString heatWords(const Heat& heat)
{
    QStringList parts;
    if (heat.startCelsius && heat.maxCelsius) {
        parts.append(QObject::tr("%1 °C at the start, %2 °C at most")
                         .arg(whole(*heat.startCelsius), whole(*heat.maxCelsius)));
    }
    if (heat.meanMegahertz) {
        parts.append(QObject::tr("%1 MHz").arg(whole(*heat.meanMegahertz)));
    }
    if (heat.throttling && heat.throttling->reasons.isEmpty()) {
        parts.append(QObject::tr("not throttled (%1)").arg(heat.throttling->source));
    } else if (heat.throttling) {
        parts.append(QObject::tr("throttled: %1 (%2)")
                         .arg(throttleWords(heat.throttling->reasons), heat.throttling->source));
    }
    return parts.join(QStringLiteral(" · "));
}

QString throttleWords(const QStringList& reasons)
{
    const QHash<QString, QString> words{{QStringLiteral("power-cap"), QObject::tr("power cap")},
                                        {QStringLiteral("heat"), QObject::tr("heat")},
                                        {QStringLiteral("power-brake"), QObject::tr("power supply")},
                                        {QStringLiteral("hardware"), QObject::tr("its own protection")}};
    QStringList named;
    for (const QString& reason : reasons) {
        named.append(words.value(reason, reason));
    }
    return named.join(QStringLiteral(", "));
}

}  // namespace epochmark
