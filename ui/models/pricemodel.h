// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cost/pricebook.h"
#include "models/cellroles.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <optional>

namespace epochmark {

/// The price book as a list: every price that is known, then the measured devices without one ("Add price").
/// A device that carries a price to buy and one to rent has two rows. Owned by the Costs page; window thread.
class PriceModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Device, Amount, ColumnCount };
    Q_ENUM(Column)

    struct Entry {
        QString device;
        std::optional<Price> price;
        QString assignedFrom;  ///< the price belongs to this other device
        bool operator==(const Entry&) const = default;
    };

    explicit PriceModel(QObject* parent = nullptr);

    /// `devices`: exact names as records have them, in the order to list them.
    void setBook(const PriceBook& book, const QStringList& devices);
    const Entry& entry(int row) const { return m_entries.at(row); }
    /// Where the device of an earlier entry is listed, by its price of that kind if it has one; -1: no more.
    int rowLike(const Entry& earlier) const;


    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const Entry& entry, Column column) const;
    QString detail(const Entry& entry) const;
    QString kindText(const Entry& entry) const;

    QList<Entry> m_entries;
};

}  // namespace epochmark
