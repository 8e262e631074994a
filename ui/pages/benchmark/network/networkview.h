// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pages/benchmark/network/networkdrawing.h"
#include "widgets/wholepicture.h"

#include <QAbstractScrollArea>

#include <optional>

namespace epochmark {

/// A network as a drawing: Ctrl and the wheel zoom where the pointer is, + and - in the middle, 0 fits its
/// width, 1 shows it as large as text is; the arrow keys, the wheel and a drag move it. A picture of it has
/// all of it. A layer's tool tip says its name, parameters and multiply-adds. Window thread.
class NetworkView : public QAbstractScrollArea, public WholePicture {
    Q_OBJECT
public:
    explicit NetworkView(QWidget* parent = nullptr);

    void setPlan(const NetworkPlan& plan);
    double zoom() const { return m_zoom; }

    QSize wholeSize() const override;
    void paintWhole(QPainter& painter) const override;

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    void fitWidth();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    void setZoom(double zoom, const QPointF& fixed);
    void updateBars();
    /// From the viewport to the drawing.
    QPointF place(const QPointF& inViewport) const;
    QPointF origin() const;
    QString tellOf(int layer) const;

    NetworkPlan m_plan;
    NetworkDrawing m_drawing;
    double m_zoom = 1;
    bool m_isFitted = true;  ///< follows the width until somebody zooms
    std::optional<QPoint> m_dragged;
};

}  // namespace epochmark
