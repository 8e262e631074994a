// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "childprocess.h"
#include "mountspace.h"
#include "mutelistener.h"
#include "places.h"
#include "terminal.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>
#include <vector>

#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace epochmark::test;
using namespace Qt::StringLiterals;

namespace {

bool canMount = false;

const QString kProgram = QStringLiteral(EPOCHMARK_BIN_DIR "/epochmark-cli");

/// What is to be different of one rank.
struct Wish {
    QString options = {};
    QString program = kProgram;
    std::function<void()> beforeStart = {};
};

/// Ranks that are started one by one, as a launcher does that only sets variables.
class Ranks {
public:
    /// Far above what a rank takes to come or to give its part on a busy machine.
    static constexpr int kUsualTimeOut = 100;  // seconds
    /// Where the test is of a rank that doesn't come, or says nothing any more.
    static constexpr int kShortTimeOut = 5;

    explicit Ranks(int timeOut = kUsualTimeOut, quint16 port = freePort()) : m_timeOut(timeOut), m_port(port) {}

    ChildProcess& start(int rank, int size, const QString& options, const Wish& wish = {})
    {
        ChildProcess::Setup setup{
            wish.program,
            QStringLiteral("run --threads 1 --ranks-timeout %1 %2 %3")
                .arg(QString::number(m_timeOut), options, wish.options)
                .split(u' ', Qt::SkipEmptyParts),
            {{"EPOCHMARK_HOME", QFile::encodeName(m_terminals[size_t(rank != 0)].home())},
             {"RANK", QByteArray::number(rank)},
             {"WORLD_SIZE", QByteArray::number(size)},
             {"MASTER_ADDR", "127.0.0.1"},
             {"MASTER_PORT", QByteArray::number(m_port)}},
            wish.beforeStart};
        if (wish.program != kProgram) {  // its own libraries before those of the build
            setup.environment.append(
                {"LD_LIBRARY_PATH", QFile::encodeName(QFileInfo(wish.program).path()) + "/../lib"});
        }
        m_processes.push_back(std::make_unique<ChildProcess>(setup));
        return *m_processes.back();
    }
    void wait()
    {
        for (const auto& process : m_processes) {
            process->wait();
        }
    }
    ChildProcess& operator[](size_t number) { return *m_processes[number]; }
    const Terminal& terminal() const { return m_terminals[0]; }
    QByteArray words() const
    {
        QByteArray all;
        for (const auto& process : m_processes) {
            all += process->err + '\n';
        }
        return all;
    }

private:
    int m_timeOut;
    quint16 m_port;
    Terminal m_terminals[2];
    std::vector<std::unique_ptr<ChildProcess>> m_processes;
};

const QString kDemo = QStringLiteral("--dataset demo --epochs 1");

}  // namespace

