// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/leaderboard/teambar.h"

#include "base/printable.h"
#include "models/teamwords.h"
#include "theme/theme.h"
#include "widgets/elidedlabel.h"
#include "widgets/iconbutton.h"
#include "widgets/iconlabel.h"
#include "widgets/segmentedcontrol.h"

#include <QHBoxLayout>
#include <QLabel>

namespace epochmark {

namespace {

constexpr BoardFilter::Origin kOrigins[] = {BoardFilter::Origin::Both, BoardFilter::Origin::Own,
                                            BoardFilter::Origin::Team};

}  // namespace

TeamBar::TeamBar(QWidget* parent)
    : QWidget(parent), m_origin(new SegmentedControl(tr("Whose results to show"))),
      m_icon(new IconLabel(QStringLiteral("team"))), m_line(new ElidedLabel), m_waiting(new QLabel),
      m_pull(new IconButton(QStringLiteral("repeat"), tr("Fetch what the team shared now"),
                            QStringLiteral("pullButton")))
{
    setObjectName(QStringLiteral("teamBar"));
    m_origin->addSegment(tr("Both"), QStringLiteral("bothSegment"));
    m_origin->addSegment(tr("Own"), QStringLiteral("ownSegment"));
    m_origin->addSegment(tr("Team"), QStringLiteral("teamSegment"));
    m_line->setObjectName(QStringLiteral("teamLine"));
    m_waiting->setObjectName(QStringLiteral("teamWaiting"));
    m_waiting->setTextFormat(Qt::PlainText);
    theme::setLook(m_line, QStringLiteral("caption muted"));
    theme::setLook(m_waiting, QStringLiteral("caption"));
    auto* settings = new IconButton(QStringLiteral("settings"), tr("Settings of the team"),
                                    QStringLiteral("teamSettingsButton"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    row->addWidget(m_origin);
    row->addWidget(m_icon);
    row->addWidget(m_line, 1);
    row->addWidget(m_waiting);
    row->addWidget(m_pull);
    row->addWidget(settings);
    connect(m_origin, &SegmentedControl::currentChanged, this, &TeamBar::originChanged);
    connect(m_pull, &QToolButton::clicked, this, &TeamBar::pullRequested);
    connect(settings, &QToolButton::clicked, this, &TeamBar::settingsRequested);
    hide();
}

void TeamBar::setState(const TeamState& state)
{
    const bool isDown = state.line == TeamState::Line::Down || !state.problem.isEmpty();
    m_icon->setIcon(isDown ? QStringLiteral("triangle") : QStringLiteral("team"),
                    isDown ? IconRole::Warning : IconRole::Muted);
    const QDateTime now = QDateTime::currentDateTime();
    m_line->setText(state.problem.isEmpty()
                        ? TeamWords::line(state, now)
                        : oneLine(state.problem)
                              + QStringLiteral(" (%1)").arg(TeamWords::fetched(state, now)));
    m_waiting->setText(TeamWords::waiting(state));
    m_waiting->setVisible(!state.waiting.isEmpty());
    m_pull->setEnabled(state.line != TeamState::Line::Reaching);
    if (m_hasTeam != state.hasTeam()) {
        m_hasTeam = state.hasTeam();
        setVisible(m_hasTeam);
        Q_EMIT originChanged();
    }
}

BoardFilter::Origin TeamBar::origin() const
{
    return m_hasTeam ? kOrigins[m_origin->currentIndex()] : BoardFilter::Origin::Both;
}

}  // namespace epochmark
