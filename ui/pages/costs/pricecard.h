// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/pricemodel.h"
#include "widgets/card.h"

#include <functional>

class QPushButton;

namespace epochmark {

class BoardTable;

/// "Prices": what each device costs, or "Add price". Opens the price dialog; the page puts the changed book
/// in force. Window thread.
class PriceCard : public Card {
    Q_OBJECT
public:
    explicit PriceCard(QWidget* parent = nullptr);

    void setBook(const PriceBook& book, const QStringList& devices);
    /// Opens the dialog for a device: its price if it has one, else a new one.
    void editDevice(const QString& device);

    /// Asks for a price of that device and kind.
    void addPrice(const QString& device, PriceKind kind);

Q_SIGNALS:
    void bookChanged(const epochmark::PriceBook& book);

private:
    void openRow(int row);
    void openMenu(int row, const QPoint& globalPosition);
    void openDialog(const Price& price, bool isNew);
    void change(const std::function<void(PriceBook&)>& edit);

    PriceModel m_model;
    PriceBook m_book;
    BoardTable* m_table;
    QPushButton* m_edit;
};

}  // namespace epochmark
