// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/queue/queuecard.h"
#include "pages/benchmark/queue/queuelist.h"
#include "pages/benchmark/setup/runsetuppanel.h"
#include "patience.h"
#include "samplechoice.h"
#include "theme/theme.h"
#include "widgets/numberfield.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QScopeGuard>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace epochmark;

namespace {

QString namesOf(const RunPlan& plan)
{
    QStringList names;
    for (const RunRequest& set : plan.sets) {
        names.append(QStringLiteral("%1/%2").arg(set.deviceId).arg(set.threads));
    }
    return names.join(u' ');
}

/// The panel as somebody sees it who has opened More.
class OpenPanel {
public:
    OpenPanel()
    {
        panel.resize(336, 1400);
        panel.show();
        panel.setDevices({sample::processor(1), sample::card()}, QStringLiteral("cpu"));
        panel.setDataset(sample::preview());
        click("moreButton");
    }

    template <typename Widget>
    Widget* find(const char* name) const
    {
        auto* widget = panel.findChild<Widget*>(QString::fromLatin1(name));
        if (widget == nullptr) {
            qFatal("there is no %s", name);
        }
        return widget;
    }
    void click(const char* name) const { QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton); }

    RunSetupPanel panel;
};

/// Pixels of a bar's own colour along its middle, but for the whisker.
int inkOf(QWidget* bar)
{
    const QImage image = bar->grab().toImage();
    int ink = 0;
    for (int x = 0; x < image.width(); ++x) {
        ink += image.pixelColor(x, image.height() / 2 - 3) == theme::tokens(bar).compute() ? 1 : 0;
    }
    return ink;
}

}  // namespace

class TestQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void withoutQueueTheChoiceRuns();
    void threadsOfTheLastRunAreShownAndRun();
    void devicesAndThreadsAreAdded();
    void theSameSetIsNotAddedTwice();
    void aSetIsTakenOut();
    void repeatsAndCoolDownAreChosen();
    void repeatsAndCoolDownOfTheLastRunAreShown();
    void modelIsAskedForAndKept();
    void busyFoldsMoreAndOpensItAgain();
    void listShowsWhereEachRunStands();
    void theRunAtWorkIsInSight();
    void skipStaysInSight();
    void skipIsOfferedAndAnnounced();
    void preflightStandsAboveStart();
    void cardComparesTheSets();
};

void TestQueue::initTestCase()
{
    theme::apply(*qApp, ColorScheme::Light);
}

void TestQueue::withoutQueueTheChoiceRuns()
{
    const OpenPanel open;
    const RunPlan plan = open.panel.plan();
    QCOMPARE(namesOf(plan), QStringLiteral("cpu/0"));
    QCOMPARE(plan.repeats, Repeats());
    QCOMPARE(plan.coolDown, CoolDownRule());
    QVERIFY(!plan.hasCoolDown());
    QCOMPARE(plan.sets.first().datasetPath, QStringLiteral("/pictures.zip"));
    QVERIFY(plan.sets.first().saveModelPath.isEmpty());
}

/// What the window remembers comes before the devices are known.
void TestQueue::threadsOfTheLastRunAreShownAndRun()
{
    for (const auto& [remembered, expected] : {std::pair{3, 3}, {9, 4}, {0, 0}}) {
        RunSetupPanel panel;
        RunRequest last;
        last.workload = workloadOf(Preset::Classic);
        last.threads = remembered;
        panel.setRequest(last);
        panel.setDevices({sample::processor(1), sample::card()}, QStringLiteral("cpu"));
        QCOMPARE(panel.findChild<NumberField*>(QStringLiteral("threadsSpin"))->value(), expected);
        QCOMPARE(panel.plan().sets.first().threads, expected);
        panel.setBusy(true);  // locks the fields: the threads are the same
        QCOMPARE(panel.plan().sets.first().threads, expected);
    }
}

void TestQueue::devicesAndThreadsAreAdded()
{
    OpenPanel open;
    open.click("addToQueueButton");  // physical cores: one
    open.find<NumberField>("threadsSpin")->setValue(2);
    open.click("addToQueueButton");
    QTest::mouseClick(open.find<QFrame>("deviceCard-cuda:0"), Qt::LeftButton);
    open.click("addToQueueButton");
    QCOMPARE(namesOf(open.panel.plan()), QStringLiteral("cpu/1 cpu/2 cuda:0/0"));
    QVERIFY(open.panel.plan().hasCoolDown());
    QCOMPARE(open.find<QPushButton>("startButton")->text().remove(QLatin1Char('&')),
             QStringLiteral("Start the queue"));
    // What is chosen besides no longer matters for the sets, but the workload does.
    open.find<NumberField>("epochsSpin")->setValue(2);
    for (const RunRequest& set : open.panel.plan().sets) {
        QCOMPARE(set.workload.epochs, 2);
    }
}

