// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "boardcontext.h"
#include "boardrows.h"
#include "pages/costs/costspage.h"
#include "pages/costs/pricedialog.h"
#include "widgets/barlist.h"

#include <QLabel>
#include <QTableView>
#include <QTest>

namespace epochmark::test {

inline Price price(const QString& device, PriceKind kind, double amount,
                   const QString& currency = QStringLiteral("USD"))
{
    Price price;
    price.device = device;
    price.kind = kind;
    price.amount = amount;
    price.currency = currency;
    price.source = QStringLiteral("entered");
    price.date = QDate::currentDate();
    return price;
}

inline PriceBook book(const QList<Price>& prices)
{
    PriceBook book;
    for (const Price& entry : prices) {
        book.setPrice(entry);
    }
    return book;
}

inline const QString kCard = QStringLiteral("NVIDIA GeForce RTX 3060 Ti");
inline const QString kRented = QStringLiteral("NVIDIA Tesla T4");

/// The page on a store and prices of its own, shown and read.
struct CostsStage {
    sample::BoardContext sample;
    CostsPage page{sample.context.get()};

    explicit CostsStage(const PriceBook& prices = book({price(kCard, PriceKind::Buy, 289.99),
                                                        price(kRented, PriceKind::Rent, 1)}),
                        const QList<RunRecord>& records = sample::boardRecords(), QSize size = {1344, 900})
        : sample(records)
    {
        (void)sample.context->setPrices(prices);
        page.resize(size);
        page.show();
        (void)QTest::qWaitForWindowActive(&page);
        if (!QTest::qWaitFor([this] { return page.isLoaded(); }, 60'000)) {
            qFatal("The page didn't read its store.");
        }
        QCoreApplication::processEvents();
    }
    template <typename T>
    T* find(const char* name) const
    {
        T* found = page.findChild<T*>(QLatin1String(name));
        if (!found) {
            qFatal("There is no %s.", name);
        }
        return found;
    }
    const BarList::Bar* bar(const QString& name) const
    {
        for (const BarList::Bar& bar : find<BarList>("costBars")->bars()) {
            if (bar.name == name) {
                return &bar;
            }
        }
        return nullptr;
    }
    int priceRow(const QString& device) const
    {
        const QAbstractItemModel* model = find<QTableView>("priceTable")->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data().toString() == device) {
                return row;
            }
        }
        return -1;
    }
    PriceDialog* dialog() const { return page.findChild<PriceDialog*>(); }
    template <typename T>
    T* inDialog(const char* name) const
    {
        return dialog()->findChild<T*>(QLatin1String(name));
    }
    QString sentence() const { return find<QLabel>("breakEvenSentence")->text(); }
};

}  // namespace epochmark::test
