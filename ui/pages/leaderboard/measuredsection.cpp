// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/leaderboard/measuredsection.h"

#include "base/format.h"
#include "models/bardelegate.h"
#include "models/celltext.h"
#include "models/checkdelegate.h"
#include "models/tellingrows.h"
#include "results/board/rownames.h"
#include "theme/theme.h"
#include "widgets/boardheader.h"
#include "widgets/boardtable.h"
#include "widgets/buttons.h"
#include "widgets/elidedlabel.h"
#include "widgets/foldrow.h"
#include "widgets/icontext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace epochmark {

namespace {

using Column = LeaderboardModel;

constexpr int kRowHeight = 52;
constexpr int kMostRows = 10;  // then the table scrolls by itself
constexpr int kMostUnrankedRows = 5;
constexpr int kTopRadius = 7;

// Least widths in the order of the columns: a wider head or number makes its column wider.
const QList<int> kLeastWidths{36, 52, 240, 84, 164, 108, 80, 104, 96, 80, 116, 100};
const QList<int> kFirstToGo{Column::Rate, Column::When,       Column::Energy,
                            Column::Runs, Column::Validation, Column::Cost};
constexpr int kLeastBar = 100;
constexpr int kMonths = 12;
constexpr int kCellPadding = 26;  // both sides, and what rounding takes

/// Columns that are read as numbers: never cut.
constexpr bool isNumber(int column)
{
    return column != Column::Select && column != Column::Device && column != Column::Bar;
}

/// The widest day there is; they stand in every row, so none is asked for its own.
int widestDay(const QFontMetrics& metrics)
{
    int widest = 0;
    for (int month = 1; month <= kMonths; ++month) {
        widest = qMax(widest, metrics.horizontalAdvance(format::date(QDate(2028, month, 28))));
    }
    return widest;
}

QStringList setsOf(const QAbstractItemModel& rows)
{
    QStringList sets;
    sets.reserve(rows.rowCount());
    for (int row = 0; row < rows.rowCount(); ++row) {
        sets.append(rows.index(row, 0).data(SetIdRole).toString());
    }
    return sets;
}

int rowOfSet(const QAbstractItemModel& rows, const QString& setId)
{
    return static_cast<int>(setsOf(rows).indexOf(setId));
}

}  // namespace

MeasuredSection::MeasuredSection(QWidget* parent)
    : QWidget(parent), m_rankedRows(LeaderboardProxy::Section::Ranked),
      m_unrankedRows(LeaderboardProxy::Section::Unranked)
{
    m_rankedRows.setBoard(&m_model);
    m_unrankedRows.setBoard(&m_model);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_hidden = new QLabel;
    m_hidden->setWordWrap(true);
    m_hidden->setObjectName(QStringLiteral("hiddenColumns"));
    m_hidden->hide();
    theme::setLook(m_hidden, QStringLiteral("caption muted"));
    column->addWidget(makeHeadLine());
    column->addWidget(makeCard());
    column->addWidget(m_hidden);

    connect(&m_model, &LeaderboardModel::checksChanged, this, &MeasuredSection::updateSelection);
    connect(m_compare, &QPushButton::clicked, this,
            [this] { Q_EMIT compareRequested(m_model.checkedSets()); });
    connect(m_details, &QPushButton::clicked, this,
            [this] { Q_EMIT detailsRequested(m_model.checkedSets().value(0)); });
    connect(m_more, &QPushButton::clicked, this, [this] {
        Q_EMIT menuRequested(m_model.checkedSets().value(0),
                             m_more->mapToGlobal(m_more->rect().bottomLeft()));
    });
    connect(m_delete, &QPushButton::clicked, this, [this] { Q_EMIT deleteRequested(m_model.checkedSets()); });
    connect(m_fold, &QAbstractButton::toggled, m_unranked, &QWidget::setVisible);
    connect(m_ranked->boardHeader(), &QHeaderView::sortIndicatorChanged, this, &MeasuredSection::sortBy);
    connect(m_ranked, &BoardTable::columnsResized, this, &MeasuredSection::followRankedColumns);
    m_ranked->boardHeader()->setSortIndicator(Column::Time, Qt::AscendingOrder);
    updateSelection();
    updateFold();
}

