// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/live/logview.h"

#include "theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

namespace epochmark {

namespace {

constexpr int kLineHeight = 22;
constexpr int kIconEdge = 14;

/// Columns without a table: time, icon, words.
class LogDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Tokens& t = theme::tokens(option.widget);
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter->fillRect(option.rect, t.accentGround);
        }
        painter->setFont(theme::font(theme::TextSize::Caption));
        const QString time = index.data(LogModel::TimeRole).toString();
        const int timeWidth = painter->fontMetrics().horizontalAdvance(QStringLiteral("00:00:00"));
        painter->setPen(t.muted);
        painter->drawText(option.rect, Qt::AlignLeft | Qt::AlignVCenter, time);
        QRect rest = option.rect.adjusted(timeWidth + 10, 0, 0, 0);
        const int edge = qRound(kIconEdge * theme::fontScale());
        if (index.data(LogModel::IsWarningRole).toBool()) {
            const QRect icon(rest.left(), rest.center().y() - edge / 2, edge, edge);
            theme::icon(QStringLiteral("triangle"), IconRole::Warning).paint(painter, icon);
        }
        rest.adjust(edge + 8, 0, 0, 0);
        painter->setPen(t.text);
        painter->drawText(
            rest, Qt::AlignLeft | Qt::AlignVCenter,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, rest.width()));
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {100, qRound(kLineHeight * theme::fontScale())};
    }
};

}  // namespace

void LogModel::append(const QTime& time, const QString& text, bool isWarning)
{
    const int row = static_cast<int>(m_lines.size());
    beginInsertRows({}, row, row);
    m_lines.append({time, text, isWarning});
    m_warnings += isWarning ? 1 : 0;
    endInsertRows();
}

void LogModel::clear()
{
    beginResetModel();
    m_lines.clear();
    m_warnings = 0;
    endResetModel();
}

int LogModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant LogModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const LogLine& line = m_lines[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return line.text;
    case Qt::AccessibleTextRole: return line.isWarning ? tr("Warning: %1").arg(line.text) : line.text;
    case TimeRole: return line.time.toString(QStringLiteral("HH:mm:ss"));
    case IsWarningRole: return line.isWarning;
    default: return {};
    }
}

LogView::LogView(QWidget* parent) : QListView(parent), m_model(new LogModel(this))
{
    setObjectName(QStringLiteral("logView"));
    setAccessibleName(tr("Log"));
    setModel(m_model);
    setItemDelegate(new LogDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // The newest line stays in sight, when lines come and when the view gets lower, until somebody scrolls
    // up.
    QScrollBar* bar = verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this,
            [this, bar](int value) { m_isFollowing = value >= bar->maximum() - 2; });
    connect(bar, &QScrollBar::rangeChanged, this, [this, bar](int, int maximum) {
        if (m_isFollowing) {
            bar->setValue(maximum);
        }
    });
}

void LogView::append(const QString& text, bool isWarning)
{
    m_model->append(QTime::currentTime(), text, isWarning);
}

void LogView::clear()
{
    m_model->clear();
    m_isFollowing = true;
}

void LogView::keyPressEvent(QKeyEvent* event)
{
    if (!event->matches(QKeySequence::Copy)) {
        QListView::keyPressEvent(event);
        return;
    }
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const QModelIndex& row : std::as_const(rows)) {
        lines << row.data(LogModel::TimeRole).toString() + QLatin1Char(' ') + row.data().toString();
    }
    QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

}  // namespace epochmark