void TestQueue::theSameSetIsNotAddedTwice()
{
    OpenPanel open;
    auto* add = open.find<QPushButton>("addToQueueButton");
    QVERIFY(add->isEnabled());
    open.click("addToQueueButton");
    QVERIFY(!add->isEnabled());
    open.find<NumberField>("threadsSpin")->setValue(1);  // the same by another name
    QVERIFY(!add->isEnabled());
    QVERIFY(!add->toolTip().isEmpty());
    open.find<NumberField>("threadsSpin")->setValue(2);
    QVERIFY(add->isEnabled());
    RunSetupPanel none;
    QVERIFY(!none.findChild<QPushButton*>(QStringLiteral("addToQueueButton"))->isEnabled());
}

void TestQueue::aSetIsTakenOut()
{
    OpenPanel open;
    open.click("addToQueueButton");
    open.find<NumberField>("threadsSpin")->setValue(2);
    open.click("addToQueueButton");
    open.click("removeFromQueue-0");
    QCOMPARE(namesOf(open.panel.plan()), QStringLiteral("cpu/2"));
    QCOMPARE(open.find<QPushButton>("startButton")->text().remove(QLatin1Char('&')),
             QStringLiteral("Start the queue"));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    open.click("removeFromQueue-0");
    QCOMPARE(namesOf(open.panel.plan()), QStringLiteral("cpu/2"));  // as chosen
    QCOMPARE(open.find<QPushButton>("startButton")->text().remove(QLatin1Char('&')), QStringLiteral("Start"));
}

void TestQueue::repeatsAndCoolDownAreChosen()
{
    OpenPanel open;
    auto* repeats = open.find<NumberField>("repeatsSpin");
    repeats->setValue(4);
    QCOMPARE(open.panel.plan().repeats, (Repeats{4, false}));
    repeats->setValue(0);
    QVERIFY(open.panel.plan().repeats.isAutomatic);
    auto* coolDown = open.find<QComboBox>("coolDownCombo");
    coolDown->setCurrentIndex(coolDown->findData(30));
    QCOMPARE(open.panel.plan().coolDown, (CoolDownRule{CoolDownRule::Mode::Fixed, 30}));
    coolDown->setCurrentIndex(coolDown->findData(0));
    QCOMPARE(open.panel.plan().coolDown.mode, CoolDownRule::Mode::Off);
}

void TestQueue::repeatsAndCoolDownOfTheLastRunAreShown()
{
    for (const Repeats& repeats : {Repeats{5, false}, Repeats{1, true}}) {
        for (const CoolDownRule& rule : {CoolDownRule{}, CoolDownRule{CoolDownRule::Mode::Fixed, 60},
                                         CoolDownRule{CoolDownRule::Mode::Off, 0}}) {
            OpenPanel open;
            open.panel.setRepeats(repeats, rule);
            QCOMPARE(open.panel.plan().repeats, repeats);
            QCOMPARE(open.panel.plan().coolDown, rule);
        }
    }
}

void TestQueue::modelIsAskedForAndKept()
{
    OpenPanel open;
    QSignalSpy asked(&open.panel, &RunSetupPanel::modelPathRequested);
    auto* keep = open.find<QCheckBox>("keepModelCheck");
    QTest::mouseClick(keep, Qt::LeftButton, {}, QPoint(8, keep->height() / 2));
    QCOMPARE(asked.size(), 1);
    QVERIFY2(!keep->isChecked(), "no file was named yet");
    open.panel.setModelPath(QStringLiteral("/models/a & b.pt"));
    QVERIFY(keep->isChecked());
    QVERIFY(keep->text().contains(QStringLiteral("a && b.pt")));
    QCOMPARE(open.panel.plan().sets.first().saveModelPath, QStringLiteral("/models/a & b.pt"));
    QTest::mouseClick(keep, Qt::LeftButton, {}, QPoint(8, keep->height() / 2));
    QVERIFY(!keep->isChecked());
    QVERIFY(open.panel.plan().sets.first().saveModelPath.isEmpty());
    QCOMPARE(asked.size(), 1);
}

void TestQueue::busyFoldsMoreAndOpensItAgain()
{
    OpenPanel open;
    QVERIFY(open.find<NumberField>("batchSpin")->isVisible());
    open.panel.setBusy(true);
    QVERIFY(!open.find<NumberField>("batchSpin")->isVisible());
    open.panel.setBusy(false);
    QVERIFY(open.find<NumberField>("batchSpin")->isVisible());
}

