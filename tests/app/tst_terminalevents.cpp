// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "childprocess.h"
#include "places.h"
#include "queue/eventjson.h"
#include "queue/runqueue.h"
#include "terminal.h"
#include "tinypictures.h"

#include <QTest>

#include <csignal>

#include <fcntl.h>
#include <sys/stat.h>

using namespace epochmark;
using namespace epochmark::test;

namespace {

/// The events of a file or of standard output; one that isn't an event becomes a failure's sentence.
struct Followed {
    explicit Followed(const QByteArray& lines)
    {
        if (!lines.endsWith('\n')) {
            problem = QStringLiteral("the last line isn't whole");
        }
        for (const QByteArray& line : lines.chopped(lines.endsWith('\n') ? 1 : 0).split('\n')) {
            const auto event = eventjson::parsedLine(line);
            if (!event || !event.value()) {
                problem = QString::fromUtf8(line);
                continue;
            }
            events.append(event.value()->event);
            queue.follow(event.value()->event);
        }
    }

    template <typename Event>
    QList<Event> all() const
    {
        QList<Event> found;
        for (const QueueEvent& event : events) {
            if (const auto* given = std::get_if<Event>(&event)) {
                found.append(*given);
            }
        }
        return found;
    }

    template <typename Event>
    int countInRuns() const
    {
        int count = 0;
        for (const RunReported& report : all<RunReported>()) {
            count += std::holds_alternative<Event>(report.event) ? 1 : 0;
        }
        return count;
    }

    QString problem;
    QList<QueueEvent> events;
    RunQueue queue;  ///< as somebody elsewhere would see it
};

QByteArray content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

/// What other programs read of real trainings of a few steps.
class TestTerminalEvents : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aQueueCanBeFollowed();
    void outputCarriesNothingElse();
    void jsonBesideThemIsRefused_data();
    void jsonBesideThemIsRefused();
    void interruptEndsWithTheQueuesEnd();
    void errorsAreEventsToo();
    void fullDiskEndsTheEventsNotTheRun();
    void readerThatGoesAwayEndsTheEventsNotTheRun();
    void helpTellsOfThem();

private:
    QStringList line(const QString& more) const
    {
        return QStringList{QStringLiteral("run"), QStringLiteral("--dataset"), m_pictures.path(),
                           QStringLiteral("--batch"), QStringLiteral("12")}
               + more.split(u' ');
    }
    TinyPictures m_pictures;
};

void TestTerminalEvents::aQueueCanBeFollowed()
{
    const Terminal terminal;
    const QString path = terminal.path(QStringLiteral("events.jsonl"));
    const Outcome run = terminal.run(
        line(QStringLiteral("--epochs 2 --threads 1,2 --cool-down 1 --seed 7 --json - --events ") + path));
    QVERIFY2(run.status == 0, run.err.constData());
    const QByteArray lines = content(path);
    QVERIFY(QJsonDocument::fromJson(lines.left(lines.indexOf('\n'))).object().value(QStringLiteral("schema"))
            == 1);
    const Followed followed(lines);
    QVERIFY2(followed.problem.isEmpty(), qPrintable(followed.problem));
    QVERIFY(std::holds_alternative<QueueStarted>(followed.events.first()));
    QCOMPARE(std::get<QueueFinished>(followed.events.last()), (QueueFinished{false, 0}));
    // What can be told of each run is the record itself.
    const QJsonArray records = run.records();
    const QList<RunFinished> finished = followed.all<RunFinished>();
    QCOMPARE(finished.size(), 2);
    for (int i = 0; i < 2; ++i) {
        QVERIFY(finished[i].result);
        QCOMPARE(toJson(finished[i].result.value()), records[i].toObject());
        QCOMPARE(finished[i].runId, records[i].toObject().value(QStringLiteral("id")).toString());
        QVERIFY(followed.queue.entries().at(i).state == RunQueue::State::Done);
    }
    QCOMPARE(followed.countInRuns<EpochReport>(), 4);
    QCOMPARE(followed.countInRuns<ModelSummary>(), 2);
    QCOMPARE(followed.countInRuns<DatasetSummary>(), 2);
    QVERIFY(followed.countInRuns<StageEvent>() >= 20);
    QVERIFY(followed.countInRuns<RunProgress>() >= 2);
    const QList<PauseEvent> pauses = followed.all<PauseEvent>();
    QVERIFY(pauses.size() >= 2);
    QVERIFY(pauses.last().state.isOver && pauses.last().position == 1);
    const RunStarted second = followed.all<RunStarted>().last();
    QCOMPARE(second.request.threads, 2);
    QCOMPARE(second.request.seed, quint64(7));
    QVERIFY(second.request.coolDownSeconds.value_or(0) >= 1);
    RunRequest planned = followed.queue.request(1);
    planned.coolDownSeconds = second.request.coolDownSeconds;
    QVERIFY(second.request == planned);
}

void TestTerminalEvents::outputCarriesNothingElse()
{
    const Terminal terminal;
    const Outcome run = terminal.run(line(QStringLiteral("--epochs 1 --threads 1 --events -")));
    QVERIFY2(run.status == 0, run.err.constData());
    const Followed followed(run.out);
    QVERIFY2(followed.problem.isEmpty(), qPrintable(followed.problem));
    QCOMPARE(followed.all<RunFinished>().size(), 1);
    QVERIFY2(run.err.contains("Epoch 1:"), run.err.constData());
}

