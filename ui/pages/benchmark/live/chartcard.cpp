// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/live/chartcard.h"

#include "theme/theme.h"
#include "widgets/chartmenubutton.h"
#include "widgets/dashkeys.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace epochmark {

namespace {

constexpr int kLeastChart = 180;  // a finished run has room for all its parts in a window of 1,440 x 900
constexpr int kCard = 282;

}  // namespace

ChartCard::ChartCard(CurveChart::Metric metric, const QString& title, QWidget* parent)
    : Card(title, parent), m_chart(new CurveChart(metric)), m_keys(new DashKeys)
{
    m_chart->setObjectName(metric == CurveChart::Metric::Accuracy ? QStringLiteral("accuracyChart")
                                                                  : QStringLiteral("lossChart"));
    m_chart->setMinimumHeight(qRound(kLeastChart * theme::fontScale()));
    header()->addWidget(m_keys);
    header()->addWidget(new ChartMenuButton(m_chart));
    body()->addWidget(m_chart, 1);
    body()->setContentsMargins(12, 12, 12, 8);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize ChartCard::sizeHint() const
{
    return {Card::sizeHint().width(), qRound(kCard * theme::fontScale())};
}

void ChartCard::setHasGhosts(bool hasGhosts)
{
    m_keys->setHasGhosts(hasGhosts);
}

}  // namespace epochmark
