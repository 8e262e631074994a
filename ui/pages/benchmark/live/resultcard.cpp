// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/live/resultcard.h"

#include "base/format.h"
#include "measure/validity.h"
#include "results/board/comparison.h"
#include "results/board/rownames.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/elidedlabel.h"
#include "widgets/iconlabel.h"
#include "widgets/icontext.h"
#include "workload/presettitle.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace epochmark {

namespace {

constexpr int kFacts = 5;
constexpr int kWideCard = 620;  // narrower: two rows of facts, the buttons under the title

QString speedupNote(const LeaderboardRow& row)
{
    if (row.isBaseline) {
        return ResultCard::tr("baseline");
    }
    if (row.speedupInterval) {
        return ResultCard::tr("%1 to %2")
            .arg(format::factor(row.speedupInterval->low), format::factor(row.speedupInterval->high));
    }
    if (!row.speedup) {
        return ResultCard::tr("unranked");
    }
    const QString doubt = certaintyWords(row.speedupCertainty, row.speedupRuns);
    return doubt.isEmpty() ? ResultCard::tr("over the baseline") : doubt;
}

QString speedupText(const LeaderboardRow& row)
{
    if (!row.speedup) {
        return format::unknown();
    }
    return row.isBaseline || row.speedupCertainty == Certainty::Measured
               ? format::factor(*row.speedup)
               : ResultCard::tr("about %1").arg(format::roughFactor(*row.speedup));
}

QString timeNote(const LeaderboardRow& row)
{
    const QString doubts = row.doubts.isEmpty() ? QString() : QStringLiteral(" · ") + row.doubtWords();
    const int runs = static_cast<int>(row.countedSeconds.size());
    if (runs <= 1) {
        return ResultCard::tr("single run") + doubts;
    }
    const QString median = ResultCard::tr("median of %n run(s)", nullptr, runs);
    return (row.variation ? median + QStringLiteral(", ±") + format::percent(*row.variation) : median)
           + doubts;
}

QString accuracyNote(bool hasLearned, bool isNearChance)
{
    return !hasLearned    ? ResultCard::tr("not better than chance")
           : isNearChance ? ResultCard::tr("learned its pictures; validation near chance")
                          : ResultCard::tr("learned, p < 0.001");
}

}  // namespace

ResultCard::ResultCard(QWidget* parent)
    : QFrame(parent), m_facts(new QGridLayout), m_reasons(new QLabel), m_addPrice(new IconText)
{
    setObjectName(QStringLiteral("resultCard"));
    theme::setLook(this, QStringLiteral("card"));
    m_facts->setHorizontalSpacing(20);
    m_facts->setVerticalSpacing(6);
    m_time = makeFact(tr("Time"), QStringLiteral("resultTime"));
    m_speedup = makeFact(tr("Speed-up"), QStringLiteral("resultSpeedup"));
    m_rank = makeFact(tr("Rank"), QStringLiteral("resultRank"));
    m_accuracy = makeFact(tr("Validation"), QStringLiteral("resultAccuracy"));
    m_cost = makeFact(tr("Cost"), QStringLiteral("resultCost"));
    m_addPrice->setText(tr("no price yet: <a href=\"price\">add one</a>"));
    m_addPrice->label()->setObjectName(QStringLiteral("resultPriceLink"));
    m_addPrice->label()->setAccessibleName(tr("No price yet: add one"));
    m_addPrice->label()->setWordWrap(false);
    m_cost.place->layout()->addWidget(m_addPrice);
    connect(m_addPrice, &IconText::linkActivated, this, &ResultCard::priceRequested);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 10, 12, 10);
    column->setSpacing(6);
    column->addLayout(makeHead());
    column->addLayout(m_facts);
    // Sentences stand alone: beside the figures they would take the room of numbers, or be cut.
    m_reasons->setObjectName(QStringLiteral("resultReasons"));
    m_reasons->setTextFormat(Qt::PlainText);
    m_reasons->setWordWrap(true);
    m_reasons->hide();
    column->addWidget(m_reasons);
    arrange(kFacts);
}

