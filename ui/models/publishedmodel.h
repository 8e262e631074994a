// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cellroles.h"
#include "results/board/published.h"

#include <QAbstractTableModel>

namespace epochmark {

/// The seven results of the original article as a table of its own: no rank, no check, hollow bars on their
/// own scale. Constant. Window thread.
class PublishedModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Device, Time, Bar, Speedup, Kind, Price, ColumnCount };
    Q_ENUM(Column)

    explicit PublishedModel(QObject* parent = nullptr);
    /// Other rows than the built-in ones, for tests.
    explicit PublishedModel(QList<PublishedResult> results, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const PublishedResult& result, Column column) const;
    QVariant toolTip(const PublishedResult& result, Column column) const;

    QList<PublishedResult> m_results;
    double m_longestSpeedup = 1;
};

}  // namespace epochmark
