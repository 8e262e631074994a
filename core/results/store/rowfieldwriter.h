// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/record/recordfields.h"

#include <QStringList>
#include <QVariantList>

#include <type_traits>

namespace epochmark {

/// The visitor that picks the fields with a column of their own in the table of runs, to look rows up by.
/// Value on the stack.
class RowFieldWriter {
public:
    QStringList columns() const { return m_columns; }
    QVariantList values() const { return m_values; }

    void set(const QString& column, const QVariant& value)
    {
        const qsizetype at = m_columns.indexOf(column);
        if (at >= 0) {
            m_values[at] = value;
        } else {
            m_columns += column;
            m_values += value;
        }
    }

    template <typename T>
    void field(const Field& field, const T& value)
    {
        if (field.row != nullptr) {
            set(QString::fromLatin1(field.row), cell(value));
        }
    }
    template <typename E>
    void choice(const Field& field, const E& value)
    {
        if (field.row != nullptr) {
            set(QString::fromLatin1(field.row), toString(value));
        }
    }
    template <typename Make>
    void derived(const Field& field, Make make)
    {
        if (field.row != nullptr) {
            set(QString::fromLatin1(field.row), cell(make()));
        }
    }
    void network(const WorkloadSpec&) {}
    template <typename T, typename Visit>
    void section(const char*, const T& value, Visit visit)
    {
        visit(value, *this);
    }
    /// What a run may have or not has no column.
    template <typename T, typename Visit>
    void group(const Field&, const std::optional<T>&, Visit)
    {}
    template <typename T, typename Visit>
    void list(const char*, const QList<T>&, Visit)
    {}
    template <typename T, typename Visit>
    void lines(const char*, const QList<T>&, Visit)
    {}

private:
    static QVariant cell(const QDateTime& value)
    {
        return value.isValid() ? value.toMSecsSinceEpoch() : qint64{0};
    }
    template <typename T>
    static QVariant cell(const T& value)
    {
        if constexpr (std::is_constructible_v<QVariant, const T&>) {
            return QVariant(value);
        } else {
            return {};
        }
    }

    QStringList m_columns;
    QVariantList m_values;
};

}  // namespace epochmark
