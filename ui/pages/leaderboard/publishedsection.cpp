// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/leaderboard/publishedsection.h"

#include "models/bardelegate.h"
#include "models/leaderboardmodel.h"
#include "theme/theme.h"
#include "widgets/boardheader.h"
#include "widgets/boardtable.h"
#include "widgets/icontext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace epochmark {

namespace {

constexpr int kPublishedRowHeight = 28;
constexpr int kKindWidth = 184;
constexpr int kLeastPriceWidth = 120;
const QList<int> kPublishedWidths{360, 84, 164, 108, kKindWidth, kLeastPriceWidth};

IconText* quietLine(const QString& icon, const QString& text, const QString& name)
{
    auto* line = new IconText(icon, IconRole::Muted, text);
    line->setObjectName(name);
    return line;
}

}  // namespace

PublishedSection::PublishedSection(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(makeHeadLine());
    column->addWidget(makeCard());
    column->addWidget(
        quietLine(QStringLiteral("clock"),
                  tr("The same Tesla T4 took 12.29 and 20.43 minutes: the way the pictures were fed was "
                     "measured as much as the device."),
                  QStringLiteral("publishedLesson")));
}

QWidget* PublishedSection::makeHeadLine()
{
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    auto* title = new QLabel(tr("Published"));
    theme::setLook(title, QStringLiteral("title"));
    row->addWidget(title);
    row->addWidget(
        quietLine(
            QStringLiteral("info"),
            tr("Reported by others with another software (Keras/TensorFlow), one run each. Never ranked "
               "here, no part of any speed-up above."),
            QStringLiteral("publishedNote")),
        1, Qt::AlignVCenter);
    return line;
}

QWidget* PublishedSection::makeCard()
{
    auto* card = new QFrame;
    theme::setLook(card, QStringLiteral("card"));
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(0, 0, 0, 0);
    m_table = new BoardTable(kPublishedRowHeight);
    m_table->setObjectName(QStringLiteral("publishedTable"));
    m_table->setAccessibleName(tr("Published results"));
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setItemDelegateForColumn(PublishedModel::Bar, new BarDelegate(m_table));
    m_table->boardHeader()->setSectionsClickable(false);
    m_table->boardHeader()->setFocusPolicy(Qt::NoFocus);
    m_table->boardHeader()->setTopRadius(7);
    m_table->setVisibleRows(m_model.rowCount());
    m_table->setColumnPlan(kPublishedWidths, PublishedModel::Price, {PublishedModel::Kind});
    column->addWidget(m_table);
    return card;
}

void PublishedSection::followColumns(const BoardTable& measured)
{
    using Column = LeaderboardModel;
    const auto width = [&measured](int column) { return measured.columnWidth(column); };
    const int before = width(Column::Select) + width(Column::Rank) + width(Column::Device);
    int kind = kKindWidth;
    for (int row = 0; row < m_table->model()->rowCount(); ++row) {
        const QModelIndex index = m_table->model()->index(row, PublishedModel::Kind);
        kind = qMax(kind, m_table->itemDelegate()->sizeHint(QStyleOptionViewItem(), index).width());
    }
    m_table->setColumnPlan({before, width(Column::Time), width(Column::Bar), width(Column::Speedup), kind,
                            kLeastPriceWidth},
                           PublishedModel::Price, {PublishedModel::Kind});
}

}  // namespace epochmark
