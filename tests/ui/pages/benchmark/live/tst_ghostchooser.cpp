// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/live/ghostchooser.h"

#include "boardcontext.h"
#include "boardrows.h"
#include "context/boardfollower.h"
#include "pages/benchmark/live/raceline.h"

#include <QActionGroup>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace epochmark;

namespace {

/// The race line on a store of seven ranked sets.
struct Stage {
    sample::BoardContext sample{sample::boardRecords()};
    BoardFollower board{sample.context->board()};
    RaceLine line;
    GhostChooser ghosts{sample.context.get(), &board, &line, &line};
    QList<Ghost> chosen;

    Stage()
    {
        QObject::connect(&ghosts, &GhostChooser::chosen, &line,
                         [this](const QList<Ghost>& now) { chosen = now; });
        board.setActive(true);
        if (!QTest::qWaitFor([this] { return board.isLoaded(); }, 60'000)) {
            qFatal("The board didn't come.");
        }
        line.resize(900, 60);
        line.show();
        ghosts.begin(QStringLiteral("the run in work"), QStringLiteral("A processor"));
    }
    QString button() const { return line.findChild<QPushButton*>(QStringLiteral("ghostsButton"))->text(); }
    QMenu* menu() const { return line.findChild<QPushButton*>(QStringLiteral("ghostsButton"))->menu(); }
    void work() { ghosts.setWork(board.groups().first().rows.first().runs.first().workload); }
    /// The actions that name a result.
    QList<QAction*> named() const
    {
        QList<QAction*> actions;
        for (QAction* action : menu()->actions()) {
            if (action->data().typeId() == QMetaType::QString && !action->data().toString().isEmpty()) {
                actions.append(action);
            }
        }
        return actions;
    }
    QStringList sets() const
    {
        QStringList ids;
        for (const Ghost& ghost : chosen) {
            ids << ghost.setId;
        }
        return ids;
    }
};

}  // namespace

/// Which stored results race, by themselves and by hand.
class TestGhostChooser : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theButtonCountsWhoRaces();
    void eachCanBePickedByName();
    void threeAtMost();
    void aCountTakesTheChoiceBack();
    void otherWorkHasOtherRivals();
    void whatWasPickedAndDeletedIsForgotten();
};

void TestGhostChooser::theButtonCountsWhoRaces()
{
    Stage stage;
    QCOMPARE(stage.button(), QStringLiteral("Ghosts: 0"));  // three were asked for, none is there yet
    QVERIFY(stage.named().isEmpty());
    stage.work();
    QCOMPARE(stage.chosen.size(), 3);
    QCOMPARE(stage.button(), QStringLiteral("Ghosts: 3"));
    WorkloadSpec other = stage.board.groups().first().rows.first().runs.first().workload;
    other.batchSize += 1;
    stage.ghosts.begin(QStringLiteral("another"), QStringLiteral("A processor"));
    stage.ghosts.setWork(other);
    QCOMPARE(stage.button(), QStringLiteral("Ghosts: 0"));  // nobody has done this work
}

void TestGhostChooser::eachCanBePickedByName()
{
    Stage stage;
    stage.work();
    const QStringList before = stage.sets();
    QList<QAction*> named = stage.named();
    QVERIFY(named.size() >= 6);
    for (qsizetype i = 0; i < named.size(); ++i) {
        QCOMPARE(named[i]->isChecked(), before.contains(named[i]->data().toString()));
    }
    // Off with the first, on with the last.
    named.first()->trigger();
    QCOMPARE(stage.chosen.size(), 2);
    named = stage.named();
    const QString last = named.last()->data().toString();
    named.last()->trigger();
    QCOMPARE(stage.chosen.size(), 3);
    QVERIFY(stage.sets().contains(last));
    QVERIFY(!stage.sets().contains(before.first()));
    QCOMPARE(stage.button(), QStringLiteral("Ghosts: 3"));
    // What comes to the board changes nothing of it.
    const QStringList mine = stage.sets();
    stage.ghosts.update();
    QCOMPARE(stage.sets(), mine);
}

void TestGhostChooser::threeAtMost()
{
    Stage stage;
    stage.work();
    for (const QAction* action : stage.named()) {
        QCOMPARE(action->isEnabled(), action->isChecked());
    }
    stage.named().first()->trigger();
    for (const QAction* action : stage.named()) {
        QVERIFY(action->isEnabled());
    }
}

void TestGhostChooser::aCountTakesTheChoiceBack()
{
    Stage stage;
    stage.work();
    const QStringList byThemselves = stage.sets();
    stage.named().first()->trigger();
    QVERIFY(stage.sets() != byThemselves);
    const auto* counts = stage.line.findChild<QActionGroup*>();
    QVERIFY(counts->checkedAction() == nullptr);  // none of the numbers holds
    stage.ghosts.setCount(3);
    QCOMPARE(stage.sets(), byThemselves);
    QCOMPARE(stage.sample.context->settings().ghostCount(), 3);
    stage.ghosts.setCount(0);
    QVERIFY(stage.chosen.isEmpty());
    QCOMPARE(stage.button(), QStringLiteral("Ghosts: 0"));
}

void TestGhostChooser::otherWorkHasOtherRivals()
{
    Stage stage;
    stage.work();
    stage.named().first()->trigger();
    const qsizetype picked = stage.chosen.size();
    WorkloadSpec other = stage.board.groups().first().rows.first().runs.first().workload;
    other.epochs += 1;
    stage.ghosts.setWork(other);
    stage.work();
    QCOMPARE(picked, 2);
    QCOMPARE(stage.chosen.size(), 3);
}

void TestGhostChooser::whatWasPickedAndDeletedIsForgotten()
{
    Stage stage;
    stage.work();
    const QStringList byThemselves = stage.sets();
    Q_EMIT stage.line.rivalsChosen({byThemselves.first()});
    QCOMPARE(stage.sets(), QStringList{byThemselves.first()});
    Q_EMIT stage.line.rivalsChosen({QStringLiteral("a set that was deleted")});
    QCOMPARE(stage.sets(), byThemselves);
    Q_EMIT stage.line.rivalsChosen({});  // none at all is a choice
    QVERIFY(stage.chosen.isEmpty());
}

QTEST_MAIN(TestGhostChooser)
#include "tst_ghostchooser.moc"
