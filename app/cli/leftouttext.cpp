// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "leftouttext.h"

#include "base/format.h"
#include "base/printable.h"

#include <QObject>

namespace epochmark::cli {

namespace {

constexpr qsizetype kMostListed = 20;

}  // namespace

QStringList leftOutLines(const QList<LeftOut>& files, qsizetype more)
{
    QStringList lines;
    for (const LeftOut& file : files.mid(0, kMostListed)) {
        lines.append(QStringLiteral("  %1: %2").arg(printable(file.name), printable(file.reason)));
    }
    if (files.size() > kMostListed) {
        lines.append(QObject::tr("  and %1 more: inspect --json lists them all")
                         .arg(format::count(files.size() - kMostListed + more)));
    }
    return lines;
}

QString escaped(const QString& name)
{
    QString shown;
    for (const QChar character : name) {
        if (printable(QString(character)) == character) {
            shown += character;
        } else if (character == QLatin1Char('\n')) {
            shown += QLatin1String("\\n");
        } else if (character == QLatin1Char('\t')) {
            shown += QLatin1String("\\t");
        } else if (character.unicode() < 0x100) {
            shown += QStringLiteral("\\x%1").arg(uint(character.unicode()), 2, 16, QLatin1Char('0'));
        } else {
            shown += QStringLiteral("\\u%1").arg(uint(character.unicode()), 4, 16, QLatin1Char('0'));
        }
    }
    return shown;
}

}  // namespace epochmark::cli