/// What can be wrong with ranks, on real processes: all of them end, with a sentence and an exit status. gloo
/// opens ports on the loopback: only where servers are asked for.
class TestRankFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariable("EPOCHMARK_TEST_SERVERS") != QLatin1String("1")) {
            QSKIP("gloo opens ports on the loopback: EPOCHMARK_TEST_SERVERS=1 allows that");
        }
    }

    /// The sentence that all builds tell of themselves, changed in a copy of the library.
    void anotherBuild()
    {
        QTemporaryDir copy;
        const QDir lib(QStringLiteral(EPOCHMARK_BIN_DIR "/../lib"));
        QVERIFY(QDir(copy.path()).mkpath(QStringLiteral("bin"))
                && QDir(copy.path()).mkpath(QStringLiteral("lib")));
        const QString program = copy.filePath(QStringLiteral("bin/epochmark-cli"));
        QVERIFY(QFile::copy(kProgram, program));
        for (const QFileInfo& file : lib.entryInfoList(QDir::Files)) {
            const QString target = copy.filePath(QStringLiteral("lib/") + file.fileName());
            if (!file.fileName().startsWith("libepochmark_core.so"_L1)) {
                QVERIFY(QFile::link(file.canonicalFilePath(), target));
                continue;
            }
            QFile original(file.filePath());
            QFile changed(target);
            QVERIFY(original.open(QIODevice::ReadOnly) && changed.open(QIODevice::WriteOnly));
            QByteArray content = original.readAll();
            const auto inUtf16 = [](const QString& text) {
                return QByteArray(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
            };
            const QByteArray name = inUtf16(QStringLiteral("Epochmark %1, LibTorch %2"));
            QVERIFY(content.contains(name));
            content.replace(name, inUtf16(QStringLiteral("Epochmark %1, Libtorch %2")));
            QCOMPARE(changed.write(content), content.size());
        }
        Ranks ranks;
        ranks.start(0, 2, kDemo);
        ranks.start(1, 2, kDemo, {{}, program, {}});
        ranks.wait();
        QVERIFY2(ranks[0].status == 2 && ranks[1].status == 2, ranks.words().constData());
        QVERIFY2(ranks.words().contains("another build"), ranks.words().constData());
    }

    void anotherDataset()
    {
        Ranks ranks;
        QTemporaryDir folder;
        for (const char* name : {"train/a", "train/b", "test/a", "test/b"}) {
            QVERIFY(QDir(folder.path()).mkpath(QLatin1String(name)));
            for (int number = 0; number < 3; ++number) {
                QImage picture(40, 40, QImage::Format_RGB32);
                picture.fill(qRgb(number * 40, name[6] == 'a' ? 200 : 20, 90));
                QVERIFY(picture.save(
                    folder.filePath(QStringLiteral("%1/%2.png").arg(QLatin1String(name)).arg(number))));
            }
        }
        ranks.start(0, 2, kDemo);
        ranks.start(1, 2, QStringLiteral("--dataset %1 --epochs 1").arg(folder.path()));
        ranks.wait();
        QVERIFY2(ranks[0].status == 3 && ranks[1].status == 3, ranks.words().constData());
        QVERIFY2(ranks.words().contains("other pictures than rank 0"), ranks.words().constData());
    }

    /// Its store can't be written to: nobody trains for nothing.
    void theFirstOnesDiskIsFull()
    {
        Ranks ranks;
        ranks.start(0, 2, kDemo, {{}, kProgram, [] {
                                      const rlimit bytes{16 * 1024, 16 * 1024};
                                      ::setrlimit(RLIMIT_FSIZE, &bytes);
                                  }});
        ranks.start(1, 2, kDemo);
        ranks.wait();
        QVERIFY2(ranks[0].status == 3 && ranks[1].status == 3, ranks.words().constData());
        QVERIFY(!ranks[0].err.trimmed().isEmpty());
    }

    /// While it trains, of which it is told at its end: all of them end, the same way.
    void theFirstOnesDiskFillsUp()
    {
        Ranks ranks;
        const QString home = ranks.terminal().home();
        if (!canMount || !mountspace::mountDisk(home, 4 << 20)) {
            QSKIP("This machine lets a test mount no disk of its own; theFirstOnesDiskIsFull() stands in.");
        }
        // They aren't over before the disk is full, however late this process sees the first epoch.
        const QString lasting = QStringLiteral("--dataset demo --epochs 1000 --events -");
        ranks.start(0, 2, lasting);
        ranks.start(1, 2, lasting);
        QVERIFY2(ranks[0].waitForText("\"event\":\"epoch\""), ranks[0].err.constData());
        mountspace::fillDisk(home + QStringLiteral("/filler"));
        // Not only at the end, an hour later: what it has is safe, and room can still be made.
        QVERIFY2(ranks[0].waitForText("couldn't be journalled"), ranks[0].err.constData());
        ranks[0].signal(SIGINT);
        ranks.wait();
        ::umount2(QFile::encodeName(home).constData(), MNT_DETACH);
        QVERIFY2(ranks[0].status == 3, ranks.words().constData());
        QCOMPARE(ranks[1].status, ranks[0].status);
        QVERIFY2(ranks[0].err.contains(QFile::encodeName(home)), ranks.words().constData());
    }

    /// It writes nothing but what it says: its disk is nobody's affair.
    void anothersDiskIsFull()
    {
        Ranks ranks;
        ranks.start(0, 2, kDemo);
        ranks.start(1, 2, kDemo, {{}, kProgram, [] {
                                      const rlimit bytes{0, 0};
                                      ::setrlimit(RLIMIT_FSIZE, &bytes);
                                  }});
        ranks.wait();
        QVERIFY2(ranks[0].status == 0 && ranks[1].status == 0, ranks.words().constData());
    }

    /// Found out by the first one alone, before they train or when all is over: the others end as it does.
    void whatTheFirstCantWrite_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("before") << QStringLiteral("--json /nowhere/result.json") << QByteArray("/nowhere");
        QTest::newRow("at the end") << QStringLiteral("--events /dev/full") << QByteArray("/dev/full");
    }
    void whatTheFirstCantWrite()
    {
        QFETCH(QString, option);
        QFETCH(QByteArray, words);
        Ranks ranks;
        ranks.start(0, 2, kDemo, {option, kProgram, {}});
        ranks.start(1, 2, kDemo);
        ranks.wait();
        QVERIFY2(ranks[0].status == 3 && ranks[1].status == 3, ranks.words().constData());
        QVERIFY2(ranks[0].err.contains(words), ranks.words().constData());
    }

    /// The one that keeps the store of the ranks, through which they speak.
    void theFirstIsLost_data()
    {
        QTest::addColumn<int>("signal");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("killed") << SIGKILL << QByteArray("ended without a word");
        QTest::newRow("halted") << SIGSTOP << QByteArray("is halted");
    }
    void theFirstIsLost()
    {
        QFETCH(int, signal);
        QFETCH(QByteArray, words);
        Ranks ranks(Ranks::kShortTimeOut);
        const QString lasting = QStringLiteral("--dataset demo --epochs 1000 --events -");
        ranks.start(0, 2, lasting);
        ranks.start(1, 2, lasting);
        QVERIFY2(ranks[0].waitForText("\"event\":\"epoch\""), ranks[0].err.constData());
        ranks[0].signal(signal);
        ranks[1].wait();
        QCOMPARE(ranks[1].status, 1);
        const QByteArray told = ranks[1].err;
        QVERIFY2(told.contains("Rank 0 on ") && told.contains(words), told.constData());
        QVERIFY2(!told.contains("gloo/") && !told.contains("Exception raised"), told.constData());
    }

    /// It trains all the same, on pictures of its own, and rank 0 tells of it: rank 1 speaks to nobody.
    void whoCantReachThePicturesDecodesThemAll()
    {
        if (!canMount) {
            QSKIP("This machine lets a test hide nothing from a process.");
        }
        Ranks ranks;
        const QString both = QStringLiteral("--dataset demo --epochs 1 --events -");
        ranks.start(0, 2, both);
        const QByteArray files = "/proc/" + QByteArray::number(ranks[0].id()) + "/fd";
        ranks.start(1, 2, both, {{}, kProgram, [&files] {
                                     if (::unshare(CLONE_NEWNS) != 0
                                         || ::mount("none", files.constData(), "tmpfs", 0, "") != 0) {
                                         ::_exit(99);
                                     }
                                 }});
        ranks.wait();
        QVERIFY2(ranks[0].status == 0 && ranks[1].status == 0, ranks.words().constData());
        const QByteArray& told = ranks[0].out;
        const qsizetype at = told.indexOf(" decodes all pictures for itself. ");
        QVERIFY2(at > 0 && told.left(at).contains("Rank 1 on "), told.constData());
        QVERIFY2(told.mid(at).contains("can't be reached"), told.constData());
        QVERIFY2(told.contains("\"pixels_apart\":1"), told.right(3000).constData());
    }

    /// However much memory that takes with this LibTorch: a part of it is allowed.
    void memoryRunsOut()
    {
#if defined(__SANITIZE_ADDRESS__)
        QSKIP("The address sanitizer reserves terabytes of addresses, so that no limit on them can be set.");
#endif
        const rlim_t peak = addressPeak();
        QVERIFY(peak > 0);
        int refused = 0;
        for (const rlim_t percent : {97, 85, 70}) {
            Ranks ranks(Ranks::kShortTimeOut);
            ranks.start(0, 2, kDemo);
            ranks.start(1, 2, kDemo, {{}, kProgram, [limit = peak / 100 * percent] {
                                          const rlimit bytes{limit, limit};
                                          ::setrlimit(RLIMIT_AS, &bytes);
                                      }});
            ranks.wait();
            if (ranks[1].status == 0) {
                QCOMPARE(ranks[0].status, 0);
                continue;
            }
            ++refused;
            QVERIFY2(ranks[0].status != 0, ranks.words().constData());
            if (ranks[1].endedBySignal == 0) {
                QVERIFY2(ranks[1].status == ranks[0].status, ranks.words().constData());
            }
            QVERIFY2(!ranks[0].err.contains("gloo/") && !ranks[0].err.contains("Exception raised"),
                     ranks.words().constData());
            const QByteArray told = ranks[0].err;
            QVERIFY2(told.contains("ank 1") || told.contains("ranks these didn't come")
                         || told.contains("another rank"),
                     told.constData());
        }
        QVERIFY2(refused > 0, "one of the limits is met");
    }

    void twoWithOneNumber()
    {
        Ranks ranks(Ranks::kShortTimeOut);
        ranks.start(0, 3, kDemo);
        ranks.start(1, 3, kDemo);
        ranks.start(1, 3, kDemo);
        ranks.wait();
        for (size_t i = 0; i < 3; ++i) {
            QVERIFY2(ranks[i].status != 0, ranks.words().constData());
        }
        QVERIFY2(ranks.words().contains("two ranks with the number 1"), ranks.words().constData());
    }

    void oneIsMissing()
    {
        Ranks ranks(Ranks::kShortTimeOut);
        ranks.start(0, 2, kDemo);
        ranks.wait();
        QCOMPARE(ranks[0].status, 1);
        QVERIFY2(ranks.words().contains("didn't come within 5 s: 1"), ranks.words().constData());
    }

    void thePortIsTaken()
    {
        const MuteListener taken;
        QVERIFY(taken.port() != 0);
        Ranks ranks(Ranks::kShortTimeOut, taken.port());
        ranks.start(0, 2, kDemo);
        ranks.wait();
        QCOMPARE(ranks[0].status, 1);
        QVERIFY2(ranks.words().contains("MASTER_PORT"), ranks.words().constData());
    }

    /// Somebody else's program, which takes the connection and waits.
    void aListenerThatSaysNothing()
    {
        const MuteListener mute;
        QVERIFY(mute.port() != 0);
        Ranks ranks(Ranks::kShortTimeOut, mute.port());
        ranks.start(1, 2, kDemo);
        ranks.wait();
        QCOMPARE(ranks[0].status, 1);
        QVERIFY2(ranks.words().contains("Rank 0 didn't answer"), ranks.words().constData());
    }

    /// A scheduler asks all of them to end, some seconds before it ends them itself.
    void theTimeLimit()
    {
        Ranks ranks;
        const QString lasting = QStringLiteral("--dataset demo --epochs 1000 --events -");
        ranks.start(0, 2, lasting);
        ranks.start(1, 2, lasting);
        QVERIFY2(ranks[0].waitForText("\"event\":\"epoch\""), ranks[0].err.constData());
        ranks[1].signal(SIGTERM);
        ranks[0].signal(SIGTERM);
        ranks.wait();
        QVERIFY2(ranks[0].status == 5 && ranks[1].status == 5, ranks.words().constData());
        const Outcome list = ranks.terminal().run("list --json");
        QVERIFY2(list.out.contains("\"stopped\""), list.out.constData());
    }

    /// While pictures are decoded each works by itself; whichever is asked, all hear it.
    void stoppedBeforeTraining()
    {
        Ranks ranks;
        const QString lasting = QStringLiteral("--dataset demo --epochs 1000 --events -");
        ranks.start(0, 2, lasting);
        ranks.start(1, 2, lasting);
        QVERIFY2(ranks[0].waitForText("\"event\":\"run_started\""), ranks[0].err.constData());
        ranks[1].signal(SIGINT);
        ranks.wait();
        QVERIFY2(ranks[0].status == 5 && ranks[1].status == 5, ranks.words().constData());
    }

    /// One that is asked to stop before it has met the others leaves none of them behind.
    void stoppedBeforeTheyMeet_data()
    {
        QTest::addColumn<int>("who");
        QTest::addColumn<bool>("isByFile");
        QTest::newRow("rank 0, by its file") << 0 << true;
        QTest::newRow("rank 0, by a signal") << 0 << false;
        QTest::newRow("rank 1, by a signal") << 1 << false;
    }
    void stoppedBeforeTheyMeet()
    {
        QFETCH(int, who);
        QFETCH(bool, isByFile);
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("stop")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QString lasting = QStringLiteral("--dataset demo --epochs 1000");
        Ranks ranks;
        ranks.start(1, 2, lasting);
        QVERIFY(waitForHandler(ranks[0]));  // rank 0 keeps the store: they haven't met
        if (who == 1) {
            ranks[0].signal(SIGINT);
        }
        ranks.start(0, 2, lasting,
                    {isByFile ? QStringLiteral("--stop-file ") + file.fileName() : QString(), kProgram, {}});
        if (who == 0 && !isByFile) {
            QVERIFY(waitForHandler(ranks[1]));
            ranks[1].signal(SIGINT);
        }
        ranks.wait();
        QVERIFY2(ranks[0].status == 5 && ranks[1].status == 5, ranks.words().constData());
    }

