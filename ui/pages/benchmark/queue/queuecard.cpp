// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/queue/queuecard.h"

#include "base/format.h"
#include "results/board/comparison.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/elidedlabel.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace epochmark {

namespace {

/// A speed as a bar, as on the leaderboard: longer is faster; its interval as a whisker.
class SetBar : public QWidget {
public:
    SetBar(double share, std::optional<Interval> shares) : m_share(share), m_shares(shares)
    {
        setFixedHeight(qRound(16 * theme::fontScale()));
        setMinimumWidth(40);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Tokens& t = theme::tokens(this);
        const double length = width() - 4;
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.track);
        painter.drawRoundedRect(QRectF(0, 3, length, height() - 6), 2, 2);
        painter.setBrush(t.compute());
        painter.drawRoundedRect(QRectF(0, 3, std::max(2.0, length * m_share), height() - 6), 2, 2);
        if (m_shares) {
            const double low = length * m_shares->low;
            const double high = length * std::min(1.0, m_shares->high);
            painter.setPen(QPen(t.text, 1.5));
            painter.drawLine(QPointF(low, height() / 2.0), QPointF(high, height() / 2.0));
            painter.drawLine(QPointF(low, height() / 2.0 - 4), QPointF(low, height() / 2.0 + 4));
            painter.drawLine(QPointF(high, height() / 2.0 - 4), QPointF(high, height() / 2.0 + 4));
        }
    }

private:
    double m_share;
    std::optional<Interval> m_shares;
};

QString runsOf(const SetSummary& set)
{
    const QString variation = set.variation ? QStringLiteral(", ±") + format::percent(set.variation)
                                            : QString();
    return QueueCard::tr("%n run(s)", nullptr, set.rankedRuns) + variation;
}

/// A figure with what is to be said about it beneath, so that a narrow window has room for the row.
QWidget* cell(const QString& figure, const QString& look, const QString& note)
{
    auto* place = new QWidget;
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (const auto& [text, textLook] :
         {std::pair(figure, look), std::pair(note, QStringLiteral("caption muted"))}) {
        if (!text.isEmpty()) {
            auto* label = new QLabel(text);
            label->setProperty("look", textLook);
            label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
            column->addWidget(label);
        }
    }
    return place;
}

QWidget* timeCell(const SetSummary& set, format::TimeUnit unit)
{
    const QString time = set.seconds ? QStringLiteral("%1 %2").arg(format::timeIn(unit, *set.seconds),
                                                                   format::name(unit))
                                     : format::unknown();
    return cell(time, QStringLiteral("strong"), runsOf(set));
}

/// How many times as fast as the slowest set, and its interval.
QWidget* speedupCell(const SetSummary& set)
{
    if (set.isSlowest || !set.speedup) {
        return cell(set.isSlowest ? QueueCard::tr("the slowest") : QueueCard::tr("unranked"), {}, {});
    }
    const QString range = set.speedupInterval ? QueueCard::tr("%1 to %2")
                                                    .arg(format::factor(set.speedupInterval->low),
                                                         format::factor(set.speedupInterval->high))
                                              : certaintyWords(set.certainty, set.speedupRuns);
    const QString figure = set.speedupInterval
                               ? format::factor(*set.speedup)
                               : QueueCard::tr("about %1").arg(format::roughFactor(*set.speedup));
    return cell(figure, QStringLiteral("strong"), range);
}

format::TimeUnit unitOf(const QList<SetSummary>& sets)
{
    QList<double> times;
    for (const SetSummary& set : sets) {
        if (set.seconds) {
            times.append(*set.seconds);
        }
    }
    return format::timeUnit(times);
}

/// The shortest time that any of them may have: its bar, or its whisker, is as long as there is room.
double shortestOf(const QList<SetSummary>& sets)
{
    double shortest = 0;
    for (const SetSummary& set : sets) {
        const double time = std::min(set.seconds.value_or(0),
                                     set.interval ? set.interval->low : set.seconds.value_or(0));
        shortest = shortest > 0 && time > 0 ? std::min(shortest, time) : std::max(shortest, time);
    }
    return shortest;
}

