// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/compare/scalingview.h"

#include "base/format.h"
#include "charts/scalingchart.h"
#include "models/costscale.h"
#include "theme/theme.h"
#include "widgets/banner.h"
#include "widgets/barlist.h"
#include "widgets/card.h"
#include "widgets/elidedcombo.h"
#include "widgets/elidedlabel.h"
#include "widgets/partbars.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace epochmark {

namespace {

constexpr int kScalingGap = 16;
constexpr int kScalingWideFrom = 820;
constexpr int kLeastChooser = 180;
constexpr int kMostChooser = 520;

// Series of the parts: those that the other charts of the program have for the same things.
constexpr int kDataSeries = 3;
constexpr int kWorkSeries = 0;
constexpr int kExchangeSeries = 4;
constexpr int kRestSeries = 2;

QString ranksText(const ScalingPoint& point)
{
    const QString text = point.who();
    return point.isSure() ? text : text + QStringLiteral(" *");
}

QString titleOf(const ScalingSeries& series)
{
    return QStringLiteral("%1 · %2").arg(series.title, series.device);
}

Card* cardOf(const QString& title, QWidget* content)
{
    auto* card = new Card(title);
    card->body()->addWidget(content);
    card->body()->addStretch(1);
    return card;
}

}  // namespace

ScalingView::ScalingView(QWidget* parent)
    : QWidget(parent), m_chooser(new ElidedCombo(kLeastChooser, kMostChooser)), m_what(new ElidedLabel),
      m_sentence(new Banner), m_speedup(new ScalingChart(ScalingChart::Metric::Speedup)),
      m_efficiency(new ScalingChart(ScalingChart::Metric::Efficiency)),
      m_parts(new PartBars(tr("Where the time of a run goes"))), m_costs(new BarList(tr("Cost of a run")))
{
    setObjectName(QStringLiteral("scalingView"));
    m_speedup->setObjectName(QStringLiteral("scalingSpeedup"));
    m_efficiency->setObjectName(QStringLiteral("scalingEfficiency"));
    m_parts->setObjectName(QStringLiteral("scalingParts"));
    m_costs->setObjectName(QStringLiteral("scalingCosts"));
    m_sentence->setObjectName(QStringLiteral("scalingSentence"));
    for (ScalingChart* chart : {m_speedup, m_efficiency}) {
        chart->setEmptyText(tr("One rank of as many threads hasn't run yet."));
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kScalingGap);
    column->addWidget(makeChooser());
    column->addWidget(m_sentence);
    column->addWidget(
        makeRow(m_chartRow, cardOf(tr("Speed-up"), m_speedup), cardOf(tr("Efficiency"), m_efficiency)));
    column->addWidget(makeRow(m_barRow, cardOf(tr("Where the time of a run goes"), m_parts),
                              cardOf(tr("Cost of a run"), m_costs)));
    column->addStretch(1);
    connect(m_chooser, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (index >= 0 && index < m_all.size()) {
            showOne(m_all.at(index));
        }
    });
}

QWidget* ScalingView::makeChooser()
{
    m_chooser->setObjectName(QStringLiteral("scalingCombo"));
    m_chooser->setAccessibleName(tr("Workload and device"));
    m_what->setObjectName(QStringLiteral("scalingThreads"));
    theme::setLook(m_what, QStringLiteral("caption muted"));
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_chooser);
    row->addWidget(m_what, 1);
    return line;
}

QWidget* ScalingView::makeRow(QBoxLayout*& row, QWidget* left, QWidget* right)
{
    auto* holder = new QWidget;
    row = new QBoxLayout(QBoxLayout::LeftToRight, holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kScalingGap);
    row->addWidget(left, 1);
    row->addWidget(right, 1);
    return holder;
}

void ScalingView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool isWide = width() >= kScalingWideFrom * theme::fontScale();
    for (QBoxLayout* row : {m_chartRow, m_barRow}) {
        row->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    }
}

