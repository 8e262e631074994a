// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/curvepicture.h"

#include "charts/curveplot.h"

#include <QGraphicsScene>
#include <QPainter>

namespace epochmark {

void paintCurves(QPainter& painter, const QRectF& target, const CurveState& state, const ChartStyle& style)
{
    QGraphicsScene scene;
    auto* plot = new CurvePlot;
    scene.addItem(plot);
    plot->resize(target.size());
    plot->show(state, style);
    scene.setSceneRect(QRectF(QPointF(), target.size()));
    scene.render(&painter, target, scene.sceneRect());
}

}  // namespace epochmark
