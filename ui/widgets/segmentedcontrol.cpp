// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/segmentedcontrol.h"

#include "theme/theme.h"

#include <QButtonGroup>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QToolButton>

namespace epochmark {

namespace {

constexpr int kAroundSegment = 28;  // paddings, edges, the gap beside the icon

/// What a segment takes once it is chosen: bold, with its check. The style's own hint knows neither.
int segmentWidth(const QString& text, int iconWidth)
{
    const QFontMetrics bold(theme::font(theme::TextSize::Body, true));
    return bold.horizontalAdvance(text) + iconWidth + kAroundSegment;
}

}  // namespace

SegmentedControl::SegmentedControl(const QString& name, QWidget* parent)
    : QWidget(parent), m_row(new QHBoxLayout(this)), m_group(new QButtonGroup(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    m_row->addStretch(1);  // room that is left goes to the end, never between two segments
    m_group->setExclusive(true);
    setAccessibleName(name);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool isChecked) {
        updateSegments();
        if (isChecked && !signalsBlocked()) {
            Q_EMIT currentChanged(id);
        }
    });
}

void SegmentedControl::addSegment(const QString& text, const QString& objectName)
{
    auto* segment = new QToolButton(this);
    segment->setObjectName(objectName);
    segment->setText(text);
    segment->setAccessibleName(tr("%1: %2").arg(accessibleName(), text));
    segment->setCheckable(true);
    segment->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    segment->setFocusPolicy(Qt::StrongFocus);
    segment->setCursor(Qt::PointingHandCursor);
    const int edge = qRound(14 * theme::fontScale());
    segment->setIconSize({edge + 4, edge});
    segment->setFixedHeight(qRound(32 * theme::fontScale()));
    segment->setMinimumWidth(segmentWidth(text, edge + 4));
    m_segments.append(segment);
    m_row->insertWidget(m_row->count() - 1, segment);
    m_group->addButton(segment, static_cast<int>(m_segments.size()) - 1);
    if (m_segments.size() == 1) {
        setCurrentIndex(0);
    }
    updateSegments();
}

int SegmentedControl::currentIndex() const
{
    return m_group->checkedId();
}

void SegmentedControl::setCurrentIndex(int index)
{
    const QSignalBlocker blocker(this);
    if (QAbstractButton* button = m_group->button(index)) {
        button->setChecked(true);
    }
}

void SegmentedControl::setStretched(bool isStretched)
{
    for (QToolButton* segment : std::as_const(m_segments)) {
        segment->setMinimumWidth(isStretched ? 0
                                             : segmentWidth(segment->text(), segment->iconSize().width()));
        segment->setSizePolicy(isStretched ? QSizePolicy::Ignored : QSizePolicy::Preferred,
                               QSizePolicy::Fixed);
        m_row->setStretchFactor(segment, isStretched ? 1 : 0);
    }
    m_row->setStretch(m_row->count() - 1, isStretched ? 0 : 1);
}

void SegmentedControl::updateSegments()
{
    for (qsizetype i = 0; i < m_segments.size(); ++i) {
        QToolButton* segment = m_segments[i];
        segment->setIcon(segment->isChecked() ? theme::icon(QStringLiteral("check"), IconRole::Accent)
                                              : QIcon());
        QString look = QStringLiteral("segment");
        look += i == 0 ? QStringLiteral(" first") : QString();
        look += i + 1 == m_segments.size() ? QStringLiteral(" last") : QString();
        theme::setLook(segment, look);
    }
}

}  // namespace epochmark