void ScalingView::setSeries(const QList<ScalingSeries>& all)
{
    const auto isChosen = [this](const ScalingSeries& series) {
        const ScalingSeries* old = m_chooser->currentIndex() < 0 || m_all.isEmpty()
                                       ? nullptr
                                       : &m_all.at(m_chooser->currentIndex());
        return old != nullptr && titleOf(*old) == titleOf(series) && old->threads == series.threads;
    };
    const auto place = std::ranges::find_if(all, isChosen);
    const int index = place == all.end() ? 0 : static_cast<int>(place - all.begin());
    m_all = all;
    {
        const QSignalBlocker blocker(m_chooser);
        m_chooser->clear();
        for (const ScalingSeries& series : all) {
            const QString threads = tr("%n thread(s) a rank", nullptr, series.threads);
            m_chooser->addItem(series.threads > 0 ? QStringLiteral("%1 · %2").arg(titleOf(series), threads)
                                                  : titleOf(series));
        }
        m_chooser->setCurrentIndex(all.isEmpty() ? -1 : index);
    }
    m_chooser->setEnabled(all.size() > 1);
    if (!all.isEmpty()) {
        showOne(all.at(index));
    }
}

void ScalingView::showOne(const ScalingSeries& series)
{
    const bool isMarked = std::ranges::any_of(series.points,
                                              [](const ScalingPoint& point) { return !point.isSure(); });
    m_what->setText(isMarked ? tr("* disturbed or not ranked: shown, but not what the sentence is made of")
                             : QString());
    showSentence(series);
    showCharts(series);
    showParts(series);
    showCosts(series);
}

void ScalingView::showSentence(const ScalingSeries& series)
{
    const QString sentence = series.sentence();
    const bool isSlower = std::ranges::any_of(series.points, [](const ScalingPoint& point) {
        return point.isSure() && point.speedup && *point.speedup < 1;
    });
    m_sentence->setContent(sentence.isEmpty() || isSlower ? Banner::Kind::Info : Banner::Kind::Success,
                           sentence.isEmpty() ? series.whyNoSentence() : sentence);
}

void ScalingView::showCharts(const ScalingSeries& series)
{
    QList<ScalingDot> speedups;
    QList<ScalingDot> efficiencies;
    for (const ScalingPoint& point : series.points) {
        if (point.speedup && point.efficiency) {
            speedups.append(
                {point.ranks, *point.speedup, format::factor(*point.speedup), point.remark(), point.hosts});
            efficiencies.append({point.ranks, *point.efficiency, format::percent(*point.efficiency),
                                 point.remark(), point.hosts});
        }
    }
    m_speedup->setDots(speedups);
    m_efficiency->setDots(efficiencies);
}

void ScalingView::showParts(const ScalingSeries& series)
{
    QList<double> wholes;
    for (const ScalingPoint& point : series.points) {
        wholes.append(point.seconds);
    }
    const format::TimeUnit unit = format::timeUnit(wholes);
    const auto words = [unit](double seconds) {
        return QStringLiteral("%1 %2").arg(format::timeIn(unit, seconds), format::name(unit));
    };
    QList<PartBars::Bar> bars;
    for (const ScalingPoint& point : series.points) {
        PartBars::Bar bar{ranksText(point), words(point.seconds), {0, 0, 0, 0, 0}, {}};
        if (point.parts) {
            const ScalingParts& parts = *point.parts;
            bar.parts = {parts.data, parts.work, parts.exchange, parts.wait, parts.rest};
        }
        for (const double seconds : std::as_const(bar.parts)) {
            bar.words.append(point.parts ? words(seconds) : format::unknown());
        }
        bars.append(bar);
    }
    m_parts->setBars({{tr("Pictures"), kDataSeries, false},
                      {tr("Work"), kWorkSeries, false},
                      {tr("Exchange"), kExchangeSeries, false},
                      {tr("Waiting for others"), kExchangeSeries, true},
                      {tr("Validation and rest"), kRestSeries, false}},
                     bars);
}

void ScalingView::showCosts(const ScalingSeries& series)
{
    QList<RunCost> costs;
    for (const ScalingPoint& point : series.points) {
        if (point.cost) {
            costs.append(*point.cost);
        }
    }
    const CostScale scale(costs);
    QList<BarList::Bar> bars;
    for (const ScalingPoint& point : series.points) {
        if (!point.cost) {
            bars.append({ranksText(point), QString(), std::nullopt, tr("no price yet"), 0, false});
            continue;
        }
        const bool isRent = point.cost->kind == PriceKind::Rent;
        bars.append({ranksText(point), isRent ? tr("rent") : tr("buy"),
                     scale.currency() ? std::optional(scale.value(point.cost->amount)) : std::nullopt,
                     scale.text(point.cost->amount, point.cost->currency), 0, isRent});
    }
    m_costs->setBars(bars, scale.axisTitle());
    m_costs->setMinimumHeight(m_costs->sizeHint().height());
}

}  // namespace epochmark