QWidget* MeasuredSection::makeHeadLine()
{
    auto* line = new QWidget;
    line->setMinimumHeight(qRound(34 * theme::fontScale()));
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    auto* title = new QLabel(tr("Measured"));
    theme::setLook(title, QStringLiteral("title"));
    m_sentence = new ElidedLabel;
    m_sentence->setObjectName(QStringLiteral("measuredSentence"));
    theme::setLook(m_sentence, QStringLiteral("caption muted"));
    m_seal = new IconText(QStringLiteral("seal"), IconRole::Success, tr("the network learned."));
    m_seal->label()->setWordWrap(false);
    theme::setLook(m_seal->label(), QStringLiteral("caption muted"));
    m_selected = new QLabel;
    m_selected->setObjectName(QStringLiteral("selectedLabel"));
    theme::setLook(m_selected, QStringLiteral("caption"));
    m_details = makeButton(tr("De&tails"), QStringLiteral("rowDetailsButton"), QStringLiteral("list"));
    m_more = makeButton(tr("&More"), QStringLiteral("rowMoreButton"), QStringLiteral("chevron-down"));
    m_compare = makeButton(tr("&Compare"), QStringLiteral("compareButton"), QStringLiteral("compare"),
                           ButtonKind::Primary);
    m_delete = makeButton(tr("&Delete"), QStringLiteral("deleteButton"), QStringLiteral("trash"));
    row->addWidget(title);
    row->addWidget(m_sentence, 0, Qt::AlignVCenter);
    row->addWidget(m_seal, 0, Qt::AlignVCenter);
    row->addStretch(1);
    row->addWidget(m_selected);
    row->addWidget(m_details);
    row->addWidget(m_more);
    row->addWidget(m_compare);
    row->addWidget(m_delete);
    return line;
}

QWidget* MeasuredSection::makeCard()
{
    auto* card = new QFrame;
    theme::setLook(card, QStringLiteral("card"));
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_ranked = new BoardTable(kRowHeight);
    m_unranked = new BoardTable(kRowHeight);
    m_fold = new FoldRow;
    m_fold->setObjectName(QStringLiteral("unrankedFold"));
    m_nothing = new QLabel(tr("No result matches the filter."));
    m_nothing->setObjectName(QStringLiteral("nothingMatches"));
    m_nothing->setMargin(16);
    theme::setLook(m_nothing, QStringLiteral("muted"));
    prepareTable(m_ranked, &m_rankedRows, QStringLiteral("measuredTable"));
    prepareTable(m_unranked, &m_unrankedRows, QStringLiteral("unrankedTable"));
    m_ranked->setAccessibleName(tr("Ranked results"));
    m_ranked->setVisibleRows(kMostRows);
    planColumns();
    m_ranked->setShrinkable(Column::Bar, BoardTable::scaled(kLeastBar));
    m_ranked->boardHeader()->setTopRadius(kTopRadius);
    m_unranked->setAccessibleName(tr("Results that aren't ranked"));
    m_unranked->setVisibleRows(kMostUnrankedRows);
    m_unranked->boardHeader()->hide();
    // Its own changes alone: while the other proxy is told of a reset, this one doesn't know of it yet.
    connect(&m_unrankedRows, &QAbstractItemModel::modelReset, this, &MeasuredSection::updateFold);
    connect(&m_unrankedRows, &QAbstractItemModel::rowsInserted, this, &MeasuredSection::updateFold);
    connect(&m_unrankedRows, &QAbstractItemModel::rowsRemoved, this, &MeasuredSection::updateFold);
    m_unranked->hide();
    column->addWidget(m_ranked);
    column->addWidget(m_nothing);
    column->addWidget(m_fold);
    column->addWidget(m_unranked);
    return card;
}

