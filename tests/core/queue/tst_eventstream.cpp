// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/eventstream.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <csignal>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace epochmark;

namespace {

constexpr int kPatienceMs = 100'000;

RunReported message(const QString& text)
{
    return {QStringLiteral("a"), LogMessage{text}};
}

QList<StampedEvent> parsed(const QByteArray& lines)
{
    QList<StampedEvent> events;
    for (const QByteArray& line : lines.split('\n')) {
        const auto event = line.isEmpty() ? Result<std::optional<StampedEvent>>(std::nullopt)
                                          : eventjson::parsedLine(line);
        if (event && event.value()) {
            events.append(*event.value());
        }
    }
    return events;
}

/// What it says, once it says something.
std::optional<Error> problemOf(EventStream& stream)
{
    std::optional<Error> problem;
    [[maybe_unused]] const bool isSaid = QTest::qWaitFor(
        [&stream, &problem] {
            problem = stream.nextProblem();
            return problem.has_value();
        },
        kPatienceMs);
    return problem;
}

QByteArray content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A pipe with a name and its reading end.
class Pipe {
public:
    Pipe() : m_path(m_folder.filePath(QStringLiteral("events")))
    {
        if (::mkfifo(QFile::encodeName(m_path).constData(), 0600) != 0) {
            qFatal("no pipe");
        }
        m_end = ::open(QFile::encodeName(m_path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    }
    ~Pipe() { close(); }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    QString path() const { return m_path; }
    QByteArray read() const
    {
        std::array<char, 65536> bytes{};
        const auto count = ::read(m_end, bytes.data(), bytes.size());
        return count > 0 ? QByteArray(bytes.data(), count) : QByteArray();
    }
    void close()
    {
        if (m_end >= 0) {
            ::close(m_end);
            m_end = -1;
        }
    }

private:
    QTemporaryDir m_folder;
    QString m_path;
    int m_end = -1;
};

}  // namespace

class TestEventStream : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); }
    void everyLineIsOutAtOnce();
    void progressComesOnceASecond();
    void placesThatCantBeWrittenAreRefused();
    void fullDiskEndsTheEvents();
    void readerThatGoesAwayEndsTheEvents();
    void readerThatDawdlesHoldsUpNobody();
};

void TestEventStream::everyLineIsOutAtOnce()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("events.jsonl"));
    const auto stream = EventStream::open(path);
    QVERIFY(stream);
    const QDateTime before = QDateTime::currentDateTimeUtc();
    for (int i = 1; i <= 3; ++i) {
        stream.value()->handle(message(QString::number(i)));
        QTRY_COMPARE_WITH_TIMEOUT(content(path).count('\n'), i, kPatienceMs);
    }
    QVERIFY(stream.value()->close());
    const QList<StampedEvent> events = parsed(content(path));
    QCOMPARE(events.size(), 3);
    QCOMPARE(std::get<RunReported>(events.last().event), message(QStringLiteral("3")));
    QVERIFY(events.first().time >= before.addMSecs(-1)
            && events.last().time <= QDateTime::currentDateTimeUtc());
    QVERIFY(!stream.value()->nextProblem());
}

void TestEventStream::progressComesOnceASecond()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("events.jsonl"));
    const auto stream = EventStream::open(path);
    QElapsedTimer clock;
    clock.start();
    for (const RunStage stage : {RunStage::Decode, RunStage::Train}) {
        for (int i = 0; i < 1000; ++i) {
            RunProgress progress;
            progress.stage = stage;
            stream.value()->handle(RunReported{QStringLiteral("a"), progress});
        }
    }
    const qint64 seconds = clock.elapsed() / 1000;
    QVERIFY(stream.value()->close());
    const auto count = parsed(content(path)).size();
    QVERIFY2(count >= 2 && count <= 2 + seconds, qPrintable(QString::number(count)));
}

void TestEventStream::placesThatCantBeWrittenAreRefused()
{
    const QTemporaryDir folder;
    for (const QString& path : {folder.path(), folder.filePath(QStringLiteral("no/such/folder"))}) {
        const auto stream = EventStream::open(path);
        QVERIFY(!stream);
        QCOMPARE(stream.error().code, ErrorCode::Input);
        QVERIFY2(stream.error().message.contains(path), qPrintable(stream.error().message));
    }
}

void TestEventStream::fullDiskEndsTheEvents()
{
    if (!QFile::exists(QStringLiteral("/dev/full"))) {
        QSKIP("No /dev/full here.");
    }
    const auto stream = EventStream::open(QStringLiteral("/dev/full"));
    QVERIFY(stream);
    stream.value()->handle(message(QStringLiteral("1")));
    const std::optional<Error> problem = problemOf(*stream.value());
    QVERIFY(problem);
    QVERIFY2(problem->message.contains(QStringLiteral("/dev/full")), qPrintable(problem->message));
    stream.value()->handle(message(QStringLiteral("2")));
    const auto closed = stream.value()->close();
    QVERIFY(!closed);
    QCOMPARE(closed.error().code, ErrorCode::Input);
    QVERIFY(!stream.value()->nextProblem());  // said once
}

void TestEventStream::readerThatGoesAwayEndsTheEvents()
{
    Pipe pipe;
    const auto stream = EventStream::open(pipe.path());
    QVERIFY(stream);
    stream.value()->handle(message(QStringLiteral("1")));
    QByteArray seen;
    QTRY_VERIFY_WITH_TIMEOUT((seen += pipe.read()).endsWith('\n'), kPatienceMs);
    pipe.close();
    stream.value()->handle(message(QStringLiteral("2")));
    const std::optional<Error> problem = problemOf(*stream.value());
    QVERIFY(problem);
    QVERIFY2(problem->message.contains(QStringLiteral("Nobody reads")), qPrintable(problem->message));
    QVERIFY(stream.value()->close());  // nobody's fault
}

/// More than a pipe holds.
void TestEventStream::readerThatDawdlesHoldsUpNobody()
{
    constexpr int kEvents = 400;
    const Pipe pipe;
    const auto stream = EventStream::open(pipe.path());
    QVERIFY(stream);
    for (int i = 0; i < kEvents; ++i) {
        stream.value()->handle(
            message(QString(1000, u'x')));  // a writer that waits for its reader would hang here
    }
    QByteArray seen;
    QTRY_COMPARE_WITH_TIMEOUT((seen += pipe.read()).count('\n'), kEvents, kPatienceMs);
    QVERIFY(stream.value()->close());
    QCOMPARE(parsed(seen).size(), kEvents);
}

QTEST_GUILESS_MAIN(TestEventStream)
#include "tst_eventstream.moc"
