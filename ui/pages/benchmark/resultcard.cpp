// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/resultcard.h"

#include "base/format.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/elidedlabel.h"
#include "widgets/iconlabel.h"
#include "workload/presettitle.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace epochmark {

namespace {

QString speedupNote(const LeaderboardRow& row)
{
    if (row.isBaseline) {
        return ResultCard::tr("baseline");
    }
    if (row.speedupInterval) {
        return ResultCard::tr("%1 to %2").arg(format::factor(row.speedupInterval->low),
                                              format::factor(row.speedupInterval->high));
    }
    return row.speedup ? ResultCard::tr("over the baseline") : ResultCard::tr("unranked");
}

QString timeNote(const LeaderboardRow& row)
{
    if (row.rankedRuns <= 1) {
        return ResultCard::tr("single run");
    }
    const QString runs = ResultCard::tr("%n run(s)", nullptr, row.rankedRuns);
    return row.variation ? runs + QStringLiteral(", ±") + format::percent(*row.variation) : runs;
}

}  // namespace

ResultCard::ResultCard(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("resultCard"));
    theme::setLook(this, QStringLiteral("card"));
    auto* facts = new QHBoxLayout;
    facts->setSpacing(8);
    m_time = addFact(facts, tr("Time"), QStringLiteral("resultTime"));
    m_speedup = addFact(facts, tr("Speed-up"), QStringLiteral("resultSpeedup"));
    m_rank = addFact(facts, tr("Rank"), QStringLiteral("resultRank"));
    m_accuracy = addFact(facts, tr("Validation"), QStringLiteral("resultAccuracy"));
    m_cost = addFact(facts, tr("Cost"), QStringLiteral("resultCost"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 10, 12, 10);
    column->setSpacing(6);
    column->addLayout(makeHead());
    column->addLayout(facts);
}

QHBoxLayout* ResultCard::makeHead()
{
    m_icon = new IconLabel(QStringLiteral("check"), IconRole::Success, 20);
    m_title = new ElidedLabel;
    m_title->setProperty("look", QStringLiteral("title"));
    auto* again = makeButton(tr("&Run again"), QStringLiteral("runAgainButton"), QStringLiteral("repeat"),
                             ButtonKind::Normal, ButtonSize::Small);
    auto* compare = makeButton(tr("&Compare"), QStringLiteral("resultCompareButton"), QStringLiteral("compare"),
                               ButtonKind::Normal, ButtonSize::Small);
    auto* save = makeButton(tr("E&xport"), QStringLiteral("resultExportButton"), QStringLiteral("export"),
                            ButtonKind::Primary, ButtonSize::Small);
    connect(again, &QPushButton::clicked, this, &ResultCard::runAgainRequested);
    connect(compare, &QPushButton::clicked, this, &ResultCard::compareRequested);
    connect(save, &QPushButton::clicked, this, &ResultCard::exportRequested);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_icon);
    row->addWidget(m_title, 1);
    row->addWidget(again);
    row->addWidget(compare);
    row->addWidget(save);
    return row;
}

ResultCard::Fact ResultCard::addFact(QHBoxLayout* row, const QString& caption, const QString& objectName)
{
    Fact fact;
    auto* head = new QLabel(caption);
    head->setProperty("look", QStringLiteral("caption muted"));
    fact.value = new QLabel;
    fact.value->setObjectName(objectName);
    fact.value->setProperty("look", QStringLiteral("page-title"));
    fact.note = new QLabel;
    fact.note->setProperty("look", QStringLiteral("caption muted"));
    fact.note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    fact.icon = new IconLabel({}, IconRole::Success, 16);
    fact.icon->hide();
    auto* value = new QHBoxLayout;
    value->setSpacing(6);
    value->addWidget(fact.icon);
    value->addWidget(fact.value, 1);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(head);
    column->addLayout(value);
    column->addWidget(fact.note);
    row->addLayout(column, 1);
    return fact;
}

void ResultCard::setResult(const RunRecord& run, const LeaderboardRow& row, int rankedRows)
{
    const bool isRanked = row.isRanked && row.rank.has_value();
    m_icon->setIcon(isRanked ? QStringLiteral("check") : QStringLiteral("triangle"),
                    isRanked ? IconRole::Success : IconRole::Warning);
    m_title->setText(tr("%1 · %2 done").arg(row.deviceName, presetTitle(run.preset)));
    const std::optional<double> total = run.timing.totalSeconds();
    m_time.value->setText(total ? format::runTime(*total) : format::unknown());
    m_time.note->setText(timeNote(row));
    m_speedup.value->setText(row.speedup ? format::factor(*row.speedup) : format::unknown());
    m_speedup.note->setText(speedupNote(row));
    m_rank.value->setText(isRanked ? format::count(*row.rank) + (row.isRankShared ? QStringLiteral("=") : QString())
                                   : format::unknown());
    m_rank.note->setText(isRanked ? tr("of %n", nullptr, rankedRows) : row.unrankedReasons.value(0, tr("unranked")));
    m_rank.note->setToolTip(row.unrankedReasons.join(QLatin1Char('\n')));
    m_accuracy.value->setText(format::percent(run.finalValidationAccuracy));
    m_accuracy.note->setText(run.hasLearned ? tr("learned, p < 0.001") : tr("not better than chance"));
    m_accuracy.icon->setIcon(QStringLiteral("seal"), IconRole::Success);
    m_accuracy.icon->setVisible(run.hasLearned);
    m_cost.value->setText(row.cost ? format::money(row.cost->amount, row.cost->currency) : format::unknown());
    m_cost.note->setText(row.cost ? tr("a run") : tr("no price yet"));
    setAccessibleName(tr("Result: %1, rank %2").arg(m_time.value->text(), m_rank.value->text()));
}

}  // namespace epochmark