void MeasuredSection::prepareTable(BoardTable* table, LeaderboardProxy* proxy, const QString& name)
{
    table->setObjectName(name);
    table->setModel(proxy);
    table->setItemDelegate(new CellDelegate(table));
    table->setItemDelegateForColumn(Column::Select, new CheckDelegate(table));
    auto* bars = new BarDelegate(table);
    bars->setIconSize(16);
    table->setItemDelegateForColumn(Column::Bar, bars);
    table->setCheckColumn(Column::Select);
    table->boardHeader()->setSortIndicatorShown(true);
    table->boardHeader()->setUnsortable({Column::Select, Column::Bar});
    followTable(table);
}

void MeasuredSection::followTable(BoardTable* table)
{
    connect(table, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        if (index.column() != Column::Select) {
            Q_EMIT detailsRequested(index.data(SetIdRole).toString());
        }
    });
    connect(table, &BoardTable::menuRequested, this, [this](const QModelIndex& index, const QPoint& place) {
        Q_EMIT menuRequested(index.data(SetIdRole).toString(), place);
    });
}

/// Widths that hold each column's head with the order's triangle, and its widest numbers.
void MeasuredSection::planColumns()
{
    QList<int> widths = BoardTable::scaled(kLeastWidths);
    const QAbstractItemDelegate* delegate = m_ranked->itemDelegate();
    const QList<int> rows = tellingRows(m_model.group().rows);
    for (int column = 0; column < Column::ColumnCount; ++column) {
        if (!isNumber(column)) {
            continue;
        }
        widths[column] = qMax(widths[column], m_ranked->boardHeader()->wantedWidth(column));
        for (const int row : rows) {
            const QSize wanted = delegate->sizeHint(QStyleOptionViewItem(), m_model.index(row, column));
            widths[column] = qMax(widths[column], wanted.width());
        }
    }
    const QFontMetrics body(theme::font(theme::TextSize::Body));
    widths[Column::When] = qMax(widths[Column::When], widestDay(body) + kCellPadding);
    int name = 0;  // with its badges
    for (int row = 0; row < qMin(m_rankedRows.rowCount(), kMostRows); ++row) {
        const QModelIndex index = m_rankedRows.index(row, Column::Device);
        name = qMax(name, delegate->sizeHint(QStyleOptionViewItem(), index).width());
    }
    m_ranked->setColumnPlan(widths, Column::Device, kFirstToGo);
    m_ranked->setWish(name);
}

void MeasuredSection::followRankedColumns()
{
    QList<int> widths;
    for (int column = 0; column < Column::ColumnCount; ++column) {
        widths.append(m_ranked->columnWidth(column));
    }
    // The reason takes the place of bar, speed-up and rate, so that the other columns stay in line.
    widths[Column::Bar] += widths[Column::Speedup] + widths[Column::Rate];
    widths[Column::Speedup] = widths[Column::Rate] = 0;
    m_unranked->setColumnPlan(widths, Column::Bar, {});
    const QStringList hidden = m_ranked->hiddenHeads();
    m_hidden->setText(tr("Not shown in a window of this width: %1.").arg(hidden.join(QStringLiteral(" · "))));
    m_hidden->setVisible(!hidden.isEmpty());
    Q_EMIT columnsResized();
}

void MeasuredSection::setGroup(const LeaderboardGroup& group)
{
    const QString current = currentSet();
    m_model.setGroup(group);
    planColumns();
    if (!current.isEmpty() && current != currentSet()) {
        showSet(current);
    }
    updateSentence();
    updateFold();
}

void MeasuredSection::setFilterText(const QString& text)
{
    m_rankedRows.setFilterText(text);
    m_unrankedRows.setFilterText(text);
    updateSentence();
    updateFold();
}

void MeasuredSection::setFilter(const BoardFilter& filter)
{
    m_rankedRows.setFilter(filter);
    m_unrankedRows.setFilter(filter);
    updateSentence();
    updateFold();
    if (filter.validity == BoardFilter::Validity::Unranked && m_unrankedRows.rowCount() > 0) {
        m_fold->setChecked(true);  // they were asked for
    }
}

