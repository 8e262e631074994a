// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/curvechart.h"

#include "charts/curveannotations.h"
#include "charts/curvecursor.h"
#include "charts/curvepicture.h"
#include "charts/curveplot.h"
#include "charts/curvereading.h"
#include "charts/curvezoom.h"
#include "charts/picturewish.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QImage>
#include <QMouseEvent>
#include <QPaintEngine>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>
#include <QtCharts/QChartView>

#include <algorithm>
#include <cmath>

namespace epochmark {

namespace {

constexpr int kRedrawMs = 100;  // what a person asked for: axis, size, colours
constexpr int kLiveMs = 1000;   // what a run tells: each redraw takes some 2 ms from a training on all cores
constexpr double kZoomStep = 1.25;  // a notch of the wheel
constexpr double kKeyZoom = 1.5;    // a key
constexpr double kKeyMove = 0.2;    // of what is shown
constexpr double kNotch = 120;      // of a wheel, in eighths of a degree
constexpr double kThinBand = 12;    // pixels: a thinner one is meant for the other direction alone
constexpr double kSmoothing = 0.6;  // TensorBoard's

/// The window or its menu came or went: nothing has changed within.
bool isOfWindow(const QFocusEvent& event)
{
    return event.reason() == Qt::ActiveWindowFocusReason || event.reason() == Qt::PopupFocusReason;
}

}  // namespace

class CurveChart::Private {
public:
    CurveState state;
    CurvePlot* plot = nullptr;
    QChartView* view = nullptr;
    QTimer redraw;
    QElapsedTimer sinceRedraw;
    ChartStyle style;
    bool isStyleStale = true;
    std::optional<double> cursor;  ///< epochs or seconds
    std::optional<double> height;  ///< of the pointer
    std::optional<QPointF> pressed;
    QRectF band;
    bool isRinged = false;  ///< the focus came by a key
    QAction* logarithmic = nullptr;
    QAction* smoothed = nullptr;

