// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/shortname.h"

#include <QList>
#include <QRegularExpression>

namespace epochmark {

namespace {

/// `name` without the first match of `pattern`, unless nothing were left.
QString without(const QString& name, const QRegularExpression& pattern)
{
    QString rest = name;
    rest.remove(pattern);
    rest = rest.simplified();
    return rest.isEmpty() ? name : rest;
}

/// What no name needs, on top of what a processor's plain name has lost already.
QString withoutNoise(const QString& name)
{
    static const QList<QRegularExpression> kNoise{
        QRegularExpression(QStringLiteral("\\s\\d+-Cores$")),
        QRegularExpression(QStringLiteral("(?<= Laptop) GPU$")),
        QRegularExpression(QStringLiteral("\\swith(?= Max-Q)| Design$")),
        QRegularExpression(QStringLiteral("(?<= Max-Q) Workstation Edition$")),
        QRegularExpression(QStringLiteral("(?<= Ada| Blackwell) Generation(?=\\s|$)")),
        QRegularExpression(QStringLiteral("(?<= [A-Z]\\d\\d\\d) Graphics$")),
        QRegularExpression(QStringLiteral("(?:, (?:IBRS|IBPB|no TSX|TSX))+(?=\\))")),
    };
    QString plain = plainCpuName(name);
    for (const QRegularExpression& noise : kNoise) {
        plain.remove(noise);
    }
    return plain.isEmpty() ? name : plain;
}

QString withoutVendor(const QString& name)
{
    static const QRegularExpression kVendor(QStringLiteral(
        "^(?:NVIDIA(?: Corporation)?|AMD|Intel|Apple|ARM|Arm|Ampere|Qualcomm|Google|Huawei|Hygon|IBM)\\s"));
    return without(name, kVendor);
}

/// Families whose models are known by their own letters: "RTX", "GTX", "RX".
QString withoutFamily(const QString& name)
{
    static const QRegularExpression kFamily(QStringLiteral("^(?:GeForce|Radeon(?= RX))\\s"));
    return without(name, kFamily);
}

}  // namespace

QString plainCpuName(const QString& name)
{
    static const QList<QRegularExpression> kNoise{
        QRegularExpression(QStringLiteral("\\((R|TM|tm|r)\\)|[®™]")),
        QRegularExpression(QStringLiteral("^\\d+th Gen\\s+")),
        QRegularExpression(QStringLiteral("\\s+w(ith|/) Radeon.*$")),
        QRegularExpression(QStringLiteral("\\s+@\\s*[\\d.]+\\s*[GM]Hz")),
        QRegularExpression(QStringLiteral("\\s+(\\d+|Dual|Quad|Six|Eight|Twelve|Sixteen)-Core(?=\\s|$)")),
        QRegularExpression(QStringLiteral("\\s+(CPU|Processor)(?=\\s|$)")),
    };
    QString plain = name;
    for (const QRegularExpression& noise : kNoise) {
        plain.remove(noise);
    }
    return plain.simplified();
}

QString shortDeviceName(const QString& name)
{
    return withoutFamily(withoutVendor(withoutNoise(name)));
}

QString deviceModel(const QString& name)
{
    static const QRegularExpression kFamily(
        QStringLiteral("^(?:Core(?= i\\d)|Core(?= Ultra)|Ryzen(?: AI)? \\d|Ryzen(?= Threadripper)|EPYC|"
                       "Xeon(?: Gold| Silver| Bronze| Platinum| W)?|Tesla|Quadro|Instinct|Radeon)"
                       "\\s(?=.*\\d)"));
    static const QRegularExpression kExtras(
        QStringLiteral("\\s(?:Blackwell|Edition|- Qualcomm Oryon)(?=\\s|$)|^Threadripper\\s"));
    QString model = without(shortDeviceName(name), kFamily);
    return without(model, kExtras);
}

QStringList deviceNameForms(const QString& name)
{
    const QString plain = withoutNoise(name);
    QStringList forms{shortDeviceName(name), withoutVendor(plain), plain, name};
    forms.removeDuplicates();
    return forms;
}

}  // namespace epochmark