QBoxLayout* ResultCard::makeHead()
{
    m_icon = new IconLabel(QStringLiteral("check"), IconRole::Success, 20);
    m_title = new ElidedLabel;
    m_title->setProperty("look", QStringLiteral("title"));
    m_again = makeButton(tr("&Run again"), QStringLiteral("runAgainButton"), QStringLiteral("repeat"),
                         ButtonKind::Normal, ButtonSize::Small);
    auto* compare = makeButton(tr("&Compare"), QStringLiteral("resultCompareButton"),
                               QStringLiteral("compare"), ButtonKind::Normal, ButtonSize::Small);
    auto* save = makeButton(tr("E&xport"), QStringLiteral("resultExportButton"), QStringLiteral("export"),
                            ButtonKind::Primary, ButtonSize::Small);
    connect(m_again, &QPushButton::clicked, this, &ResultCard::runAgainRequested);
    connect(compare, &QPushButton::clicked, this, &ResultCard::compareRequested);
    connect(save, &QPushButton::clicked, this, &ResultCard::exportRequested);
    auto* title = new QHBoxLayout;
    title->setSpacing(8);
    title->addWidget(m_icon);
    title->addWidget(m_title, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    for (QPushButton* button : {m_again, compare, save}) {
        buttons->addWidget(button);
    }
    m_head = new QBoxLayout(QBoxLayout::LeftToRight);
    m_head->setSpacing(8);
    m_head->addLayout(title, 1);
    m_head->addLayout(buttons);
    return m_head;
}

ResultCard::Fact ResultCard::makeFact(const QString& caption, const QString& objectName)
{
    Fact fact;
    auto* head = new QLabel(caption);
    head->setProperty("look", QStringLiteral("caption muted"));
    fact.value = new QLabel;
    fact.value->setObjectName(objectName);
    fact.value->setProperty("look", QStringLiteral("page-title"));
    fact.note = new ElidedLabel;
    fact.note->setProperty("look", QStringLiteral("caption muted"));
    fact.icon = new IconLabel({}, IconRole::Success, 16);
    fact.icon->hide();
    auto* value = new QHBoxLayout;
    value->setSpacing(6);
    value->addWidget(fact.icon);
    value->addWidget(fact.value, 1);
    fact.place = new QWidget;
    auto* column = new QVBoxLayout(fact.place);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addLayout(value);
    column->addWidget(fact.note);
    return fact;
}

void ResultCard::arrange(int columns)
{
    if (m_columns == columns) {
        return;
    }
    m_columns = columns;
    const std::array<QWidget*, kFacts> places{m_time.place, m_speedup.place, m_rank.place, m_accuracy.place,
                                              m_cost.place};
    for (int i = 0; i < kFacts; ++i) {
        m_facts->addWidget(places[static_cast<std::size_t>(i)], i / columns, i % columns, Qt::AlignTop);
        m_facts->setColumnMinimumWidth(i, 0);
    }
    shareOut();
    m_head->setDirection(columns == kFacts ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

/// Each column by the widest text in it: no number is cut while another column has room.
void ResultCard::shareOut()
{
    const std::array<const Fact*, kFacts> facts{&m_time, &m_speedup, &m_rank, &m_accuracy, &m_cost};
    std::array<int, kFacts> wanted{};
    for (int i = 0; i < kFacts; ++i) {
        const Fact& fact = *facts[static_cast<std::size_t>(i)];
        const int icon = fact.icon->isHidden() ? 0 : fact.icon->sizeHint().width() + 6;
        const int link = &fact == &m_cost && !m_addPrice->isHidden() ? m_addPrice->sizeHint().width() : 0;
        int& most = wanted[static_cast<std::size_t>(i % m_columns)];
        most = std::max({most, link, icon + fact.value->sizeHint().width(),
                         fact.note->fontMetrics().horizontalAdvance(fact.note->text())});
    }
    for (int i = 0; i < kFacts; ++i) {
        m_facts->setColumnStretch(i, i < m_columns ? std::max(1, wanted[static_cast<std::size_t>(i)]) : 0);
    }
}

void ResultCard::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    arrange(width() >= kWideCard * theme::fontScale() ? kFacts : 3);
}

void ResultCard::setResult(const RunRecord& run, const LeaderboardRow& row, int rankedRows)
{
    const bool isRanked = row.isRanked && row.rank.has_value();
    m_icon->setIcon(isRanked ? QStringLiteral("check") : QStringLiteral("triangle"),
                    isRanked ? IconRole::Success : IconRole::Warning);
    m_title->setText(
        tr("%1 · %2 done").arg(nameWithThreads(row), titledByNetwork(run.workload, presetTitle(run.preset))));
    // The set's, as on the board; the run's own until the board knows it.
    const std::optional<double> time = row.medianSeconds ? row.medianSeconds : run.timing.totalSeconds();
    m_time.value->setText(time ? format::runTime(*time) : format::unknown());
    m_time.note->setText(timeNote(row));
    const QString doubts = sentencesOf(row.doubts).join(QLatin1Char('\n'));
    m_time.note->setToolTip(doubts);
    m_time.icon->setIcon(QStringLiteral("triangle"), IconRole::Warning);
    m_time.icon->setToolTip(doubts);
    m_time.icon->setVisible(!row.doubts.isEmpty());
    m_speedup.value->setText(speedupText(row));
    m_speedup.note->setText(speedupNote(row));
    m_rank.value->setText(isRanked ? format::count(*row.rank)
                                         + (row.isRankShared ? QStringLiteral("=") : QString())
                                   : format::unknown());
    m_rank.note->setText(isRanked ? tr("of %n", nullptr, rankedRows) : tr("unranked"));
    m_reasons->setText(row.unrankedReasons.join(QLatin1Char(' ')));
    m_reasons->setVisible(!isRanked && !row.unrankedReasons.isEmpty());
    setAccuracy(run, row);
    setCost(row.cost);
    shareOut();
    const QString name = tr("Result: %1, rank %2").arg(m_time.value->text(), m_rank.value->text());
    setAccessibleName(row.doubts.isEmpty() ? name : name + QStringLiteral(", ") + row.doubtWords());
}

void ResultCard::setRepeatable(bool isRepeatable)
{
    m_again->setVisible(isRepeatable);
}

void ResultCard::setAccuracy(const RunRecord& run, const LeaderboardRow& row)
{
    const bool isOfSet = row.validationAccuracy.has_value();
    const bool hasLearned = isOfSet ? row.hasLearned : run.hasLearned;
    const bool isGuessing = isNearChance(
        row.validationAccuracy.value_or(run.finalValidationAccuracy.value_or(1)), run.workload.testPictures,
        run.workload.classCount());
    m_accuracy.value->setText(
        format::percent(isOfSet ? row.validationAccuracy : run.finalValidationAccuracy));
    m_accuracy.note->setText(accuracyNote(hasLearned, isGuessing));
    m_accuracy.note->setToolTip(m_accuracy.note->text());
    m_accuracy.icon->setIcon(QStringLiteral("seal"), isGuessing ? IconRole::Muted : IconRole::Success);
    m_accuracy.icon->setVisible(hasLearned);
}

void ResultCard::setCost(const std::optional<RunCost>& cost)
{
    m_cost.value->setText(cost ? format::money(cost->amount, cost->currency) : format::unknown());
    m_cost.note->setText(!cost                           ? QString()
                         : cost->kind == PriceKind::Rent ? tr("a run, rented")
                                                         : tr("a run, bought"));
    m_cost.note->setVisible(cost.has_value());
    m_addPrice->setVisible(!cost);
}

}  // namespace epochmark
