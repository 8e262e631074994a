// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/pricemodel.h"

#include "base/format.h"
#include "devices/shortname.h"
#include "models/celltext.h"
#include "results/record/pricesource.h"

#include <QLocale>

#include <cmath>

namespace epochmark {

namespace {

bool isStale(const PriceModel::Entry& entry)
{
    return entry.price && PriceBook::isStale(*entry.price, QDate::currentDate());
}

QList<PriceModel::Entry> entriesOf(const PriceBook& book, const QString& device)
{
    QList<PriceModel::Entry> entries;
    for (const PriceKind kind : {PriceKind::Buy, PriceKind::Rent}) {
        if (const auto own = book.price(device, kind)) {
            entries.append({device, own, {}});
        } else if (const auto lent = book.effectivePrice(device, kind)) {
            entries.append({device, lent, lent->device});
        }
    }
    return entries;
}

/// "$289.99", "$160", "$0.085"
QString amountText(const Price& price)
{
    const bool isWhole = price.kind == PriceKind::Rent && price.amount == std::round(price.amount);
    return isWhole ? CellText::roundMoney(price.amount, price.currency)
                   : format::money(price.amount, price.currency);
}

}  // namespace

PriceModel::PriceModel(QObject* parent) : QAbstractTableModel(parent) {}

void PriceModel::setBook(const PriceBook& book, const QStringList& devices)
{
    QList<Entry> priced;
    QList<Entry> unpriced;
    for (const QString& device : devices) {
        const QList<Entry> known = entriesOf(book, device);
        priced += known;
        if (known.isEmpty()) {
            unpriced.append({device, std::nullopt, {}});
        }
    }
    for (const Price& price : book.prices()) {
        if (!devices.contains(price.device)) {
            priced.append({price.device, price, {}});
        }
    }
    const QList<Entry> entries = priced + unpriced;
    if (entries == m_entries) {
        return;
    }
    beginResetModel();
    m_entries = entries;
    endResetModel();
}

int PriceModel::rowLike(const Entry& earlier) const
{
    int found = -1;
    for (int row = 0; row < rowCount(); ++row) {
        const Entry& entry = m_entries.at(row);
        if (entry.device != earlier.device) {
            continue;
        }
        if (!earlier.price || (entry.price && entry.price->kind == earlier.price->kind)) {
            return row;
        }
        found = row;
    }
    return found;
}

int PriceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int PriceModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PriceModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return QVariant();
    }
    const Entry& entry = m_entries.at(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole: return text(entry, column);
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignVCenter | (column == Amount ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return entry.price ? tr("%1, %2, %3, %4")
                                 .arg(entry.device, text(entry, Amount), kindText(entry), detail(entry))
                           : tr("%1, %2, %3").arg(entry.device, text(entry, Amount), detail(entry));
    case NameRole: return column == Device;
    case DetailRole: return column == Device ? detail(entry) : kindText(entry);
    case DetailToneRole:
        return static_cast<int>(column == Device && isStale(entry) ? CellTone::Warning : CellTone::Muted);
    case ToneRole:
        return static_cast<int>(column == Amount && !entry.price ? CellTone::Accent : CellTone::Normal);
    case EmphasisRole: return static_cast<int>(column == Amount ? CellEmphasis::Bold : CellEmphasis::Plain);
    case IconNameRole: return column == Amount && !entry.price ? QStringLiteral("plus") : QString();
    case IconToneRole: return static_cast<int>(CellTone::Accent);
    default: return QVariant();
    }
}

QString PriceModel::text(const Entry& entry, Column column) const
{
    if (column == Device) {
        return shortDeviceName(entry.device);
    }
    return entry.price ? amountText(*entry.price) : tr("Add price");
}

/// What the amount is for.
QString PriceModel::kindText(const Entry& entry) const
{
    return !entry.price                                  ? QString()
           : entry.price->kind == PriceKind::Buy         ? tr("to buy")
           : entry.price->unit == Price::RentUnit::Month ? tr("rent, a month")
                                                         : tr("rent, an hour");
}

QString PriceModel::detail(const Entry& entry) const
{
    if (!entry.price) {
        return tr("no price yet");
    }
    const Price& price = *entry.price;
    QStringList parts;
    const QString source = pricesource::shown(price.source);
    parts.append(price.date ? tr("%1 %2").arg(source, format::date(*price.date)) : source);
    if (price.kind == PriceKind::Rent && price.unit == Price::RentUnit::Month) {
        parts.append(tr("%1 h × %2 days")
                         .arg(QLocale().toString(price.hoursPerDay), QLocale().toString(price.daysPerMonth)));
    }
    if (!entry.assignedFrom.isEmpty()) {
        parts.append(tr("as %1").arg(shortDeviceName(entry.assignedFrom)));
    }
    if (isStale(entry)) {
        parts.append(tr("over 180 days old"));
    }
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QVariant PriceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return QVariant();
    }
    return section == Device ? tr("device") : tr("price");
}

}  // namespace epochmark
