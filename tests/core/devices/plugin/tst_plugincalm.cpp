// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/stoptoken.h"
#include "devices/plugin/plugincalm.h"
#include "devices/plugin/plugins.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <optional>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>

using namespace epochmark;

namespace {

constexpr int kPatienceMs = 100'000;
const PluginLibrary kStub{QStringLiteral("stub"), QStringLiteral(STUB_PLUGIN), true};

void makeFile(const QString& path)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
}

}  // namespace

/// Plug-ins are asked before something is measured or after it, and one at a time.
class TestPluginCalm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home.emplace();
        qputenv("EPOCHMARK_HOME", QFile::encodeName(m_home->path()));
        qputenv("STUB_PLUGIN", "");
        qputenv("STUB_GATE", QFile::encodeName(at("gate")));
        qputenv("STUB_ASLEEP", QFile::encodeName(at("asleep")));
        PluginPlaces places;
        places.named = {kStub};
        Plugins::instance().setPlaces(places);
        Plugins::instance().takePutOff();
    }

    /// Has the answer when it is calm, and not before.
    void waitsForTheAnswer()
    {
        qputenv("STUB_PLUGIN", "wait at client");
        makeFile(at("gate"));
        std::jthread asker([] { Plugins::instance().ask(kStub); });
        QTRY_VERIFY_WITH_TIMEOUT(isAnyoneAsking(), kPatienceMs);
        std::atomic<int> waits = 0;
        std::atomic<bool> isCalm = false;
        std::atomic<bool> isAnswered = false;
        std::jthread measurer([&] {
            const PluginCalm calm({}, [&] { ++waits; });
            isAnswered = Plugins::instance().wasAsked(kStub);
            isCalm = !calm.wasStopped();
        });
        QTRY_COMPARE_WITH_TIMEOUT(waits.load(), 1, kPatienceMs);
        QVERIFY(!isCalm);
        QVERIFY(QFile::remove(at("gate")));
        measurer.join();
        QVERIFY(isCalm);
        QVERIFY(isAnswered);
        QCOMPARE(waits.load(), 1);
    }

    void whereNobodyAsksNobodyWaits()
    {
        const PluginCalm calm({}, [] { QFAIL("there is nothing to wait for"); });
        QVERIFY(!calm.wasStopped());
        const PluginCalm another({}, [] { QFAIL("who measures doesn't ask"); });
        QVERIFY(!another.wasStopped());
    }

    void stopEndsTheWaiting()
    {
        qputenv("STUB_PLUGIN", "hang at client");
        StopSource askers;
        PluginVerdict verdict;
        std::jthread asker([&] { verdict = Plugins::instance().ask(kStub, false, askers.token()); });
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(at("asleep")), kPatienceMs);
        StopSource stop;
        {
            const PluginCalm calm(stop.token(), [&stop] { stop.requestStop(); });
            QVERIFY(calm.wasStopped());
            QVERIFY(!Plugins::instance().wasAsked(kStub));  // it hangs as before
        }
        askers.requestStop();
        asker.join();
        QVERIFY(verdict.failure && verdict.failure->kind == WorkerFailure::Kind::Stopped);
        QVERIFY(!Plugins::instance().wasAsked(kStub));
        QVERIFY(!isAnyoneAsking());
        qputenv("STUB_PLUGIN", "");
        QVERIFY(!Plugins::instance().ask(kStub).failure);
    }

    /// Nothing is loaded meanwhile, nothing is held against the plug-in, and it is known that it is to be
    /// asked yet.
    void whileSomethingIsMeasuredNothingIsAsked()
    {
        qputenv("STUB_PLUGIN", "hang at client");
        {
            const PluginCalm calm({});
            const PluginVerdict verdict = Plugins::instance().ask(kStub, true);
            QVERIFY(verdict.failure && verdict.failure->kind == WorkerFailure::Kind::Stopped);
            QVERIFY(!QFile::exists(at("asleep")));
            QVERIFY(!Plugins::instance().wasAsked(kStub));
        }
        QVERIFY(Plugins::instance().takePutOff());
        QVERIFY(!Plugins::instance().takePutOff());
        qputenv("STUB_PLUGIN", "");
        QCOMPARE(Plugins::instance().ask(kStub).devices.size(), 1);
        QVERIFY(!Plugins::instance().takePutOff());
    }

    /// What is known lastingly is told without asking.
    void whatIsKnownIsToldMeanwhile()
    {
        QVERIFY(!Plugins::instance().ask(kStub).failure);
        qputenv("STUB_PLUGIN", "hang at client");
        const PluginCalm calm({});
        QCOMPARE(Plugins::instance().ask(kStub).devices.size(), 1);
        QVERIFY(!Plugins::instance().takePutOff());
    }

    /// Another process has the file locked while it asks: its own way to it, as here.
    void otherProcessesAreWaitedFor()
    {
        {
            const PluginTurn turn;  // makes the file
            QVERIFY(turn.isMine());
            QVERIFY(!PluginTurn().isMine());
        }
        const QStringList files = QDir(m_home->path()).entryList({QStringLiteral("asking-*.lock")});
        QCOMPARE(files.size(), 1);
        const int other = ::open(QFile::encodeName(at(qPrintable(files.first()))).constData(), O_RDWR);
        QCOMPARE(::flock(other, LOCK_EX | LOCK_NB), 0);
        QVERIFY(!PluginTurn().isMine());
        std::atomic<int> waits = 0;
        std::atomic<bool> isCalm = false;
        std::jthread measurer([&] {
            const PluginCalm calm({}, [&] { ++waits; });
            isCalm = !calm.wasStopped();
        });
        QTRY_COMPARE_WITH_TIMEOUT(waits.load(), 1, kPatienceMs);
        QVERIFY(!isCalm);
        ::close(other);
        measurer.join();
        QVERIFY(isCalm);
        QVERIFY(PluginTurn().isMine());
    }

    /// Where nothing can be kept only this process knows who asks.
    void asksWhereNoFileCanBeMade()
    {
        makeFile(at("file"));
        qputenv("EPOCHMARK_HOME", QFile::encodeName(at("file")));
        const PluginTurn turn;
        QVERIFY(turn.isMine());
        QVERIFY(isAnyoneAsking());
        QVERIFY(!PluginTurn().isMine());
    }

private:
    QString at(const char* name) const { return m_home->filePath(QString::fromLatin1(name)); }

    static bool isAnyoneAsking()
    {
        StopSource stopped;
        stopped.requestStop();
        return !PluginTurn::waitForAnswer(stopped.token());
    }

    std::optional<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(TestPluginCalm)
#include "tst_plugincalm.moc"