    void schedule(int intervalMs);
    CurveFrame wholeFrame() const;
    QRectF bandTo(const QPointF& position) const;
};

CurveFrame CurveChart::Private::wholeFrame() const
{
    CurveState whole = state;
    whole.zoom.reset();
    return frameOf(whole);
}

/// The rubber band from where the button went down; as high or wide as the plot where it would be thin.
QRectF CurveChart::Private::bandTo(const QPointF& position) const
{
    const QRectF area = plot->plotArea();
    QRectF spanned = QRectF(*pressed, position).normalized();
    if (spanned.width() < kThinBand && spanned.height() < kThinBand) {
        return {};
    }
    if (spanned.width() < kThinBand) {
        spanned = QRectF(area.left(), spanned.top(), area.width(), spanned.height());
    } else if (spanned.height() < kThinBand) {
        spanned = QRectF(spanned.left(), area.top(), spanned.width(), area.height());
    }
    return spanned.intersected(area);
}

void CurveChart::Private::schedule(int intervalMs)
{
    const qint64 wait = sinceRedraw.isValid()
                            ? std::clamp<qint64>(intervalMs - sinceRedraw.elapsed(), 0, intervalMs)
                            : 0;
    if (!redraw.isActive() || redraw.remainingTime() > wait) {
        redraw.start(static_cast<int>(wait));
    }
}

CurveChart::CurveChart(Metric metric, QWidget* parent) : QWidget(parent), d(std::make_unique<Private>())
{
    d->state.metric = metric;
    d->plot = new CurvePlot;
    d->view = new QChartView(d->plot, this);
    d->view->setFrameShape(QFrame::NoFrame);
    d->view->setRenderHint(QPainter::Antialiasing);
    d->view->setFocusPolicy(Qt::NoFocus);
    d->view->setAttribute(Qt::WA_TransparentForMouseEvents);
    d->view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    d->view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(d->view);
    setMinimumSize(240, 160);
    setAccessibleName(metric == Metric::Accuracy ? tr("Accuracy chart") : tr("Loss chart"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    makeActions();
    d->redraw.setSingleShot(true);
    connect(&d->redraw, &QTimer::timeout, this, &CurveChart::redrawNow);
    d->schedule(kRedrawMs);
}

CurveChart::~CurveChart() = default;

void CurveChart::setCurves(const QList<RunCurves>& curves)
{
    d->state.curves = curves;
    const bool isLive = !curves.isEmpty() && !curves.first().isFinished;
    d->schedule(isLive ? kLiveMs : kRedrawMs);
}

void CurveChart::setPlannedEpochs(int epochs)
{
    d->state.plannedEpochs = epochs;
    d->schedule(kRedrawMs);
}

void CurveChart::setXAxis(XAxis axis)
{
    if (axis != d->state.xAxis) {
        d->state.xAxis = axis;
        resetView();
    }
}

void CurveChart::setNow(std::optional<double> elapsedSeconds, std::optional<double> epochs)
{
    d->state.nowEpochs = epochs;
    d->state.nowSeconds = elapsedSeconds;
    d->schedule(kLiveMs);
}

void CurveChart::setEmptyText(const QString& text)
{
    if (text != d->state.emptyText) {
        d->state.emptyText = text;
        d->schedule(kLiveMs);
    }
}

void CurveChart::setSmoothed(bool isSmoothed)
{
    d->smoothed->setChecked(isSmoothed);
}

void CurveChart::setLogarithmic(bool isLogarithmic)
{
    d->logarithmic->setChecked(isLogarithmic);
}

void CurveChart::resetView()
{
    d->cursor.reset();
    d->state.zoom.reset();
    d->schedule(kRedrawMs);
}

void CurveChart::link(CurveChart* one, CurveChart* other)
{
    for (const auto& [from, to] : {std::pair(one, other), std::pair(other, one)}) {
        connect(from, &CurveChart::cursorMoved, to, [to](std::optional<double> place) {
            if (place != to->d->cursor) {
                to->d->cursor = place;
                to->d->height.reset();
                to->showReading();
            }
        });
        connect(from, &CurveChart::smoothedChanged, to, &CurveChart::setSmoothed);
    }
}

void CurveChart::redrawNow()
{
    d->redraw.stop();
    d->sinceRedraw.start();
    if (d->isStyleStale) {
        d->style = ChartStyle::of(this);
        d->view->setBackgroundBrush(d->style.tokens.surface);
        d->isStyleStale = false;
    }
    d->plot->show(d->state, d->style);
    showReading();
    Q_EMIT redrawn();
}

void CurveChart::paint(QPainter& painter, const QRectF& target) const
{
    const ChartStyle style = ChartStyle::of(this);
    const bool isClipped = painter.paintEngine()->type() != QPaintEngine::SVG;
    if (isClipped || !d->state.zoom) {
        paintCurves(painter, target, d->state, style);
        return;
    }
    // Qt's SVG can't clip: lines would leave the part that is looked at.
    constexpr double kSharp = 3;
    QImage image((target.size() * kSharp).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter onImage(&image);
    onImage.setRenderHint(QPainter::Antialiasing);
    onImage.scale(kSharp, kSharp);
    paintCurves(onImage, QRectF(QPointF(), target.size()), d->state, style);
    onImage.end();
    painter.drawImage(target, image);
}

void CurveChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::StyleChange) {
        d->isStyleStale = true;
        d->schedule(kRedrawMs);
    }
}

void CurveChart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    d->schedule(kRedrawMs);
}

void CurveChart::makeActions()
{
    const auto add = [this](const QString& text, const QKeySequence& key) {
        auto* action = new QAction(text, this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        addAction(action);
        return action;
    };
    connect(add(tr("Look &closer"), Qt::Key_Plus), &QAction::triggered, this, [this] { zoomBy(kKeyZoom); });
    connect(add(tr("Look from &farther"), Qt::Key_Minus), &QAction::triggered, this,
            [this] { zoomBy(1 / kKeyZoom); });
    connect(add(tr("Show &everything"), Qt::Key_0), &QAction::triggered, this,
            [this] { zoomTo(std::nullopt); });
    d->smoothed = add(tr("&Smooth the lines"), Qt::Key_S);
    d->smoothed->setCheckable(true);
    connect(d->smoothed, &QAction::toggled, this, [this](bool isSmoothed) {
        d->state.smoothing = isSmoothed ? kSmoothing : 0;
        d->schedule(kRedrawMs);
        Q_EMIT smoothedChanged(isSmoothed);
    });
    d->logarithmic = add(tr("&Logarithmic loss"), Qt::Key_L);
    d->logarithmic->setCheckable(true);
    d->logarithmic->setVisible(d->state.metric == Metric::Loss);
    d->logarithmic->setEnabled(d->state.metric == Metric::Loss);
    connect(d->logarithmic, &QAction::toggled, this, [this](bool isLogarithmic) {
        d->state.isLossLogarithmic = isLogarithmic;
        zoomTo(std::nullopt);
    });
    auto* line = new QAction(this);
    line->setSeparator(true);
    addAction(line);
    addActions(pictureActions(this));
}

void CurveChart::zoomTo(const std::optional<CurveZoom>& zoom)
{
    d->state.zoom = zoom;
    redrawNow();
}

/// About the cursor, else about the middle.
void CurveChart::zoomBy(double factor)
{
    const CurveFrame shown = d->plot->frame();
    QPointF fixed((shown.x.low + shown.x.high) / 2, (shown.y.low + shown.y.high) / 2);
    if (d->cursor) {
        fixed.setX(std::clamp(shown.xUnits(*d->cursor), shown.x.low, shown.x.high));
    }
    zoomTo(zoom::about(shown, d->wholeFrame(), fixed, factor));
}

void CurveChart::read(std::optional<double> epochsOrSeconds, std::optional<double> height)
{
    const bool isMoved = epochsOrSeconds != d->cursor;
    d->cursor = epochsOrSeconds;
    d->height = height;
    showReading();
    if (isMoved) {
        Q_EMIT cursorMoved(d->cursor);
    }
}

void CurveChart::showReading()
{
    std::optional<CurveReading> reading;
    if (d->cursor) {
        const CurveFrame frame = d->plot->frame();
        reading = readingAt(d->state, frame, frame.xUnits(*d->cursor));
    }
    d->plot->cursor().setReading(reading, d->height);
    const QString words = reading ? reading->spoken() : spoken(d->state);
    if (words != accessibleDescription()) {
        setAccessibleDescription(words);
    }
}

void CurveChart::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        d->pressed = event->position();
    } else {
        QWidget::mousePressEvent(event);
    }
}

