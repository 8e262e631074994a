// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/network/networkview.h"

#include "base/format.h"
#include "theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace epochmark {

namespace {

constexpr double kLeastZoom = 0.1;
constexpr double kMostZoom = 4;
constexpr double kStep = 1.25;        // of a key
constexpr double kDegreesAStep = 15;  // of a wheel
constexpr double kLargestFit = 1;     // a small network isn't blown up

}  // namespace

NetworkView::NetworkView(QWidget* parent) : QAbstractScrollArea(parent)
{
    setObjectName(QStringLiteral("networkView"));
    setAccessibleName(tr("Drawing of the network"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::OpenHandCursor);
    viewport()->setMouseTracking(true);
}

void NetworkView::setPlan(const NetworkPlan& plan)
{
    m_plan = plan;
    m_drawing = NetworkDrawing(plan);
    setAccessibleDescription(tr("%n layer(s), drawn from top to bottom; the table tells of each.", nullptr,
                                static_cast<int>(plan.layers.size())));
    fitWidth();
    verticalScrollBar()->setValue(0);
}

QSize NetworkView::wholeSize() const
{
    return m_drawing.size().toSize();
}

void NetworkView::paintWhole(QPainter& painter) const
{
    m_drawing.paint(painter, QRectF(QPointF(), m_drawing.size()), theme::tokens(this));
}

void NetworkView::zoomIn()
{
    setZoom(m_zoom * kStep, QRectF(viewport()->rect()).center());
}

void NetworkView::zoomOut()
{
    setZoom(m_zoom / kStep, QRectF(viewport()->rect()).center());
}

void NetworkView::fitWidth()
{
    const double width = m_drawing.size().width();
    if (width > 0) {
        setZoom(std::min(kLargestFit, viewport()->width() / width), QPointF());
    }
    m_isFitted = true;
}

/// What lies at `fixed` in the viewport stays there.
void NetworkView::setZoom(double zoom, const QPointF& fixed)
{
    const QPointF kept = place(fixed);
    m_zoom = std::clamp(zoom, kLeastZoom, kMostZoom);
    m_isFitted = false;
    updateBars();
    const QPointF moved = kept * m_zoom - fixed;
    horizontalScrollBar()->setValue(qRound(moved.x()));
    verticalScrollBar()->setValue(qRound(moved.y()));
    viewport()->update();
}

void NetworkView::updateBars()
{
    const QSizeF drawn = m_drawing.size() * m_zoom;
    const auto set = [](QScrollBar* bar, double whole, int seen) {
        bar->setRange(0, std::max(0, static_cast<int>(std::ceil(whole)) - seen));
        bar->setPageStep(seen);
        bar->setSingleStep(std::max(1, seen / 12));
    };
    set(horizontalScrollBar(), drawn.width(), viewport()->width());
    set(verticalScrollBar(), drawn.height(), viewport()->height());
}

/// Of the drawing in the viewport: one that is narrower stands in the middle.
QPointF NetworkView::origin() const
{
    const double spare = viewport()->width() - m_drawing.size().width() * m_zoom;
    return {spare > 0 ? spare / 2 : -horizontalScrollBar()->value(), -1.0 * verticalScrollBar()->value()};
}

QPointF NetworkView::place(const QPointF& inViewport) const
{
    return (inViewport - origin()) / m_zoom;
}

void NetworkView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    const Tokens& tokens = theme::tokens(this);
    painter.fillRect(event->rect(), tokens.window);
    painter.translate(origin());
    painter.scale(m_zoom, m_zoom);
    m_drawing.paint(painter, QRectF(place(event->rect().topLeft()), QSizeF(event->rect().size()) / m_zoom),
                    tokens);
}

void NetworkView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (m_isFitted) {
        fitWidth();
    } else {
        updateBars();
    }
}

void NetworkView::wheelEvent(QWheelEvent* event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    const double steps = event->angleDelta().y() / 8.0 / kDegreesAStep;
    setZoom(m_zoom * std::pow(kStep, steps), event->position());
    event->accept();
}

void NetworkView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomIn(); break;
    case Qt::Key_Minus: zoomOut(); break;
    case Qt::Key_0: fitWidth(); break;
    case Qt::Key_1: setZoom(1, QRectF(viewport()->rect()).center()); break;
    case Qt::Key_Home: verticalScrollBar()->setValue(0); break;
    case Qt::Key_End: verticalScrollBar()->setValue(verticalScrollBar()->maximum()); break;
    default: QAbstractScrollArea::keyPressEvent(event); return;
    }
    event->accept();
}

void NetworkView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        m_dragged = event->pos();
        viewport()->setCursor(Qt::ClosedHandCursor);
    }
}

void NetworkView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragged) {
        const QPoint moved = event->pos() - *m_dragged;
        m_dragged = event->pos();
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - moved.x());
        verticalScrollBar()->setValue(verticalScrollBar()->value() - moved.y());
    }
}

void NetworkView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        m_dragged.reset();
        viewport()->setCursor(Qt::OpenHandCursor);
    }
}

bool NetworkView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int layer = m_drawing.layerAt(place(help->pos()));
        QToolTip::showText(help->globalPos(), layer >= 0 ? tellOf(layer) : QString(), viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

QString NetworkView::tellOf(int layer) const
{
    const PlannedLayer& told = m_plan.layers.at(layer);
    QStringList lines{told.name.toHtmlEscaped()};
    if (told.parameters > 0) {
        lines.append(tr("%1 parameters").arg(format::count(told.parameters)));
    }
    if (told.multiplyAdds > 0) {
        lines.append(tr("%1 multiply-adds a picture").arg(format::count(told.multiplyAdds)));
    }
    return lines.join(QStringLiteral("<br>"));
}

}  // namespace epochmark
