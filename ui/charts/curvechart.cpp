// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/curvechart.h"

#include "charts/curveannotations.h"
#include "charts/curveplot.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QTimer>
#include <QVBoxLayout>
#include <QtCharts/QChartView>

#include <algorithm>

namespace epochmark {

namespace {

constexpr int kRedrawMs = 100;  // what a person asked for: axis, size, colours
constexpr int kLiveMs = 1000;   // what a run tells: each redraw takes some 2 ms from a training on all cores

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

    void schedule(int intervalMs);
};

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
    d->state.xAxis = axis;
    d->schedule(kRedrawMs);
}

void CurveChart::setNow(std::optional<double> elapsedSeconds, std::optional<double> epochs)
{
    d->state.nowEpochs = epochs;
    d->state.nowSeconds = elapsedSeconds;
    d->schedule(kLiveMs);
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
    const QString words = spoken(d->state);
    if (words != accessibleDescription()) {
        setAccessibleDescription(words);
    }
    Q_EMIT redrawn();
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

}  // namespace epochmark
