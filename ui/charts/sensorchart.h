// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "charts/curvestate.h"
#include "training/epochreport.h"

#include <QTransform>
#include <QWidget>

namespace epochmark {

/// One of the things that sensors told of over a run, epoch by epoch.
struct SensorCurve {
    QString name;      ///< "Temperature"
    QString unit;      ///< "°C"
    int decimals = 0;  ///< of its numbers
    QList<QPointF>
        points;  ///< epoch (from 1) and value in `unit`; an epoch that nothing was read in has none
};

/// Temperature, clock and power as far as any epoch has them, in this order.
QList<SensorCurve> sensorCurves(const QList<EpochReport>& epochs);

/// Temperature, clock and power over the epochs of a run: a small plot each, side by side where there is
/// room. Hides itself while no epoch has any. Its height follows its width. Window thread.
class SensorChart : public QWidget {
    Q_OBJECT
public:
    explicit SensorChart(QWidget* parent = nullptr);

    /// `plannedEpochs`: the right end, so that a running one grows into a still frame.
    void setEpochs(const QList<EpochReport>& epochs, int plannedEpochs);

    /// Where a point of the n-th curve stands, in pixels of this widget.
    QPointF pixelOf(qsizetype curve, const QPointF& point) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    int columns() const;
    void fitHeight();
    QRectF placeOf(qsizetype curve) const;
    QRectF plotOf(qsizetype curve) const;
    AxisFrame valueAxis(const SensorCurve& curve) const;
    QTransform toPixels(qsizetype curve) const;
    void paintCurve(QPainter& painter, qsizetype curve) const;
    void paintHead(QPainter& painter, const SensorCurve& curve, const QRectF& place) const;
    void paintAxes(QPainter& painter, const AxisFrame& values, const QRectF& plot) const;

    QList<SensorCurve> m_curves;
    int m_plannedEpochs = 1;
};

}  // namespace epochmark
