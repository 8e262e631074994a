// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/chartmenubutton.h"

#include "charts/curvechart.h"

#include <QMenu>

namespace epochmark {

ChartMenuButton::ChartMenuButton(CurveChart* chart, QWidget* parent)
    : IconButton(QStringLiteral("search"),
                 tr("%1: look closer, smooth or logarithmic lines").arg(chart->accessibleName()),
                 chart->objectName() + QStringLiteral("Menu"), IconRole::Muted, parent)
{
    theme::setLook(this, QStringLiteral("tight"));
    auto* menu = new QMenu(this);
    menu->addActions(chart->actions());
    setMenu(menu);
    setPopupMode(QToolButton::InstantPopup);
}

}  // namespace epochmark
