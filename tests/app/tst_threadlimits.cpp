// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "childprocess.h"
#include "devices/processor/processorlimits.h"
#include "devices/processor/threadaffinity.h"
#include "places.h"
#include "terminal.h"
#include "tinypictures.h"

#include <QTest>

#include <sched.h>

using namespace epochmark;
using namespace epochmark::test;

namespace {

using Variables = QList<std::pair<QByteArray, QByteArray>>;

bool warnsOfFewerThreads(const QJsonObject& record)
{
    const QJsonArray warnings = record.value(QStringLiteral("warnings")).toArray();
    return std::any_of(warnings.begin(), warnings.end(), [](const QJsonValue& warning) {
        return warning.toObject().value(QStringLiteral("code")) == QStringLiteral("fewer-threads");
    });
}

}  // namespace

/// The real program, told to train on two threads where something holds one of them back: the record says how
/// many worked, and warns.
class TestThreadLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void warnsWhereFewerWork_data();
    void warnsWhereFewerWork();
    void tellsWhatWorkedUnderOmpDynamic();

private:
    QJsonObject train(const Variables& variables, bool isOnOneProcessor = false) const;

    TinyPictures m_pictures{4, 2};
    Terminal m_terminal;
    QList<int> m_processors;
};

void TestThreadLimits::initTestCase()
{
    QVERIFY(QFile::exists(QStringLiteral(EPOCHMARK_BIN_DIR "/epochmark-cli")));
    m_processors = processorsOfThisThread();
    QVERIFY(!m_processors.isEmpty());
    QCOMPARE(m_processors.size(), readProcessorLimits().processors);
}

QJsonObject TestThreadLimits::train(const Variables& variables, bool isOnOneProcessor) const
{
    ChildProcess process(
        {QStringLiteral(EPOCHMARK_BIN_DIR "/epochmark-cli"),
         {QStringLiteral("run"), QStringLiteral("--dataset"), m_pictures.path(), QStringLiteral("--threads"),
          QStringLiteral("2"), QStringLiteral("--epochs"), QStringLiteral("1"), QStringLiteral("--batch"),
          QStringLiteral("4"), QStringLiteral("--json"), QStringLiteral("-")},
         Variables{{"EPOCHMARK_HOME", QFile::encodeName(m_terminal.home())},
                   {"OMP_DYNAMIC", "false"},
                   {"OMP_PROC_BIND", "false"},
                   {"OMP_THREAD_LIMIT", "64"}}
             + variables,
         [isOnOneProcessor, first = m_processors.first()] {
             if (isOnOneProcessor) {
                 cpu_set_t one;
                 CPU_ZERO(&one);
                 CPU_SET(static_cast<size_t>(first), &one);
                 ::sched_setaffinity(0, sizeof one, &one);
             }
         }});
    process.wait();
    if (process.status != 0) {
        qWarning("%s", process.err.constData());
    }
    return process.records().first().toObject();
}

void TestThreadLimits::warnsWhereFewerWork_data()
{
    QTest::addColumn<Variables>("variables");
    QTest::addColumn<bool>("isOnOneProcessor");
    QTest::addColumn<int>("worked");
    const QByteArray first = QByteArray::number(m_processors.first());
    QTest::newRow("nothing") << Variables{} << false << readProcessorLimits().working(2);
    QTest::newRow("OMP_THREAD_LIMIT") << Variables{{"OMP_THREAD_LIMIT", "1"}} << false << 1;
    QTest::newRow("affinity") << Variables{} << true << 1;
    QTest::newRow("OMP_PROC_BIND, all where the first is")
        << Variables{{"OMP_PROC_BIND", "master"}, {"OMP_PLACES", "threads"}} << false << 1;
    QTest::newRow("OMP_PROC_BIND, one place for all")
        << Variables{{"OMP_PROC_BIND", "true"}, {"OMP_PLACES", '{' + first + '}'}} << false << 1;
    QTest::newRow("OMP_PROC_BIND, each its own")
        << Variables{{"OMP_PROC_BIND", "spread"}, {"OMP_PLACES", "threads"}} << false
        << readProcessorLimits().working(2);
}

void TestThreadLimits::warnsWhereFewerWork()
{
    QFETCH(Variables, variables);
    QFETCH(bool, isOnOneProcessor);
    QFETCH(int, worked);
    const QJsonObject record = train(variables, isOnOneProcessor);
    QCOMPARE(record.value(QStringLiteral("device")).toObject().value(QStringLiteral("threads")).toInt(),
             worked);
    QCOMPARE(warnsOfFewerThreads(record), worked < 2);
}

/// How many threads it takes then is the load's to say: the record tells it, whatever it is.
void TestThreadLimits::tellsWhatWorkedUnderOmpDynamic()
{
    const QJsonObject record = train({{"OMP_DYNAMIC", "true"}});
    const int worked =
        record.value(QStringLiteral("device")).toObject().value(QStringLiteral("threads")).toInt();
    QVERIFY(worked == 1 || worked == 2);
    QCOMPARE(warnsOfFewerThreads(record), worked < 2);
}

QTEST_GUILESS_MAIN(TestThreadLimits)
#include "tst_threadlimits.moc"