QStringList MeasuredSection::shownSets() const
{
    return setsOf(m_rankedRows) + setsOf(m_unrankedRows);
}

QString MeasuredSection::currentSet() const
{
    const BoardTable* table = m_unranked->hasFocus() ? m_unranked : m_ranked;
    return table->currentIndex().data(SetIdRole).toString();
}

void MeasuredSection::showSet(const QString& setId)
{
    if (const int row = rowOfSet(m_rankedRows, setId); row >= 0) {
        m_ranked->setCurrentIndex(m_rankedRows.index(row, Column::Device));
        m_ranked->scrollTo(m_ranked->currentIndex());
    } else if (const int below = rowOfSet(m_unrankedRows, setId); below >= 0) {
        m_fold->setChecked(true);
        m_unranked->setCurrentIndex(m_unrankedRows.index(below, Column::Device));
        m_unranked->scrollTo(m_unranked->currentIndex());
    }
}

void MeasuredSection::toggleAllChecks()
{
    const QStringList shown = shownSets();
    const QSet<QString> all(shown.begin(), shown.end());
    const bool isAll = m_model.checkedSets().size() == all.size();
    m_model.setCheckedSets(isAll ? QSet<QString>() : all);
}

void MeasuredSection::sortBy(int column, Qt::SortOrder order)
{
    m_rankedRows.sort(column, order);
    m_unrankedRows.sort(column, order);
}

QByteArray MeasuredSection::order() const
{
    const QHeaderView* head = m_ranked->boardHeader();
    return QByteArray::number(head->sortIndicatorSection())
           + (head->sortIndicatorOrder() == Qt::AscendingOrder ? "+" : "-");
}

void MeasuredSection::setOrder(const QByteArray& order)
{
    bool isNumber = false;
    const int column = order.chopped(qMin<qsizetype>(1, order.size())).toInt(&isNumber);
    if (isNumber && column >= 0 && column < Column::ColumnCount) {
        m_ranked->boardHeader()->setSortIndicator(column, order.endsWith('-') ? Qt::DescendingOrder
                                                                              : Qt::AscendingOrder);
    }
}

void MeasuredSection::updateSelection()
{
    const qsizetype count = m_model.checkedSets().size();
    m_selected->setText(tr("%Ln selected", nullptr, static_cast<int>(count)));
    m_selected->setVisible(count > 0);
    m_details->setVisible(count == 1);
    m_more->setVisible(count == 1);
    m_compare->setVisible(count > 0);
    m_compare->setEnabled(count > 1);
    m_compare->setToolTip(count > 1 ? QString() : tr("Select two results or more to compare them."));
    m_delete->setVisible(count > 0);
}

void MeasuredSection::updateSentence()
{
    int ranked = 0;
    for (int row = 0; row < m_rankedRows.rowCount(); ++row) {
        ranked += !m_rankedRows.index(row, 0).data(PinnedTopRole).toBool();
    }
    if (ranked == 0) {
        m_sentence->setText(tr("No result is ranked yet."));
        return;
    }
    const QString count = ranked == 1 ? tr("1 result, ranked by time.")
                                      : tr("%Ln results, ranked by time.", nullptr, ranked);
    m_sentence->setText(tr("%1 Rows whose 95 % intervals overlap share a rank.").arg(count));
}

void MeasuredSection::updateFold()
{
    const int unranked = m_unrankedRows.rowCount();
    m_nothing->setVisible(m_rankedRows.rowCount() + unranked == 0 && m_model.rowCount() > 0);
    m_fold->setVisible(unranked > 0);
    if (unranked == 0) {
        m_fold->setChecked(false);
        return;
    }
    const QModelIndex first = m_unrankedRows.mapToSource(m_unrankedRows.index(0, 0));
    const LeaderboardRow& row = m_model.row(first.row());
    m_fold->setContent(unranked == 1 ? tr("1 result isn't ranked")
                                     : tr("%Ln results aren't ranked", nullptr, unranked),
                       tr("%1: %2").arg(nameWithThreads(row), CellText::state(row)));
}

}  // namespace epochmark
