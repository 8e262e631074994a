// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/eventlines.h"
#include "queue/eventjson.h"
#include "samplerecord.h"

#include <QTest>

using namespace epochmark;

namespace {

QByteArray lineOf(const QueueEvent& event)
{
    return eventjson::line({QDateTime::fromMSecsSinceEpoch(1'790'000'000'123, Qt::UTC), event});
}

QByteArray startLine()
{
    return lineOf(QueueStarted{RunPlan::of(RunRequest(), {{QStringLiteral("cpu"), 0}})});
}

QByteArray messageLine(const QString& text)
{
    return lineOf(RunReported{QStringLiteral("a"), LogMessage{text}});
}

QString textOf(const StampedEvent& event)
{
    return std::get<LogMessage>(std::get<RunReported>(event.event).event).text;
}

}  // namespace

class TestEventLines : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesOutTheSameHoweverItIsCut();
    void refusesWhatIsNoEvent_data();
    void refusesWhatIsNoEvent();
    void passesOverWhatANewerVersionTells();
    void takesTheTerminalsLettersOut();
    void keepsARecordToTheLetter();
    void aLineHasAnEnd();
};

void TestEventLines::comesOutTheSameHoweverItIsCut()
{
    const QByteArray all = startLine() + messageLine(QStringLiteral("Grüße")) + lineOf(QueueFinished{});
    for (qsizetype size = 1; size <= all.size(); ++size) {
        EventLines lines;
        QList<StampedEvent> events;
        for (qsizetype at = 0; at < all.size(); at += size) {
            const auto taken = lines.take(all.mid(at, size));
            QVERIFY(taken);
            events += taken.value();
        }
        QCOMPARE(events.size(), 3);
        QCOMPARE(textOf(events.at(1)), QStringLiteral("Grüße"));
        QCOMPARE(lines.received(), all.size());
        QVERIFY(lines.isFinished());
    }
}

void TestEventLines::refusesWhatIsNoEvent_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no JSON") << QByteArray("Welcome to gpubox!\n");
    QTest::newRow("escapes") << QByteArray("\x1b[2J\x1b]0;title\x07\n");
    QTest::newRow("another's JSON") << QByteArray("{\"hello\":1}\n");
    QTest::newRow("no beginning") << messageLine(QStringLiteral("x"));
    QTest::newRow("twice begun") << startLine() + startLine();
    QTest::newRow("after the end") << startLine() + lineOf(QueueFinished{})
                                          + messageLine(QStringLiteral("x"));
    QTest::newRow("newer") << startLine().replace("\"schema\":1", "\"schema\":2");
    QTest::newRow("a field of another kind") << startLine().replace("\"count\":1", "\"count\":\"x\"");
    QTest::newRow("a record beyond its limits")
        << startLine()
               + lineOf(RunFinished{QStringLiteral("a"), sample::completed(), false, {}})
                     .replace("\"total_s\":", "\"total_s\":-1,\"data_s\":-5,\"x\":");
    QTest::newRow("deep") << startLine() + QByteArray("[").repeated(100'000) + '\n';
}

void TestEventLines::refusesWhatIsNoEvent()
{
    QFETCH(QByteArray, bytes);
    EventLines lines;
    const auto taken = lines.take(bytes);
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, ErrorCode::Input);
    QVERIFY(!taken.error().message.contains(QChar(0x1b)));
    QVERIFY(!taken.error().message.isEmpty() && taken.error().message.size() < 500);
}

void TestEventLines::passesOverWhatANewerVersionTells()
{
    EventLines lines;
    const auto taken = lines.take(startLine() + R"({"event":"weather","time":"2026-01-01T00:00:00.000Z"})"
                                  + '\n' + messageLine(QStringLiteral("x")));
    QVERIFY(taken);
    QCOMPARE(taken->size(), 2);
}

void TestEventLines::takesTheTerminalsLettersOut()
{
    EventLines lines;
    const auto taken = lines.take(startLine() + messageLine(QStringLiteral("a\x1b[2Jb\u202ec\nd")));
    QVERIFY(taken);
    QCOMPARE(textOf(taken->at(1)), QStringLiteral("a\uFFFD[2Jb\uFFFDc d"));
}

void TestEventLines::keepsARecordToTheLetter()
{
    EventLines lines;
    const RunRecord record = sample::completed();
    const auto taken = lines.take(startLine() + lineOf(RunFinished{record.id, record, false, {}}));
    QVERIFY(taken);
    QVERIFY(std::get<RunFinished>(taken->at(1).event).result.value() == record);
}

void TestEventLines::aLineHasAnEnd()
{
    EventLines lines;
    QVERIFY(lines.take(startLine()));
    const QByteArray piece(1 << 20, 'x');
    int pieces = 0;
    while (lines.take(piece)) {
        QVERIFY(++pieces <= 17);
    }
    QVERIFY(pieces >= 15);
}

QTEST_GUILESS_MAIN(TestEventLines)
#include "tst_eventlines.moc"
