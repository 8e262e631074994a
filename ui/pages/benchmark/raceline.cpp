// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/raceline.h"

#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/icontext.h"
#include "widgets/segmentedcontrol.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

namespace epochmark {

namespace {

constexpr int kMostGhosts = 3;

}  // namespace

RaceLine::RaceLine(QWidget* parent)
    : QWidget(parent), m_sentence(new IconText(QStringLiteral("flag"), IconRole::Accent)),
      m_ghosts(makeButton({}, QStringLiteral("ghostsButton"))), m_counts(new QActionGroup(this)),
      m_axis(new SegmentedControl(tr("Horizontal axis")))
{
    m_sentence->setTextColored(false);
    m_sentence->label()->setObjectName(QStringLiteral("raceSentence"));
    auto* menu = new QMenu(m_ghosts);
    for (int count = 0; count <= kMostGhosts; ++count) {
        QAction* action = menu->addAction(count == 0 ? tr("No ghosts") : tr("%n ghost(s)", nullptr, count));
        action->setCheckable(true);
        action->setData(count);
        m_counts->addAction(action);
    }
    m_ghosts->setMenu(menu);
    theme::setLook(m_ghosts, QStringLiteral("menu"));
    m_axis->addSegment(tr("Epochs"), QStringLiteral("epochsAxisSegment"));
    m_axis->addSegment(tr("Elapsed time"), QStringLiteral("elapsedAxisSegment"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_sentence, 1, Qt::AlignVCenter);
    row->addWidget(m_ghosts);
    row->addWidget(m_axis);
    connect(m_counts, &QActionGroup::triggered, this,
            [this](const QAction* action) { Q_EMIT ghostCountChosen(action->data().toInt()); });
    connect(m_axis, &SegmentedControl::currentChanged, this, [this](int index) {
        Q_EMIT xAxisChosen(index == 0 ? CurveChart::XAxis::Epochs : CurveChart::XAxis::ElapsedTime);
    });
    setGhostCount(kMostGhosts);
    setSentence({});
}

void RaceLine::setSentence(const QString& sentence)
{
    m_sentence->setContent(sentence.isEmpty() ? QString() : QStringLiteral("flag"), IconRole::Accent, sentence);
}

void RaceLine::setGhostCount(int count)
{
    m_ghosts->setText(tr("Ghosts: %1").arg(count));
    m_counts->actions().at(count)->setChecked(true);
}

void RaceLine::setXAxis(CurveChart::XAxis axis)
{
    m_axis->setCurrentIndex(axis == CurveChart::XAxis::Epochs ? 0 : 1);
}

}  // namespace epochmark
