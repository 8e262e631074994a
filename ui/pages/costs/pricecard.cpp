// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/costs/pricecard.h"

#include "models/celldelegate.h"
#include "pages/costs/pricedialog.h"
#include "results/record/pricesource.h"
#include "theme/theme.h"
#include "widgets/boardheader.h"
#include "widgets/boardtable.h"
#include "widgets/buttons.h"
#include "widgets/icontext.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace epochmark {

namespace {

constexpr int kPriceRowHeight = 48;
constexpr int kAmountWidth = 96;
constexpr int kLeastNameWidth = 120;
constexpr int kRowMargin = 8;  // in which a row's focus is drawn: around its words, not over them

}  // namespace

PriceCard::PriceCard(QWidget* parent) : Card(tr("Prices"), parent)
{
    m_edit = makeButton(tr("Edit"), QStringLiteral("editPriceButton"), QStringLiteral("pencil"),
                        ButtonKind::Link, ButtonSize::Small);
    header()->addWidget(m_edit);
    body()->setSpacing(4);
    header()->setContentsMargins(kRowMargin, 0, kRowMargin, 0);
    body()->setContentsMargins(16 - kRowMargin, 12, 16 - kRowMargin, 10);
    m_table = new BoardTable(kPriceRowHeight);
    m_table->setObjectName(QStringLiteral("priceTable"));
    m_table->setAccessibleName(tr("Prices"));
    m_table->setModel(&m_model);
    auto* delegate = new CellDelegate(m_table);
    delegate->setPadding(kRowMargin);
    m_table->setItemDelegate(delegate);
    m_table->boardHeader()->hide();
    body()->addWidget(new Line);
    body()->addWidget(m_table);
    body()->addStretch(1);
    body()->addWidget(new Line);
    auto* hint = new IconText(QStringLiteral("info"), IconRole::Muted, tr("No price means no bar, never 0."));
    hint->setContentsMargins(kRowMargin, 0, kRowMargin, 0);
    body()->addWidget(hint);
    connect(m_edit, &QPushButton::clicked, this, [this] { openRow(m_table->currentIndex().row()); });
    connect(m_table, &QAbstractItemView::activated, this,
            [this](const QModelIndex& index) { openRow(index.row()); });
    connect(m_table, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        if (index.column() == PriceModel::Amount && !m_model.entry(index.row()).price) {
            openRow(index.row());
        }
    });
    connect(m_table, &BoardTable::menuRequested, this,
            [this](const QModelIndex& index, const QPoint& place) { openMenu(index.row(), place); });
}

void PriceCard::setBook(const PriceBook& book, const QStringList& devices)
{
    m_book = book;
    const int former = m_table->currentIndex().row();
    const auto chosen = former >= 0 ? std::optional(m_model.entry(former)) : std::nullopt;
    m_model.setBook(book, devices);
    m_table->fitColumns({kLeastNameWidth + 2 * kRowMargin, kAmountWidth}, PriceModel::Device, {});
    if (const int row = chosen ? m_model.rowLike(*chosen) : -1; row >= 0) {
        m_table->setCurrentIndex(m_model.index(row, PriceModel::Device));
    }
    m_edit->setEnabled(m_model.rowCount() > 0);
}

void PriceCard::editDevice(const QString& device)
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.entry(row).device == device) {
            m_table->setCurrentIndex(m_model.index(row, PriceModel::Device));
            openRow(row);
            return;
        }
    }
    addPrice(device, PriceKind::Buy);  // of many devices not all are listed
}

void PriceCard::openRow(int row)
{
    if (m_model.rowCount() == 0) {
        return;
    }
    const PriceModel::Entry& entry = m_model.entry(qMax(row, 0));
    if (entry.price && entry.assignedFrom.isEmpty()) {
        openDialog(*entry.price, false);
        return;
    }
    addPrice(entry.device, PriceKind::Buy);
}

void PriceCard::addPrice(const QString& device, PriceKind kind)
{
    Price price;
    price.device = device;
    price.kind = kind;
    price.source = pricesource::entered();
    price.date = QDate::currentDate();
    openDialog(price, true);
}

void PriceCard::openMenu(int row, const QPoint& globalPosition)
{
    const PriceModel::Entry entry = m_model.entry(row);
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("priceMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* edit = menu->addAction(theme::icon(QStringLiteral("pencil"), IconRole::Muted),
                                    entry.price && entry.assignedFrom.isEmpty() ? tr("&Edit price")
                                                                                : tr("&Add price"));
    edit->setObjectName(QStringLiteral("editPriceAction"));
    connect(edit, &QAction::triggered, this, [this, row] { openRow(row); });
    QAction* other = menu->addAction(theme::icon(QStringLiteral("plus"), IconRole::Muted),
                                     tr("Add a&nother price"));
    other->setObjectName(QStringLiteral("addOtherAction"));
    other->setVisible(entry.price.has_value());
    connect(other, &QAction::triggered, this, [this, entry] {
        addPrice(entry.device, entry.price->kind == PriceKind::Buy ? PriceKind::Rent : PriceKind::Buy);
    });
    QAction* remove = menu->addAction(theme::icon(QStringLiteral("trash"), IconRole::Muted),
                                      tr("&Remove price"));
    remove->setObjectName(QStringLiteral("removePriceAction"));
    remove->setEnabled(entry.price.has_value());
    connect(remove, &QAction::triggered, this, [this, entry] {
        change([&entry](PriceBook& book) {
            if (entry.assignedFrom.isEmpty()) {
                book.removePrice(entry.device, entry.price->kind);
            } else {
                book.assign(entry.device, QString());
            }
        });
    });
    menu->popup(globalPosition);
}

void PriceCard::openDialog(const Price& price, bool isNew)
{
    auto* dialog = new PriceDialog(price, isNew ? PriceDialog::Mode::Add : PriceDialog::Mode::Edit, this);
    if (isNew) {
        QStringList lenders;
        for (const Price& known : m_book.prices()) {
            if (known.device != price.device && !lenders.contains(known.device)) {
                lenders.append(known.device);
            }
        }
        dialog->setLenders(lenders);
    }
    connect(dialog, &PriceDialog::priceAccepted, this, [this, former = price, isNew](const Price& accepted) {
        change([&](PriceBook& book) {
            if (!isNew && former.kind != accepted.kind) {
                book.removePrice(former.device, former.kind);
            }
            book.setPrice(accepted);
        });
    });
    connect(dialog, &PriceDialog::assignmentAccepted, this,
            [this](const QString& device, const QString& lender) {
                change([&](PriceBook& book) { book.assign(device, lender); });
            });
    connect(dialog, &PriceDialog::removalRequested, this, [this](const QString& device, PriceKind kind) {
        change([&](PriceBook& book) { book.removePrice(device, kind); });
    });
    dialog->open();
}

void PriceCard::change(const std::function<void(PriceBook&)>& edit)
{
    PriceBook book = m_book;
    edit(book);
    Q_EMIT bookChanged(book);
}

}  // namespace epochmark