void TestQueue::listShowsWhereEachRunStands()
{
    using State = QueueList::State;
    QueueList list;
    QueueList::Content content{QStringLiteral("Queue"),
                               QStringLiteral("about 3:20 left"),
                               {},
                               QStringLiteral("Skip"),
                               {{QStringLiteral("CPU, 1 thread"), State::Done, 83.0, 100, {}},
                                {QStringLiteral("CPU, 2 threads"), State::Running, std::nullopt, 43, {}},
                                {QStringLiteral("CUDA 0"), State::Waiting, std::nullopt, 0, {}}}};
    list.setContent(content);
    list.show();
    QStringList words;
    for (const QLabel* label : list.findChildren<QLabel*>()) {
        words << label->text();
    }
    for (const char* expected : {"CPU, 1 thread", "1.38 min", "43 %", "waiting", "about 3:20 left"}) {
        QVERIFY2(words.contains(QString::fromLatin1(expected)), expected);
    }
    QVERIFY(list.currentRow() != nullptr);
    content.entries.removeLast();
    content.entries[1] = {QStringLiteral("CPU, 2 threads"), State::Failed, std::nullopt, 0, {}};
    list.setContent(content);
    QVERIFY(list.currentRow() == nullptr);
    list.setContent({QStringLiteral("Queue"), {}, {}, {}, {content.entries.first()}});
    QVERIFY2(list.isHidden(), "a single run needs no list");
}

/// In a low window, too: the queue stands beneath all that was chosen.
void TestQueue::theRunAtWorkIsInSight()
{
    using State = QueueList::State;
    OpenPanel open;
    open.panel.resize(336, 560);
    open.panel.setBusy(true);
    open.panel.setQueue({QStringLiteral("Queue"),
                         {},
                         {},
                         {},
                         {{QStringLiteral("Run 1"), State::Done, 83.0, 100, {}},
                          {QStringLiteral("Run 2"), State::Running, std::nullopt, 43, {}},
                          {QStringLiteral("Run 3"), State::Waiting, std::nullopt, 0, {}}}});
    const auto isWhole = [&open] {
        const QWidget* row = open.panel.findChild<QueueList*>()->currentRow();
        return row != nullptr && row->visibleRegion().boundingRect().height() == row->height();
    };
    QTRY_VERIFY(isWhole());
}

/// What comes under the list once the run is at work takes room of it.
void TestQueue::skipStaysInSight()
{
    using State = QueueList::State;
    OpenPanel open;
    open.panel.resize(336, 700);
    open.panel.setBusy(true);
    open.panel.setQueue({QStringLiteral("Queue"),
                         {},
                         {},
                         QStringLiteral("S&kip this run"),
                         {{QStringLiteral("Run 1"), State::Running, std::nullopt, 43, {}},
                          {QStringLiteral("Run 2"), State::Waiting, std::nullopt, 0, {}}}});
    const QWidget* skip = open.panel.findChild<QPushButton*>(QStringLiteral("skipRunButton"));
    const auto isWhole = [skip] { return skip->visibleRegion().boundingRect() == skip->rect(); };
    QTRY_VERIFY(isWhole());
    open.panel.resize(336, 640);
    QTRY_VERIFY(isWhole());
    // Whoever scrolls wants to see something else.
    auto* bar = open.panel.findChild<QScrollArea*>(QStringLiteral("runSetupScroll"))->verticalScrollBar();
    bar->triggerAction(QAbstractSlider::SliderToMinimum);
    open.panel.resize(336, 600);
    QTRY_VERIFY(!isWhole());
    QCOMPARE(bar->value(), bar->minimum());
}

