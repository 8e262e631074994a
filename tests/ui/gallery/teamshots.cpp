// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gallery/shots.h"

#include "faketeamboard.h"
#include "gallery/examplerecords.h"
#include "models/cellroles.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QLineEdit>
#include <QThread>
#include <QUuid>

#include <functional>

namespace epochmark {

namespace {

using Page = MainWindow::Page;
constexpr int kPatienceMs = 100'000;

/// Until the line to the board, which lives in a thread of its own, is there.
void waitFor(Stage& stage, const std::function<bool(const TeamState&)>& isThere)
{
    const QDeadlineTimer patience(kPatienceMs);
    while (!isThere(stage.context().team().state())) {
        if (patience.hasExpired()) {
            qFatal("The team's board on the stage isn't reached.");
        }
        QCoreApplication::processEvents();
        QThread::msleep(5);
    }
    stage.settle();
}

/// Once more two of the examples, measured by others.
void shareByOthers(Stage& stage)
{
    const QList<std::pair<QString, double>> others{{QStringLiteral("ben"), 0.83},
                                                   {QStringLiteral("dr.charlotte.weissenberg"), 1.31}};
    for (const auto& [member, factor] : others) {
        for (RunRecord record : example::records().records) {
            if (record.setId == example::fastestSet()) {
                record.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
                record.setId = record.id;
                record.timing.trainSeconds = *record.timing.trainSeconds * factor;
                record.timing.phases = {};
                stage.team().shareAs(member, sharedRuns({{record}, {}}));
                break;
            }
        }
    }
}

void join(Stage& stage)
{
    stage.context().team().join(QStringLiteral("host=db.example.org dbname=lab user=ada"), false);
    waitFor(stage, [](const TeamState& state) { return state.line == TeamState::Line::Live; });
}

void showTeam(Stage& stage)
{
    shareByOthers(stage);
    stage.window().showPage(Page::Leaderboard);
    join(stage);
    stage.context().team().share({example::ownSet()});
    waitFor(stage, [&stage](const TeamState&) {
        return stage.context().board().markOfSet().contains(example::ownSet());
    });
}

void press(Stage& stage, const char* button)
{
    if (auto* found = stage.find<QAbstractButton>(button)) {
        found->click();
    }
    stage.settle();
}

/// Two sets wait for a board that is gone.
void showWaiting(Stage& stage)
{
    showTeam(stage);
    stage.team().goDown();
    stage.context().team().share({example::fastestSet(), example::records().records.last().setId});
    waitFor(stage, [](const TeamState& state) { return state.line == TeamState::Line::Down; });
}

void openRowMenu(Stage& stage, bool isShared)
{
    showTeam(stage);
    auto* table = stage.find<QAbstractItemView>("measuredTable");
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        const QModelIndex index = table->model()->index(row, 2);
        const bool isOwnShared = index.data(SetIdRole).toString() == example::ownSet();
        const bool isFastest = index.data(SetIdRole).toString() == example::fastestSet();
        if (isShared ? isOwnShared : isFastest) {
            table->setCurrentIndex(index);
        }
    }
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
    QCoreApplication::sendEvent(table, &event);
    stage.settle();
}

void openPreview(Stage& stage)
{
    openRowMenu(stage, false);
    if (auto* share = stage.find<QAction>("shareAction")) {
        share->trigger();
    }
    stage.settle();
}

void openSettings(Stage& stage)
{
    press(stage, "settingsButton");
    press(stage, "teamSettingsSegment");
}

/// An address with a password in it is refused.
void refuseAddress(Stage& stage)
{
    openSettings(stage);
    stage.find<QLineEdit>("teamAddressEdit")
        ->setText(QStringLiteral("postgresql://ada:pw@db.example.org/lab"));
    bool isTold = false;
    QObject::connect(&stage.context().team(), &TeamLive::told, &stage.window(),
                     [&isTold](const TeamWord&) { isTold = true; });
    press(stage, "joinButton");
    waitFor(stage, [&isTold](const TeamState&) { return isTold; });
}

}  // namespace

QList<Shot> teamShots()
{
    using Store = Stage::Store;
    const auto text = [](const char* name) { return QString::fromLatin1(name); };
    return {{text("leaderboard-team"), Store::Filled, showTeam},
            {text("leaderboard-teamonly"), Store::Filled,
             [](Stage& stage) {
                 showTeam(stage);
                 press(stage, "teamSegment");
             }},
            {text("leaderboard-teamwaiting"), Store::Filled, showWaiting},
            {text("menu-share"), Store::Filled, [](Stage& stage) { openRowMenu(stage, false); }},
            {text("menu-withdraw"), Store::Filled, [](Stage& stage) { openRowMenu(stage, true); }},
            {text("dialog-share"), Store::Filled, openPreview},
            {text("dialog-settings-team"), Store::Filled, openSettings},
            {text("dialog-settings-teamrefused"), Store::Filled, refuseAddress},
            {text("dialog-settings-teamjoined"), Store::Filled,
             [](Stage& stage) {
                 showTeam(stage);
                 openSettings(stage);
             }},
            {text("dialog-settings-teamwaiting"), Store::Filled, [](Stage& stage) {
                 showWaiting(stage);
                 openSettings(stage);
             }}};
}

}  // namespace epochmark