QString sentenceOf(const SetSummary& fastest, const SetSummary& slowest)
{
    const auto& interval = fastest.speedupInterval;
    switch (fastest.certainty) {
    case Certainty::Untold:
        return interval ? QueueCard::tr("%1 and %2: no difference can be told, their 95 % intervals overlap.")
                              .arg(fastest.name, slowest.name)
                        : QueueCard::tr("%1 and %2: no difference can be told. Repeat each three times.")
                              .arg(fastest.name, slowest.name);
    case Certainty::Rough:
        return (fastest.speedupRuns < 2
                    ? QueueCard::tr("Measured once, %1 is about %2 as fast as %3. Three runs of each give an "
                                    "interval.")
                    : QueueCard::tr(
                        "Measured twice, %1 is about %2 as fast as %3. Three runs of each give an "
                        "interval."))
            .arg(fastest.name, format::roughFactor(*fastest.speedup), slowest.name);
    case Certainty::Measured: break;
    }
    const QString range = interval ? QueueCard::tr(" (%1 to %2)")
                                         .arg(format::factor(interval->low), format::factor(interval->high))
                                   : QString();
    return QueueCard::tr("%1 is %2 as fast as %3%4.")
        .arg(fastest.name, format::factor(*fastest.speedup), slowest.name, range);
}

}  // namespace

QString queueSentence(const QList<SetSummary>& sets)
{
    const SetSummary* fastest = nullptr;
    const SetSummary* slowest = nullptr;
    for (const SetSummary& set : sets) {
        slowest = set.isSlowest ? &set : slowest;
        fastest = set.speedup && (fastest == nullptr || *set.speedup > *fastest->speedup) ? &set : fastest;
    }
    if (slowest == nullptr || fastest == nullptr || fastest == slowest) {
        return {};
    }
    return sentenceOf(*fastest, *slowest);
}

QueueCard::QueueCard(QWidget* parent)
    : Card(tr("How the sets compare"), parent), m_grid(new QGridLayout), m_sentence(new QLabel),
      m_verdicts(new QLabel),
      m_compare(makeButton(tr("C&ompare all"), QStringLiteral("queueCompareButton"),
                           QStringLiteral("compare"), ButtonKind::Normal, ButtonSize::Small))
{
    setObjectName(QStringLiteral("queueCard"));
    m_sentence->setObjectName(QStringLiteral("queueSentence"));
    m_sentence->setProperty("look", QStringLiteral("muted"));
    m_sentence->setWordWrap(true);
    m_verdicts->setProperty("look", QStringLiteral("caption muted"));
    m_verdicts->setWordWrap(true);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(1, 1);
    header()->addWidget(m_compare);
    body()->addLayout(m_grid);
    body()->addWidget(m_sentence);
    body()->addWidget(m_verdicts);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_compare, &QPushButton::clicked, this, &QueueCard::compareRequested);
    hide();
}

void QueueCard::setSets(const QList<SetSummary>& sets)
{
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const double shortest = shortestOf(sets);
    const format::TimeUnit unit = unitOf(sets);
    for (int i = 0; i < sets.size(); ++i) {
        addRow(i, sets[i], shortest, unit);
    }
    const QString sentence = queueSentence(sets);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    QStringList verdicts;
    for (const SetSummary& set : sets) {
        verdicts += set.verdict.isEmpty() ? QStringList()
                                          : QStringList(tr("%1: %2").arg(set.name, set.verdict));
    }
    m_verdicts->setText(verdicts.join(QLatin1Char('\n')));
    m_verdicts->setVisible(!verdicts.isEmpty());
    const auto ranked = std::count_if(sets.begin(), sets.end(),
                                      [](const SetSummary& set) { return set.rankedRuns > 0; });
    m_compare->setVisible(ranked > 1);
    setAccessibleName(sentence.isEmpty() ? title() : sentence);
    setVisible(sets.size() > 1);
}

void QueueCard::addRow(int row, const SetSummary& set, double shortest, format::TimeUnit unit)
{
    auto* name = new ElidedLabel(set.name);
    name->setProperty("look", QStringLiteral("strong"));
    name->setMinimumWidth(qRound(120 * theme::fontScale()));
    m_grid->addWidget(name, row, 0);
    if (set.seconds && *set.seconds > 0) {
        std::optional<Interval> shares;
        if (set.interval && set.interval->low > 0) {
            shares = Interval{shortest / set.interval->high, shortest / set.interval->low};
        }
        auto* bar = new SetBar(shortest / *set.seconds, shares);
        bar->setObjectName(QStringLiteral("setBar"));
        bar->setToolTip(tr("Longer is faster."));
        m_grid->addWidget(bar, row, 1, Qt::AlignVCenter);
    }
    m_grid->addWidget(timeCell(set, unit), row, 2);
    m_grid->addWidget(speedupCell(set), row, 3);
}

}  // namespace epochmark