void TestQueue::skipIsOfferedAndAnnounced()
{
    const int doubleClick = QApplication::doubleClickInterval();
    const auto restore = qScopeGuard([doubleClick] { QApplication::setDoubleClickInterval(doubleClick); });
    OpenPanel open;
    open.panel.setBusy(true);
    const QueueList::Entry waiting{QStringLiteral("Run"), QueueList::State::Waiting, std::nullopt, 0, {}};
    open.panel.setQueue({QStringLiteral("Queue"),
                         {},
                         QStringLiteral("Cooling down, 12 s left"),
                         QStringLiteral("&Go on now"),
                         {waiting, waiting}});
    auto* skip = open.find<QPushButton>("skipRunButton");
    QVERIFY(skip->isVisible() && skip->isEnabled());
    QCOMPARE(open.find<QLabel>("coolDownLabel")->text(), QStringLiteral("Cooling down, 12 s left"));
    QSignalSpy skipped(&open.panel, &RunSetupPanel::skipRequested);
    QTest::mouseClick(skip, Qt::LeftButton);
    QCOMPARE(skipped.size(), 1);
    // The same button a moment later: a double click isn't meant for both.
    QApplication::setDoubleClickInterval(60'000);
    open.panel.setQueue(
        {QStringLiteral("Queue"), {}, {}, QStringLiteral("S&kip this run"), {waiting, waiting}});
    QTest::mouseClick(skip, Qt::LeftButton);
    QCOMPARE(skipped.size(), 1);
    QApplication::setDoubleClickInterval(doubleClick);
    const auto clickOnceMore = [skip, &skipped] {
        QTest::mouseClick(skip, Qt::LeftButton);
        return skipped.size() > 1;
    };
    QTRY_VERIFY(clickOnceMore());
    open.panel.setQueue({QStringLiteral("Queue"), {}, {}, {}, {waiting, waiting}});
    QVERIFY(!skip->isVisible());
}

void TestQueue::preflightStandsAboveStart()
{
    OpenPanel open;
    auto* label = open.find<QLabel>("preflightLabel");
    QVERIFY(!label->isVisible());
    const QString device = open.panel.device().id;
    open.panel.setPreflight(device, {{QStringLiteral("on-battery"), QStringLiteral("It runs on <battery>.")},
                                     {QStringLiteral("busy"), QStringLiteral("It is busy.")}});
    QVERIFY(label->isVisible());
    QVERIFY(label->text().contains(QStringLiteral("&lt;battery&gt;")));
    QVERIFY(label->mapTo(&open.panel, QPoint()).y()
            < open.find<QPushButton>("startButton")->mapTo(&open.panel, QPoint()).y());
    // An answer for a device that isn't chosen any more.
    open.panel.setPreflight(QStringLiteral("cuda:7"), {});
    QVERIFY(label->isVisible());
    open.panel.setBusy(true);
    QVERIFY(!label->isVisible());
    open.panel.setBusy(false);
    open.panel.setPreflight(device, {});
    QVERIFY(!label->isVisible());
    open.panel.setPreflight(QStringLiteral("cuda:7"),
                            {{QStringLiteral("busy"), QStringLiteral("It is busy.")}});
    QVERIFY(!label->isVisible());
}

void TestQueue::cardComparesTheSets()
{
    SetSummary slow;
    slow.setId = QStringLiteral("a");
    slow.name = QStringLiteral("CPU, 1 thread");
    slow.rankedRuns = 3;
    slow.seconds = 83;
    slow.interval = Interval{81, 85};
    slow.speedup = 1;
    slow.isSlowest = true;
    SetSummary fast = slow;
    fast.name = QStringLiteral("CPU, 2 threads");
    fast.seconds = 45;
    fast.interval = Interval{44, 46};
    fast.speedup = 83.0 / 45;
    fast.speedupInterval = Interval{1.76, 1.93};
    fast.isSlowest = false;
    QCOMPARE(queueSentence({slow, fast}),
             QStringLiteral("CPU, 2 threads is 1.84 × as fast as CPU, 1 thread (1.76 × to 1.93 ×)."));
    fast.certainty = Certainty::Untold;
    fast.speedupInterval = Interval{0.97, 1.2};
    QCOMPARE(
        queueSentence({slow, fast}),
        QStringLiteral("CPU, 2 threads and CPU, 1 thread: no difference can be told, their 95 % intervals "
                       "overlap."));
    fast.speedupInterval.reset();
    QVERIFY(queueSentence({slow, fast}).endsWith(QStringLiteral("can be told. Repeat each three times.")));
    fast.certainty = Certainty::Rough;
    fast.speedupRuns = 1;
    QVERIFY(queueSentence({slow, fast})
                .startsWith(QStringLiteral("Measured once, CPU, 2 threads is about 1.8 × as fast as")));
    fast.speedupRuns = 2;
    QVERIFY(queueSentence({slow, fast}).startsWith(QStringLiteral("Measured twice,")));
    SetSummary none;
    none.name = QStringLiteral("CUDA 0");
    QCOMPARE(queueSentence({slow, none}), QString());
    QCOMPARE(queueSentence({}), QString());

    QueueCard queueCard;
    queueCard.setSets({slow, fast, none});
    QVERIFY(!queueCard.isHidden());
    QSignalSpy asked(&queueCard, &QueueCard::compareRequested);
    queueCard.show();
    const auto bars = queueCard.findChildren<QWidget*>(QStringLiteral("setBar"));
    QCOMPARE(bars.size(), 2);
    QVERIFY(inkOf(bars[1]) > inkOf(bars[0]));  // as on the leaderboard: the faster one is the longer one
    QTest::mouseClick(queueCard.findChild<QPushButton*>(QStringLiteral("queueCompareButton")),
                      Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    queueCard.setSets({slow, none});
    QVERIFY(!queueCard.findChild<QPushButton*>(QStringLiteral("queueCompareButton"))->isVisible());
    queueCard.setSets({slow});
    QVERIFY(queueCard.isHidden());
}

QTEST_MAIN(TestQueue)
#include "tst_queue.moc"