private:
    /// Until a process hears SIGINT itself; false when it never does.
    static bool waitForHandler(const ChildProcess& process)
    {
        const QDeadlineTimer patience(ChildProcess::kPatienceMs);
        while (!patience.hasExpired()) {
            const QString itself = QStringLiteral("/proc/%1/").arg(process.id());
            // Before it is that program it has the handlers of this one.
            const bool isBegun = QFileInfo(QFile::symLinkTarget(itself + QStringLiteral("exe"))).fileName()
                                 == QFileInfo(kProgram).fileName();
            QFile status(itself + QStringLiteral("status"));
            const QByteArray text = status.open(QIODevice::ReadOnly) ? status.readAll() : QByteArray();
            const qsizetype at = text.indexOf("SigCgt:");
            if (at < 0) {
                return false;  // it has ended
            }
            const qulonglong caught =
                text.mid(at + 7, 20).simplified().split(' ').value(0).toULongLong(nullptr, 16);
            if (isBegun && (caught & (1ULL << (SIGINT - 1))) != 0) {
                return true;
            }
            QTest::qSleep(1);
        }
        return false;
    }

    /// The most addresses that a rank has at once when nothing holds it back, bytes; 0: it didn't end well.
    static rlim_t addressPeak()
    {
        Ranks ranks;
        ranks.start(0, 2, kDemo);
        ranks.start(1, 2, kDemo);
        rlim_t peak = 0;
        const QDeadlineTimer patience(ChildProcess::kPatienceMs);
        while (!patience.hasExpired()) {  // a rank that hangs is ended by its destructor
            QFile status(QStringLiteral("/proc/%1/status").arg(ranks[1].id()));
            const QByteArray text = status.open(QIODevice::ReadOnly) ? status.readAll() : QByteArray();
            const qsizetype at = text.indexOf("VmPeak:");
            if (at < 0) {
                break;  // it has ended
            }
            peak = text.mid(at + 7, 20).simplified().split(' ').value(0).toULongLong() * 1024;
            QTest::qSleep(2);
        }
        if (patience.hasExpired()) {
            return 0;
        }
        ranks.wait();
        return ranks[0].status == 0 && ranks[1].status == 0 ? peak : 0;
    }
};

int main(int argc, char* argv[])
{
    canMount = mountspace::enter();
    QCoreApplication application(argc, argv);
    TestRankFaults test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_rankfaults.moc"
