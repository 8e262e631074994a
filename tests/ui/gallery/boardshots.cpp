// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gallery/shots.h"

#include "gallery/examplerecords.h"
#include "models/leaderboardmodel.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDeadlineTimer>
#include <QFile>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QThread>

namespace epochmark {

namespace {

using Page = MainWindow::Page;
constexpr int kPatienceMs = 30'000;

std::function<void(Stage&)> on(Page page)
{
    return [page](Stage& stage) { stage.window().showPage(page); };
}

QStringList setsOf(std::initializer_list<qsizetype> positions)
{
    QStringList sets;
    for (const RunRecord& record : example::records().records) {
        if (!sets.contains(record.setId)) {
            sets.append(record.setId);
        }
    }
    QStringList chosen;
    for (const qsizetype position : positions) {
        chosen.append(sets.at(position));
    }
    return chosen;
}

QStringList longNamedSets()
{
    QStringList sets;
    for (const RunRecord& record : example::longNamedRecords().records) {
        sets.append(record.setId);
    }
    sets.removeDuplicates();
    return sets.last(4);
}

/// Two rows checked, as a user does before Compare.
void checkTwoRows(Stage& stage)
{
    stage.window().showPage(Page::Leaderboard);
    stage.settle();
    auto* table = stage.find<QAbstractItemView>("measuredTable");
    if (table == nullptr) {
        return;
    }
    for (const int row : {1, 3}) {
        table->model()->setData(table->model()->index(row, 0), Qt::Checked, Qt::CheckStateRole);
    }
}

void press(Stage& stage, const char* button)
{
    if (auto* found = stage.find<QAbstractButton>(button)) {
        found->click();
    }
}

/// Two rows deleted, the bar offers them back.
void deleteTwoRows(Stage& stage)
{
    checkTwoRows(stage);
    press(stage, "deleteButton");
    const QDeadlineTimer patience(kPatienceMs);  // it is written beside the window's thread
    const auto* bar = stage.find<QWidget>("undoBar");
    while (bar == nullptr || !bar->isVisible()) {
        if (patience.hasExpired()) {
            qFatal("The deleted rows aren't offered back.");
        }
        QThread::msleep(5);
        stage.settle();
    }
}

/// One file with results, known ones, and one that is something else.
void importTwoFiles(Stage& stage)
{
    stage.window().showPage(Page::Leaderboard);
    RecordDocument document = example::records();
    document.records.first().id = QStringLiteral("6f1d7c5e-0000-4000-8000-000000000003");
    document.records.first().setId = QStringLiteral("6f1d7c5e-0000-4000-8000-000000000004");
    const QStringList paths{stage.filePath(QStringLiteral("colleague.json")),
                            stage.filePath(QStringLiteral("holiday.json"))};
    const QByteArrayList contents{toJson(document), "{}"};
    for (qsizetype i = 0; i < paths.size(); ++i) {
        QFile file(paths.at(i));
        if (!file.open(QIODevice::WriteOnly) || file.write(contents.at(i)) < 0) {
            qFatal("%s can't be written.", qPrintable(paths.at(i)));
        }
    }
    stage.context().importFiles(paths);
}

void filter(Stage& stage, const QString& words)
{
    stage.window().showPage(Page::Leaderboard);
    stage.settle();
    if (auto* field = stage.find<QLineEdit>("filterEdit")) {
        field->setText(words);
    }
}

void unfold(Stage& stage)
{
    stage.window().showPage(Page::Leaderboard);
    stage.settle();
    press(stage, "unrankedFold");
}

/// As shipped: the article's two prices only.
void showCostsWithoutPrices(Stage& stage)
{
    if (const auto set = stage.context().setPrices(PriceBook::shipped()); !set) {
        qFatal("%s", qPrintable(set.error().message));
    }
    stage.window().showPage(Page::Costs);
}

/// An own processor that can't do in a month what the rented card does in eight hours a day; a tariff that
/// can't be meant.
void showCostsTooSlow(Stage& stage)
{
    PriceBook book = stage.context().prices();
    book.assumptions.hoursPerDay = 8;
    if (const auto set = stage.context().setPrices(book); !set) {
        qFatal("%s", qPrintable(set.error().message));
    }
    stage.window().showPage(Page::Costs);
    stage.settle();
    auto* owned = stage.find<QComboBox>("ownedCombo");
    owned->setCurrentIndex(owned->findText(QStringLiteral("i5"), Qt::MatchContains));
    stage.find<QAbstractSpinBox>("tariffSpin")->findChild<QLineEdit*>()->setText(QStringLiteral("a lot"));
}

/// Once more the fastest device, measured while other programs had a part of the processors. The set's id.
QString addDisturbedSet(Stage& stage)
{
    RecordDocument document;
    for (RunRecord record : example::records().records) {
        if (record.setId == example::fastestSet()) {
            record.id.replace(0, 1, record.id.startsWith(u'f') ? u'0' : u'f');
            record.setId.replace(0, 1, record.setId.startsWith(u'f') ? u'0' : u'f');
            record.timing.trainSeconds = *record.timing.trainSeconds * 1.13;
            record.timing.phases.computeSeconds += *record.timing.trainSeconds * (0.13 / 1.13);
            record.disturbedShare = 0.123;
            record.warnings = {
                {QStringLiteral("disturbed"),
                 QStringLiteral(
                     "Disturbed: 12.3 % of the training time was lost to others. Other programs kept "
                     "the processors busy, cc1plus most of all: close them, then run again.")},
                {QStringLiteral("on-battery"),
                 QStringLiteral("This machine runs on battery and may slow itself down: plug it in.")}};
            document.records.append(record);
        }
    }
    if (const auto added = stage.context().store().importDocument(document); !added) {
        qFatal("%s", qPrintable(added.error().message));
    }
    stage.settle();
    return document.records.first().setId;
}

/// In the middle of the settings, whose heads stay in sight.
void poseSettings(Stage& stage)
{
    stage.context().compare(setsOf({1, 3, 4}));
    stage.settle();
    const auto* table = stage.find<QWidget>("settingsTable");
    auto* scroll = stage.find<QScrollArea>("compareScroll");
    scroll->verticalScrollBar()->setValue(table->mapTo(scroll->widget(), QPoint()).y() + 150);
}

}  // namespace

QList<Shot> boardShots()
{
    using Store = Stage::Store;
    const auto text = [](const char* name) { return QString::fromLatin1(name); };
    return {{text("leaderboard-empty"), Store::Empty, on(Page::Leaderboard)},
            {text("leaderboard-ready"), Store::Filled, on(Page::Leaderboard)},
            {text("leaderboard-busy"), Store::Running, on(Page::Leaderboard)},
            {text("leaderboard-selected"), Store::Filled, checkTwoRows},
            {text("leaderboard-details"), Store::Filled,
             [](Stage& stage) { stage.context().openLeaderboard(example::fastestSet()); }},
            {text("leaderboard-sensors"), Store::Filled,
             [](Stage& stage) {
                 stage.context().openLeaderboard(example::ownSet());
                 stage.settle();
                 stage.find<QScrollArea>("leaderboardScroll")
                     ->ensureWidgetVisible(stage.find<QWidget>("historySensors"), 0, 300);
             }},
            {text("leaderboard-unfolded"), Store::Filled, unfold},
            {text("leaderboard-filtered"), Store::Filled,
             [](Stage& stage) { filter(stage, QStringLiteral("rtx")); }},
            {text("leaderboard-nothing"), Store::Filled,
             [](Stage& stage) { filter(stage, QStringLiteral("no such device")); }},
            {text("leaderboard-undo"), Store::Filled, deleteTwoRows},
            {text("leaderboard-imported"), Store::Filled, importTwoFiles},
            {text("leaderboard-disturbed"), Store::Filled,
             [](Stage& stage) { stage.context().openLeaderboard(addDisturbedSet(stage)); }},
            {text("leaderboard-longnames"), Store::LongNames, on(Page::Leaderboard)},
            {text("compare-longnames"), Store::LongNames,
             [](Stage& stage) { stage.context().compare(longNamedSets()); }},
            {text("costs-longnames"), Store::LongNames, on(Page::Costs)},
            {text("report-longnames"), Store::LongNames,
             [](Stage& stage) { stage.context().showReport(example::longNamedSet()); }},
            {text("compare-empty"), Store::Empty, on(Page::Compare)},
            {text("compare-ready"), Store::Filled,
             [](Stage& stage) {
                 stage.context().compare(setsOf({1, 3, 4}));
             }},
            {text("compare-many"), Store::Filled,
             [](Stage& stage) {
                 stage.context().compare(setsOf({0, 1, 2, 3, 4, 5, 6, 8}));
             }},
            {text("compare-settings"), Store::Filled, poseSettings},
            {text("compare-refused"), Store::Filled,
             [](Stage& stage) {
                 stage.context().compare(setsOf({0, 8}));
             }},
            {text("compare-disturbed"), Store::Filled,
             [](Stage& stage) {
                 stage.context().compare({example::fastestSet(), addDisturbedSet(stage)});
             }},
            {text("costs-empty"), Store::Empty, on(Page::Costs)},
            {text("costs-ready"), Store::Filled, on(Page::Costs)},
            {text("costs-unpriced"), Store::Filled, showCostsWithoutPrices},
            {text("costs-tooslow"), Store::Filled, showCostsTooSlow},
            {text("report-empty"), Store::Empty, on(Page::Report)},
            {text("report-ready"), Store::Filled,
             [](Stage& stage) { stage.context().showReport(example::fastestSet()); }},
            {text("report-disturbed"), Store::Filled,
             [](Stage& stage) { stage.context().showReport(addDisturbedSet(stage)); }},
            {text("report-darkpicture"), Store::Filled,
             [](Stage& stage) {
                 stage.context().showReport(example::fastestSet());
                 stage.settle();
                 stage.find<QAbstractButton>("darkPictureSegment")->click();
             }},
            {text("report-stopped"), Store::Filled,
             [](Stage& stage) { stage.context().showReport(setsOf({7}).first()); }}};
}

}  // namespace epochmark