void CurveChart::mouseMoveEvent(QMouseEvent* event)
{
    if (d->pressed) {
        d->band = d->bandTo(event->position());
        d->plot->cursor().setBand(d->band);
        return;
    }
    const CurveFrame frame = d->plot->frame();
    const bool isInside = d->plot->plotArea().contains(event->position());
    const auto place = frame.epochsOrSeconds(d->plot->toUnits(event->position()).x());
    read(isInside ? std::optional<double>(place) : std::nullopt, event->position().y());
}

void CurveChart::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !d->pressed) {
        QWidget::mouseReleaseEvent(event);
        return;
    }
    const QRectF band = d->bandTo(event->position());
    d->pressed.reset();
    d->band = {};
    d->plot->cursor().setBand({});
    if (!band.isEmpty()) {
        zoomTo(zoom::between(d->wholeFrame(), d->plot->toUnits(band.topLeft()),
                             d->plot->toUnits(band.bottomRight())));
    }
}

void CurveChart::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        zoomTo(std::nullopt);
    }
}

/// Without Ctrl the page scrolls.
void CurveChart::wheelEvent(QWheelEvent* event)
{
    const int turned = event->angleDelta().y();
    if (!(event->modifiers() & Qt::ControlModifier) || turned == 0) {
        event->ignore();
        return;
    }
    const QPointF fixed = d->plot->toUnits(event->position());
    zoomTo(zoom::about(d->plot->frame(), d->wholeFrame(), fixed, std::pow(kZoomStep, turned / kNotch)));
    event->accept();
}

void CurveChart::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    if (d->height) {
        read(std::nullopt, std::nullopt);
    }
}

void CurveChart::stepCursor(int key)
{
    const CurveFrame frame = d->plot->frame();
    const QList<double> stops = readingStops(d->state, frame);
    if (stops.isEmpty()) {
        return;
    }
    qsizetype index = key == Qt::Key_Home ? 0 : stops.size() - 1;
    if (d->cursor && (key == Qt::Key_Left || key == Qt::Key_Right)) {
        const auto reading = readingAt(d->state, frame, frame.xUnits(*d->cursor));
        index = std::clamp<qsizetype>(stops.indexOf(reading->x) + (key == Qt::Key_Left ? -1 : 1), 0,
                                      stops.size() - 1);
    }
    read(frame.epochsOrSeconds(stops.at(index)), std::nullopt);
}

/// First nothing is read any more, then everything is shown.
bool CurveChart::goBack()
{
    if (d->cursor) {
        read(std::nullopt, std::nullopt);
        return true;
    }
    const bool isZoomed = d->state.zoom.has_value();
    if (isZoomed) {
        zoomTo(std::nullopt);
    }
    return isZoomed;
}

void CurveChart::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    const bool isSideways = key == Qt::Key_Left || key == Qt::Key_Right;
    const bool isUpright = key == Qt::Key_Up || key == Qt::Key_Down;
    const double sign = key == Qt::Key_Left || key == Qt::Key_Down ? -1 : 1;
    if ((event->modifiers() & Qt::ShiftModifier) && d->state.zoom && (isSideways || isUpright)) {
        zoomTo(zoom::moved(d->plot->frame(), d->wholeFrame(), isSideways ? sign * kKeyMove : 0,
                           isUpright ? sign * kKeyMove : 0));
    } else if (isSideways || key == Qt::Key_Home || key == Qt::Key_End) {
        stepCursor(key);
    } else if (key == Qt::Key_Equal) {
        zoomBy(kKeyZoom);  // the same key as + on many keyboards, without Shift
    } else if (key != Qt::Key_Escape || !goBack()) {
        QWidget::keyPressEvent(event);
    }
}

void CurveChart::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (!isOfWindow(*event)) {
        d->isRinged = event->reason() != Qt::MouseFocusReason;
    }
    d->plot->cursor().setFocused(d->isRinged);
}

void CurveChart::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    d->plot->cursor().setFocused(false);
    if (!isOfWindow(*event)) {
        d->isRinged = false;
        if (!d->height) {
            read(std::nullopt, std::nullopt);
        }
    }
}

}  // namespace epochmark
