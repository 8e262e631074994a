// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cellroles.h"
#include "results/board/comparison.h"

#include <QAbstractTableModel>

namespace epochmark {

/// The settings of the sets compared, side by side: a column a set, what differs first. Owned by the Compare
/// page; window thread.
class SettingsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit SettingsModel(QObject* parent = nullptr);

    /// `names`: heads of the value columns, in the comparison's order. With `isOnlyDifferent` the rest is
    /// left out.
    void setComparison(const Comparison& comparison, const QStringList& names, bool isOnlyDifferent);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<ComparedSetting> m_settings;
    QStringList m_names;
};

}  // namespace epochmark
