// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/plugin/plugins.h"
#include "devices/plugin/probelock.h"
#include "devices/plugin/probepause.h"
#include "pages/benchmark/benchmarkpage.h"
#include "patience.h"
#include "windowfixture.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>
#include <QThreadPool>

#include <optional>

using namespace epochmark;

namespace {

constexpr int kPatienceMs = 240'000;

/// One plug-in and a home of its own.
class Home {
public:
    Home()
    {
        qputenv("EPOCHMARK_HOME", QFile::encodeName(m_folder.path()));
        qputenv("STUB_PLUGIN", "");
        PluginPlaces places;
        places.named = {stub()};
        Plugins::instance().setPlaces(places);
        Plugins::instance().takePutOff();
    }
    static PluginLibrary stub() { return {QStringLiteral("stub"), QStringLiteral(STUB_PLUGIN), true}; }

private:
    QTemporaryDir m_folder;
};

/// Whether the run's log has these words.
bool isLogged(WindowFixture& fixture, const QString& words)
{
    const auto* log = fixture.find<QAbstractItemView>("logView");
    const QAbstractItemModel* lines = log != nullptr ? log->model() : nullptr;
    for (int row = 0; lines != nullptr && row < lines->rowCount(); ++row) {
        if (lines->index(row, 0).data().toString().contains(words)) {
            return true;
        }
    }
    return false;
}

bool isReady(WindowFixture& fixture)
{
    const auto* start = fixture.find<QPushButton>("startButton");
    return start != nullptr && start->isVisible() && start->isEnabled();
}

}  // namespace

class TestDeviceSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A plug-in that takes its time keeps nobody from the processor, and is there once it has answered.
    void processorsDontWaitForPlugins()
    {
        const Home home;
        std::optional<ProbeLock> before(std::in_place);  // whoever asks waits its turn, with no limit of its own
        QVERIFY(before->state() == ProbeLock::State::Held);
        WindowFixture fixture;
        const auto radio = [&fixture](const char* name) { return fixture.find<QRadioButton>(name); };
        QTRY_VERIFY(radio("deviceRadio-cpu") != nullptr);
        QVERIFY(radio("deviceRadio-cpu")->isChecked());
        QVERIFY(radio("deviceRadio-pjrt:stub:0") == nullptr);
        QVERIFY(fixture.find("deviceCard-pjrt:stub:0") != nullptr);
        before.reset();
        QTRY_VERIFY(radio("deviceRadio-pjrt:stub:0") != nullptr);
        QVERIFY(radio("deviceRadio-cpu")->isChecked());
    }

    /// Start while a plug-in is being asked: the log says what is waited for, Stop is heard, and once there
    /// is an answer it trains.
    void runsWaitForAnAnswer()
    {
        const Home home;
        const QTemporaryDir pictures;
        writeColourPictures(pictures.path(), 16, 4);
        WindowFixture fixture;
        QTRY_VERIFY_WITH_TIMEOUT(Plugins::instance().wasAsked(Home::stub()), kPatienceMs);
        fixture.context().useDataset(pictures.path());
        QTRY_VERIFY_WITH_TIMEOUT(isReady(fixture), kPatienceMs);
        QVERIFY(fixture.click("quickSegment"));
        std::optional<ProbeLock> asking;  // a rehearsal may be under way, which keeps everybody from it
        const auto ask = [&asking] {
            asking.reset();
            asking.emplace();
            return asking->state() == ProbeLock::State::Held;
        };
        QVERIFY(QTest::qWaitFor(ask, kPatienceMs));
        const QString sentence = QStringLiteral("Waiting for a plug-in that is being asked");
        const auto isRunning = [&fixture] { return fixture.window().benchmarkPage()->isRunning(); };

        QVERIFY(fixture.click("startButton"));
        QTRY_VERIFY_WITH_TIMEOUT(isLogged(fixture, sentence), kPatienceMs);
        QVERIFY(isRunning());
        // Just after Start it is deaf: the second half of a double click isn't meant for it.
        const auto stop = [&] {
            if (auto* button = fixture.find<QPushButton>("stopButton")) {
                button->click();
            }
            return !isRunning();
        };
        QVERIFY(QTest::qWaitFor(stop, kPatienceMs));
        QVERIFY(fixture.context().store().records()->isEmpty());
        QVERIFY(ProbeLock::isTaken());  // Stop it was that ended the run

        QTRY_VERIFY_WITH_TIMEOUT(isReady(fixture), kPatienceMs);
        QVERIFY(fixture.click("startButton"));
        QTRY_VERIFY_WITH_TIMEOUT(isLogged(fixture, sentence), kPatienceMs);
        asking.reset();
        QTRY_VERIFY_WITH_TIMEOUT(!isRunning(), kPatienceMs);
        QCOMPARE(fixture.context().store().records()->size(), 1);
        QVERIFY(fixture.context().store().records()->first().status == RunStatus::Completed);
    }

    /// A plug-in whose turn would come while something is measured is asked when that is over.
    void asksLaterWhatWasPutOff()
    {
        const Home home;
        std::optional<ProbePause> measured;
        measured.emplace(StopToken());
        WindowFixture fixture;
        QTRY_VERIFY_WITH_TIMEOUT(Plugins::instance().wasPutOff(Home::stub()), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(fixture.find("deviceCard-pjrt:stub:0") != nullptr, kPatienceMs);
        QVERIFY(fixture.find<QRadioButton>("deviceRadio-pjrt:stub:0") == nullptr);
        QVERIFY(!Plugins::instance().wasAsked(Home::stub()));
        measured.reset();
        QTRY_VERIFY_WITH_TIMEOUT(fixture.find<QRadioButton>("deviceRadio-pjrt:stub:0") != nullptr,
                                 kPatienceMs);
        QVERIFY(Plugins::instance().wasAsked(Home::stub()));
    }

    /// A window that is closed doesn't wait for one that hangs: the pool is empty before its limit, by which it would
    /// count as asked. Where the machine takes as long for the closing itself it is tried once more.
    void closingEndsTheAsking()
    {
        bool wasEnded = false;
        for (int attempt = 0; attempt < 5 && !wasEnded; ++attempt) {
            const Home home;
            const QTemporaryDir signs;
            const QString asleep = signs.filePath(QStringLiteral("asleep"));
            qputenv("STUB_PLUGIN", "hang at client");
            qputenv("STUB_ASLEEP", QFile::encodeName(asleep));
            {
                WindowFixture fixture;
                QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(asleep), kPatienceMs);
            }
            QVERIFY(QThreadPool::globalInstance()->waitForDone(kPatienceMs));
            wasEnded = !Plugins::instance().wasAsked(Home::stub());
        }
        QVERIFY(wasEnded);
    }
};

QTEST_MAIN(TestDeviceSearch)
#include "tst_devicesearch.moc"
