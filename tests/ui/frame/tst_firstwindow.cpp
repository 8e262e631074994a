// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/firstwindow.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace epochmark;

namespace {

/// A start in another process, as far as the first window can tell: on a thread of its own, while this one's
/// event loop turns.
bool startAgain(const QString& folder, const StartRequest& request, int patienceMs = 60'000)
{
    std::atomic<bool> isDone = false;
    std::atomic<bool> isTaken = false;
    std::thread other([&] {
        isTaken = FirstWindow::handOver(folder, request, patienceMs);
        isDone = true;
    });
    const bool hasEnded = QTest::qWaitFor([&] { return isDone.load(); }, 2 * 60'000);
    other.join();
    return hasEnded && isTaken;
}

}  // namespace

class TestFirstWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstTakesWhatTheOthersWant_data();
    void theFirstTakesWhatTheOthersWant();
    void thePlaceIsFreeAgainWhenItIsGivenUp();
    void aSocketOfAKilledOneIsReplaced();
    void nobodyAnswers();
    void nonsenseIsSurvived();
    void requestsRoundTrip();
};

void TestFirstWindow::theFirstTakesWhatTheOthersWant_data()
{
    QTest::addColumn<QString>("below");
    QTest::newRow("usual") << QStringLiteral("store");
    QTest::newRow("longer than a socket's address") << QStringLiteral("ein langer Weg/").repeated(12);
}

void TestFirstWindow::theFirstTakesWhatTheOthersWant()
{
    QFETCH(QString, below);
    const QTemporaryDir home;
    const QString folder = home.filePath(below);
    QVERIFY(QDir().mkpath(folder));
    const auto place = FirstWindow::claim(folder);
    QVERIFY(place);
    QVERIFY(!FirstWindow::claim(folder));
    QSignalSpy requested(place.get(), &FirstWindow::requested);
    QVERIFY(startAgain(folder, {QStringLiteral("/pictures/größer\n.zip"), "token-1"}));
    QVERIFY(startAgain(folder, {}));
    QCOMPARE(requested.count(), 2);
    const auto first = requested.at(0).first().value<StartRequest>();
    QCOMPARE(first.dataset, QStringLiteral("/pictures/größer\n.zip"));
    QCOMPARE(first.activationToken, QByteArray("token-1"));
    QVERIFY(requested.at(1).first().value<StartRequest>().dataset.isEmpty());
    // Nobody else's.
    const auto rights = QFile::permissions(folder + QStringLiteral("/window.socket"));
    QVERIFY(!(rights & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
}

void TestFirstWindow::thePlaceIsFreeAgainWhenItIsGivenUp()
{
    const QTemporaryDir folder;
    FirstWindow::claim(folder.path()).reset();
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("window.socket"))));
    const auto next = FirstWindow::claim(folder.path());
    QVERIFY(next);
    QVERIFY(startAgain(folder.path(), {}));
}

void TestFirstWindow::aSocketOfAKilledOneIsReplaced()
{
    const QTemporaryDir folder;
    {
        // Bound, and left behind without anybody who listens.
        const QByteArray path = QFile::encodeName(folder.filePath(QStringLiteral("window.socket")));
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, path.constData(), sizeof address.sun_path);
        const int left = ::socket(AF_UNIX, SOCK_STREAM, 0);
        QCOMPARE(::bind(left, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
        ::close(left);
    }
    QVERIFY(!startAgain(folder.path(), {}, 200));
    const auto place = FirstWindow::claim(folder.path());
    QVERIFY(place);
    QVERIFY(startAgain(folder.path(), {}));
}

/// A window that hangs: its event loop doesn't turn.
void TestFirstWindow::nobodyAnswers()
{
    const QTemporaryDir folder;
    QVERIFY(!FirstWindow::handOver(folder.path(), {}, 100));
    const auto place = FirstWindow::claim(folder.path());
    QVERIFY(!FirstWindow::handOver(folder.path(), {}, 100));
}

void TestFirstWindow::nonsenseIsSurvived()
{
    const QTemporaryDir folder;
    const auto place = FirstWindow::claim(folder.path());
    QSignalSpy requested(place.get(), &FirstWindow::requested);
    const QByteArray path = QFile::encodeName(folder.filePath(QStringLiteral("window.socket")));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    qstrncpy(address.sun_path, path.constData(), sizeof address.sun_path);
    for (const QByteArray& words : {QByteArray(), QByteArray("half a request"), QByteArray(200'000, 'x')}) {
        const int caller = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
        QCOMPARE(::connect(caller, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
        (void)::send(caller, words.constData(), static_cast<size_t>(words.size()), MSG_NOSIGNAL);
        QTest::qWait(20);
        ::close(caller);
        QTest::qWait(20);
    }
    QCOMPARE(requested.count(), 0);
    QVERIFY(startAgain(folder.path(), {QStringLiteral("/a.zip"), {}}));
    QCOMPARE(requested.count(), 1);
}

void TestFirstWindow::requestsRoundTrip()
{
    const StartRequest request{QStringLiteral("/a \"b\"/ä.zip"), "t"};
    const StartRequest back = StartRequest::fromJson(request.toJson());
    QCOMPARE(back.dataset, request.dataset);
    QCOMPARE(back.activationToken, request.activationToken);
    QVERIFY(StartRequest::fromJson("[").dataset.isEmpty());
    QVERIFY(!request.toJson().contains('\n'));
}

QTEST_GUILESS_MAIN(TestFirstWindow)
#include "tst_firstwindow.moc"
