// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gallery/examplerecords.h"
#include "gallery/shots.h"

#include <QAbstractButton>

namespace epochmark {

namespace {

/// The example's own run, shared out by ranks that are as fast as it: each step's work is divided, the
/// exchange comes on top.
RunRecord sharedOut(int ranks, double exchangeShare, qsizetype number)
{
    RunRecord run = example::ownRun();
    const QString digits = QStringLiteral("0000000%1-0000-4000-8000-%2").arg(number);
    run.id = digits.arg(QStringLiteral("0000000000aa"));
    run.setId = digits.arg(QStringLiteral("0000000000bb"));
    const double before = run.timing.phases.total();
    Phases& phases = run.timing.phases;
    phases.computeSeconds /= ranks;
    phases.validationSeconds /= ranks;
    phases.exchangeSeconds = phases.total() * exchangeShare / (1 - exchangeShare);
    const double factor = phases.total() / before;
    run.timing.trainSeconds = phases.total() - run.timing.dataSeconds.value_or(0);
    for (EpochReport& epoch : run.epochs) {
        epoch.seconds *= factor;
    }
    RecordedRanks all{ranks, QStringLiteral("gloo"), QStringLiteral("epochmark"), 1, 37'978'248, 0.07, true,
                      {}};
    for (int rank = 0; rank < ranks; ++rank) {
        const double late = 1 + 0.1 * rank;  // the further behind, the less it waits
        all.each.append({rank, QStringLiteral("workstation"), run.device.name, run.device.threads,
                         run.timing.dataSeconds, phases.computeSeconds * late,
                         *phases.exchangeSeconds - phases.computeSeconds * (late - 1),
                         phases.optimizerSeconds, 700'000'000});
    }
    run.ranks = all;
    return run;
}

/// Two ranks, and four that held each other back.
QList<RunRecord> ranksOf(bool isDisturbed)
{
    QList<RunRecord> runs{sharedOut(2, 0.12, 2), sharedOut(4, 0.31, 4)};
    if (isDisturbed) {
        runs.last().disturbedShare = 0.21;
        runs.last().warnings = {{QStringLiteral("disturbed"),
                                 QStringLiteral("Disturbed: 21.0 % of the training time was lost to others. "
                                                "Close them, then run again.")}};
    }
    return runs;
}

void showScaling(Stage& stage, const QList<RunRecord>& ranks)
{
    if (!ranks.isEmpty()) {
        if (const auto added = stage.context().store().importDocument({ranks, {}}); !added) {
            qFatal("%s", qPrintable(added.error().message));
        }
    }
    PriceBook book = stage.context().prices();
    Price price;
    price.device = example::ownRun().device.name;
    price.kind = PriceKind::Rent;
    price.amount = 0.12;
    price.currency = QStringLiteral("$");
    book.setPrice(price);
    if (const auto set = stage.context().setPrices(book); !set) {
        qFatal("%s", qPrintable(set.error().message));
    }
    stage.window().showPage(MainWindow::Page::Compare);
    stage.settle();
    stage.find<QAbstractButton>("compareScaling")->click();
}

}  // namespace

QList<Shot> scalingShots()
{
    using Store = Stage::Store;
    const auto text = [](const char* name) { return QString::fromLatin1(name); };
    return {
        {text("scaling-empty"), Store::Empty, [](Stage& stage) { showScaling(stage, {}); }},
        {text("scaling-ready"), Store::Filled, [](Stage& stage) { showScaling(stage, ranksOf(false)); }},
        {text("scaling-disturbed"), Store::Filled, [](Stage& stage) { showScaling(stage, ranksOf(true)); }},
        {text("scaling-alone"), Store::Empty,
         [](Stage& stage) { showScaling(stage, {sharedOut(2, 0.12, 2)}); }}};
}

}  // namespace epochmark
