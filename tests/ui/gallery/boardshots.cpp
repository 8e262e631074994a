// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gallery/shots.h"

#include "gallery/examplerecords.h"
#include "models/leaderboardmodel.h"

#include <QAbstractItemView>

namespace epochmark {

namespace {

using Page = MainWindow::Page;

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
            {text("compare-empty"), Store::Empty, on(Page::Compare)},
            {text("compare-ready"), Store::Filled, [](Stage& stage) { stage.context().compare(setsOf({1, 3, 4})); }},
            {text("compare-refused"), Store::Filled, [](Stage& stage) { stage.context().compare(setsOf({0, 8})); }},
            {text("costs-empty"), Store::Empty, on(Page::Costs)},
            {text("costs-ready"), Store::Filled, on(Page::Costs)},
            {text("report-empty"), Store::Empty, on(Page::Report)},
            {text("report-ready"), Store::Filled, [](Stage& stage) { stage.context().showReport(example::fastestSet()); }},
            {text("report-stopped"), Store::Filled, [](Stage& stage) { stage.context().showReport(setsOf({7}).first()); }}};
}

}  // namespace epochmark
