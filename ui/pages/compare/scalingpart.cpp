// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/compare/scalingpart.h"

#include "context/appcontext.h"
#include "pages/compare/scalingview.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/emptystate.h"
#include "widgets/pagescroll.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace epochmark {

ScalingPart::ScalingPart(AppContext* context, QWidget* parent)
    : QWidget(parent), m_empty(makeEmptyState(context)), m_view(new ScalingView), m_scroll(new PageScroll)
{
    theme::setLook(m_view, QStringLiteral("clear"));
    m_scroll->setObjectName(QStringLiteral("scalingScroll"));
    m_scroll->setWidget(m_view);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_empty, 1);
    column->addWidget(m_scroll, 1);
}

EmptyState* ScalingPart::makeEmptyState(AppContext* context)
{
    auto* empty = new EmptyState(
        QStringLiteral("compare"), tr("No ranks have trained yet."),
        tr("Ranks are processes that train together. Run the same work with one and with two of them or "
           "more, "
           "with as many threads each: their number stands beneath More on Benchmark."));
    empty->setObjectName(QStringLiteral("scalingEmpty"));
    QPushButton* open = makeButton(tr("Open &Benchmark"), QStringLiteral("openBenchmarkButton"),
                                   QStringLiteral("play"), ButtonKind::Primary);
    connect(open, &QPushButton::clicked, context, &AppContext::openBenchmark);
    empty->addButton(open);
    return empty;
}

void ScalingPart::setSeries(const QList<ScalingSeries>& all)
{
    m_empty->setVisible(all.isEmpty());
    m_scroll->setVisible(!all.isEmpty());
    m_view->setSeries(all);
}

}  // namespace epochmark
