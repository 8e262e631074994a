// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme/stylesheet.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>

namespace epochmark::theme {

namespace {

QHash<QString, QString> placeholders(const Tokens& t)
{
    QHash<QString, QString> values;
    const auto add = [&values](const char* name, const QColor& color) {
        values.insert(QString::fromLatin1(name), color.name());
    };
    add("window", t.window);
    add("surface", t.surface);
    add("sunken", t.sunken);
    add("border", t.border);
    add("grid", t.grid);
    add("track", t.track);
    add("control", t.control);
    add("text", t.text);
    add("muted", t.muted);
    add("accent", t.accent);
    add("accentFill", t.accentFill);
    add("onAccentFill", t.onAccentFill);
    add("accentGround", t.accentGround);
    add("success", t.success);
    add("successGround", t.successGround);
    add("warning", t.warning);
    add("warningGround", t.warningGround);
    add("error", t.error);
    add("errorGround", t.errorGround);
    values.insert(QStringLiteral("scheme"), t.isDark ? QStringLiteral("dark") : QStringLiteral("light"));
    return values;
}

QString readTemplate()
{
    QFile file(QStringLiteral(":/epochmark/style.qss"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace

QString styleSheet(const Tokens& tokens, double scale)
{
    static const QString source = readTemplate();
    static const QRegularExpression placeholder(QStringLiteral("@([A-Za-z]+)|\\$(\\d+)(?:-(\\d+))?"));
    const QHash<QString, QString> values = placeholders(tokens);
    QString sheet;
    qsizetype end = 0;
    for (auto it = placeholder.globalMatch(source); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        sheet += QStringView(source).mid(end, match.capturedStart() - end);
        const bool isSize = match.capturedLength(2) > 0;
        sheet += isSize ? QStringLiteral("%1px").arg(qRound(match.captured(2).toInt() * scale)
                                                     - match.captured(3).toInt())
                        : values.value(match.captured(1), match.captured(0));
        end = match.capturedEnd();
    }
    sheet += QStringView(source).mid(end);
    return sheet;
}

}  // namespace epochmark::theme