void TestTerminalEvents::jsonBesideThemIsRefused_data()
{
    QTest::addColumn<QString>("options");
    QTest::newRow("both to output") << "--json - --events -";
    QTest::newRow("one file") << "--json ./same.json --events same.json";
    QTest::newRow("one file, CSV") << "--csv same.json --events same.json";
}

void TestTerminalEvents::jsonBesideThemIsRefused()
{
    QFETCH(QString, options);
    const Terminal terminal;
    const Outcome refused = terminal.run(line(QStringLiteral("--epochs 1 ") + options));
    QCOMPARE(refused.status, 2);
    QVERIFY2(refused.out.isEmpty() && refused.err.contains("--events"), refused.err.constData());
    QVERIFY(terminal.run("list --json").records().isEmpty());
}

void TestTerminalEvents::interruptEndsWithTheQueuesEnd()
{
    const Terminal terminal;
    ChildProcess process({QStringLiteral(EPOCHMARK_BIN_DIR "/epochmark-cli"),
                          line(QStringLiteral("--epochs 1000 --threads 1,2 --cool-down off --events -")),
                          {{"EPOCHMARK_HOME", QFile::encodeName(terminal.home())}},
                          {}});
    QVERIFY(process.waitForText("\"event\":\"epoch\""));
    process.signal(SIGINT);
    process.wait();
    QVERIFY2(process.status == 5, process.err.constData());
    const Followed followed(process.out);
    QVERIFY2(followed.problem.isEmpty(), qPrintable(followed.problem));
    QCOMPARE(std::get<QueueFinished>(followed.events.last()), (QueueFinished{true, 1}));
    QCOMPARE(followed.all<QueueFinished>().size(), 1);
    QCOMPARE(followed.all<RunStarted>().size(), 1);
    const QList<RunFinished> finished = followed.all<RunFinished>();
    QCOMPARE(finished.size(), 1);
    QVERIFY(finished.first().result);
    QCOMPARE(toString(finished.first().result->status), QStringLiteral("stopped"));
    QCOMPARE(finished.first().result->epochs.size(), followed.countInRuns<EpochReport>());
    QVERIFY(followed.queue.isOver());
}

void TestTerminalEvents::errorsAreEventsToo()
{
    const Terminal terminal;
    const Outcome run = terminal.run({QStringLiteral("run"), QStringLiteral("--dataset"),
                                      terminal.path(QStringLiteral("nowhere.zip")),
                                      QStringLiteral("--events"), QStringLiteral("-")});
    QCOMPARE(run.status, 3);
    const Followed followed(run.out);
    QVERIFY2(followed.problem.isEmpty(), qPrintable(followed.problem));
    const QList<RunFinished> finished = followed.all<RunFinished>();
    QCOMPARE(finished.size(), 1);
    QVERIFY(!finished.first().result);
    QCOMPARE(finished.first().result.error().code, ErrorCode::Input);
    QVERIFY(run.err.contains(finished.first().result.error().message.toUtf8()));
    QVERIFY(std::holds_alternative<QueueFinished>(followed.events.last()));
}

void TestTerminalEvents::fullDiskEndsTheEventsNotTheRun()
{
    if (!QFile::exists(QStringLiteral("/dev/full"))) {
        QSKIP("No /dev/full here.");
    }
    const Terminal terminal;
    const Outcome run = terminal.run(line(QStringLiteral("--epochs 2 --threads 1 --events /dev/full")));
    QVERIFY2(run.status == 3, run.err.constData());
    QCOMPARE(run.err.count("/dev/full"), 1);
    const QJsonArray records = terminal.run("list --json").records();
    QCOMPARE(records.size(), 1);
    QCOMPARE(records.first().toObject().value(QStringLiteral("status")).toString(),
             QStringLiteral("completed"));
}

void TestTerminalEvents::readerThatGoesAwayEndsTheEventsNotTheRun()
{
    const Terminal terminal;
    const QString path = terminal.path(QStringLiteral("pipe"));
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    const auto process = terminal.start(line(QStringLiteral("--epochs 2 --threads 1 --events ") + path));
    // Opens when the program does, reads a little and has seen enough.
    QFile reader(path);
    QVERIFY(reader.open(QIODevice::ReadOnly | QIODevice::Unbuffered));
    QVERIFY(reader.read(10).startsWith('{'));
    reader.close();
    const Outcome run = Terminal::finish(*process);
    QVERIFY2(run.status == 0, run.err.constData());
    QCOMPARE(run.err.count("Nobody reads the events"), 1);
    QCOMPARE(terminal.run("list --json").records().size(), 1);
}

void TestTerminalEvents::helpTellsOfThem()
{
    const Terminal terminal;
    const QByteArray help = terminal.run("run --help").out;
    for (const char* word : {"--events FILE|-", "queue_started", "queue_finished", "schema"}) {
        QVERIFY2(help.contains(word), word);
    }
}

QTEST_GUILESS_MAIN(TestTerminalEvents)
#include "tst_terminalevents.moc"
