// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <utility>

namespace epochmark::csv {

/// A reader of RFC 4180, written from its grammar: the second opinion on what was written.
inline QList<QStringList> readCsv(const QString& text)
{
    QList<QStringList> lines;
    QStringList line;
    QString field;
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (isQuoted && c == QLatin1Char('"') && i + 1 < text.size() && text.at(i + 1) == QLatin1Char('"')) {
            field += c;
            ++i;
        } else if (c == QLatin1Char('"')) {
            isQuoted = !isQuoted;
        } else if (!isQuoted && c == QLatin1Char(',')) {
            line += field;
            field.clear();
        } else if (!isQuoted && text.mid(i, 2) == QLatin1String("\r\n")) {
            line += field;
            field.clear();
            lines += line;
            line.clear();
            ++i;
        } else {
            field += c;
        }
    }
    return lines;
}

/// A table by line and column; the first line is its head, and every line is as long.
class Table {
public:
    explicit Table(const QByteArray& bytes)
        : m_lines(readCsv(QString::fromUtf8(bytes))), m_head(m_lines.takeFirst())
    {
        for (const QStringList& line : std::as_const(m_lines)) {
            m_isEven = m_isEven && line.size() == m_head.size();
        }
        m_isEven = m_isEven && QSet<QString>(m_head.begin(), m_head.end()).size() == m_head.size();
    }
    qsizetype size() const { return m_isEven ? m_lines.size() : -1; }
    QStringList columns() const { return m_head; }
    QString at(qsizetype line, const QString& column) const
    {
        return m_lines.value(line).value(m_head.indexOf(column), QStringLiteral("no such column"));
    }
    QString at(qsizetype line, const char* column) const { return at(line, QString::fromLatin1(column)); }
    QStringList column(const QString& name) const
    {
        QStringList cells;
        for (qsizetype line = 0; line < m_lines.size(); ++line) {
            cells += at(line, name);
        }
        return cells;
    }
    QStringList column(const char* name) const { return column(QString::fromLatin1(name)); }

private:
    QList<QStringList> m_lines;
    QStringList m_head;
    bool m_isEven = true;
};

}  // namespace epochmark::csv
