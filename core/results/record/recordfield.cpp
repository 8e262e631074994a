// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/record/recordfield.h"

#include "base/format.h"

#include <QObject>

namespace epochmark {

namespace {

QString unitText(Unit unit)
{
    switch (unit) {
    case Unit::Seconds: return QStringLiteral(" s");
    case Unit::Joules: return QStringLiteral(" J");
    case Unit::Celsius: return QStringLiteral(" °C");
    case Unit::Megahertz: return QStringLiteral(" MHz");
    case Unit::Watts: return QStringLiteral(" W");
    case Unit::Bytes: return QObject::tr(" bytes");
    case Unit::ImagesPerSecond: return QObject::tr(" images/s");
    case Unit::None:
    case Unit::Year: break;
    }
    return {};
}

}  // namespace

QString numberText(double value, Unit unit)
{
    if (unit == Unit::Year) {
        return QString::number(value, 'f', 0);  // no thousands
    }
    return format::number(value) + unitText(unit);
}

QString limitSentence(const QString& path, const Field& field, double value)
{
    if (field.limits.highest == std::numeric_limits<double>::max()) {
        return QObject::tr("the field \"%1\" is %2, but must be %3 or more")
            .arg(path, numberText(value, field.unit), numberText(field.limits.lowest, field.unit));
    }
    return QObject::tr("the field \"%1\" is %2, but must lie between %3 and %4")
        .arg(path, numberText(value, field.unit), numberText(field.limits.lowest, field.unit),
             numberText(field.limits.highest, field.unit));
}

}  // namespace epochmark
