// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context/filenamepart.h"

namespace epochmark {

namespace {

constexpr qsizetype kMostLetters = 60;

}  // namespace

QString fileNamePart(const QString& text)
{
    QString part;
    for (const QChar c : text.normalized(QString::NormalizationForm_D).toLower()) {
        const bool isPlain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (isPlain) {
            part += c;
        } else if (c.category() != QChar::Mark_NonSpacing && !part.isEmpty() && !part.endsWith(u'-')) {
            part += u'-';
        }
    }
    part.truncate(kMostLetters);
    while (part.endsWith(u'-')) {
        part.chop(1);
    }
    return part;
}

}  // namespace epochmark
