// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "childprocess.h"
#include "modeltexts.h"
#include "places.h"
#include "spoolhandle.h"
#include "terminal.h"
#include "tinypictures.h"

#include <QDir>
#include <QFile>
#include <QSettings>
#include <QStorageInfo>
#include <QTest>

#include <csignal>

using namespace epochmark::test;

namespace {

const QString kProgram = QStringLiteral(EPOCHMARK_BIN_DIR "/epochmark-cli");

QString pixelsOf(const QJsonObject& record)
{
    return record.value(QLatin1String("environment")).toObject().value(QLatin1String("pixels")).toString();
}

/// What was computed in each epoch, without its times.
QList<QJsonValue> digitsOf(const QJsonObject& record)
{
    QList<QJsonValue> digits;
    for (const QJsonValue& epoch : record.value(QLatin1String("epochs")).toArray()) {
        for (const char* key : {"train_loss", "val_loss", "train_accuracy", "train_hits"}) {
            digits += epoch.toObject().value(QLatin1String(key));
        }
    }
    return digits;
}

}  // namespace

/// Pictures in a spool file, by the real program.
class TestTerminalSpool : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void trainsAsFromMemory_data();
    void trainsAsFromMemory();
    void littleMemoryChoosesTheFile();
    void memoryAloneIsRefused();
    void settingsLimitIt();
    void plainKeepsNone();
    void wrongWords();
    void cutInMidRunKeepsWhatWasMeasured();
    void twoAtOnce();
    void endsLeaveNothing_data();
    void endsLeaveNothing();

private:
    QStringList line(const QString& epochs, const char* more) const
    {
        return QStringList{
                   QStringLiteral("run"),     QStringLiteral("--dataset"), m_pictures.path(),
                   QStringLiteral("--batch"), QStringLiteral("10"),        QStringLiteral("--threads"),
                   QStringLiteral("1"),       QStringLiteral("--epochs"),  epochs}
               + QString::fromLatin1(more).split(u' ', Qt::SkipEmptyParts);
    }
    Outcome run(const Terminal& terminal, const char* more) const
    {
        return terminal.run(line(QStringLiteral("2"), more)
                            + QStringList{QStringLiteral("--json"), QStringLiteral("-")});
    }
    ChildProcess::Setup longRun(const Terminal& terminal, const char* epochs) const
    {
        return {kProgram,
                line(QString::fromLatin1(epochs), "--pixels spool"),
                {{"EPOCHMARK_HOME", QFile::encodeName(terminal.home())}},
                {}};
    }
    static QStringList leftIn(const Terminal& terminal)
    {
        return QDir(terminal.path(QStringLiteral("cache"))).entryList(QDir::Files | QDir::Hidden);
    }

    TinyPictures m_pictures;
};

void TestTerminalSpool::trainsAsFromMemory_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::newRow("Classic") << QByteArray();
    QTest::newRow("a model file of 0-255 values") << smallModel(1, "sigmoid");
}

void TestTerminalSpool::trainsAsFromMemory()
{
    QFETCH(QByteArray, model);
    const Terminal terminal;
    QByteArray more = "--pixels spool";
    QByteArray plain = "--pixels memory";
    if (!model.isEmpty()) {
        QFile file(terminal.path(QStringLiteral("tiny.keras")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(model) == model.size());
        more += " --network " + QFile::encodeName(file.fileName());
        plain += " --network " + QFile::encodeName(file.fileName());
    }
    const Outcome spooled = run(terminal, more.constData());
    const Outcome kept = run(terminal, plain.constData());
    QVERIFY2(spooled.status == 0 && kept.status == 0, (spooled.err + kept.err).constData());
    QVERIFY2(spooled.err.contains("spool file"), spooled.err.constData());
    QVERIFY2(!kept.err.contains("spool file"), kept.err.constData());
    const QJsonObject left = spooled.records().first().toObject();
    const QJsonObject right = kept.records().first().toObject();
    QCOMPARE(pixelsOf(left), QStringLiteral("spool"));
    QCOMPARE(pixelsOf(right), QStringLiteral("memory"));
    QCOMPARE(digitsOf(left).size(), 8);
    QCOMPARE(digitsOf(left), digitsOf(right));
    QCOMPARE(left.value(QLatin1String("workload")), right.value(QLatin1String("workload")));
    QCOMPARE(leftIn(terminal), QStringList());
}

/// 1 GiB of what the run may take stays reserved: under less than that no picture fits.
void TestTerminalSpool::littleMemoryChoosesTheFile()
{
    const Terminal terminal;
    const Outcome little = run(terminal, "--memory 900M");
    if (QStorageInfo(terminal.home()).fileSystemType() == "tmpfs") {
        QVERIFY2(little.status == 3 && little.err.contains("tmpfs"), little.err.constData());
        return;
    }
    QVERIFY2(little.status == 0, little.err.constData());
    QCOMPARE(pixelsOf(little.records().first().toObject()), QStringLiteral("spool"));
    const Outcome enough = run(terminal, "");
    QVERIFY2(enough.status == 0, enough.err.constData());
    QCOMPARE(pixelsOf(enough.records().first().toObject()), QStringLiteral("memory"));
    const Outcome shown = terminal.run(
        {QStringLiteral("show"), little.records().first().toObject().value(QLatin1String("id")).toString()});
    QVERIFY2(shown.out.contains("spool"), shown.out.constData());
}

void TestTerminalSpool::memoryAloneIsRefused()
{
    const Terminal terminal;
    const Outcome refused = run(terminal, "--pixels memory --memory 900M");
    QCOMPARE(refused.status, 3);
    QVERIFY2(refused.err.contains("of the 900 MiB of memory") && refused.err.contains("--memory"),
             refused.err.constData());
}

void TestTerminalSpool::settingsLimitIt()
{
    const Terminal terminal;
    {
        QSettings settings(terminal.path(QStringLiteral("settings.ini")), QSettings::IniFormat);
        settings.setValue(QStringLiteral("pixels/spoolGib"), 0);
    }
    const Outcome refused = run(terminal, "--pixels spool");
    QCOMPARE(refused.status, 3);
    QVERIFY2(refused.err.contains("Settings"), refused.err.constData());
}

/// It decodes anew in each epoch, so it needs neither memory nor a file for them.
void TestTerminalSpool::plainKeepsNone()
{
    const Terminal terminal;
    const Outcome plain = run(terminal, "--pipeline plain --memory 900M");
    QVERIFY2(plain.status == 0, plain.err.constData());
    QVERIFY(pixelsOf(plain.records().first().toObject()).isEmpty());
    QCOMPARE(run(terminal, "--pipeline plain --pixels spool").status, 2);
}

void TestTerminalSpool::wrongWords()
{
    const Terminal terminal;
    QCOMPARE(run(terminal, "--pixels disk").status, 2);
    QCOMPARE(run(terminal, "--memory much").status, 2);
}

void TestTerminalSpool::cutInMidRunKeepsWhatWasMeasured()
{
    const Terminal terminal;
    ChildProcess process(longRun(terminal, "2000"));
    QVERIFY2(process.waitForText("Epoch 2:"), process.err.constData());
    QVERIFY2(spoolhandle::cut(process.id(), terminal.path(QStringLiteral("cache")), 100),
             "the file was found");
    process.wait();
    QVERIFY2(process.endedBySignal == 0 && process.status == 1, process.err.constData());
    QVERIFY2(process.err.contains("spool file"), process.err.constData());
    const QJsonArray records = terminal.run("list --json").records();
    QCOMPARE(records.size(), 1);
    const QJsonObject record = records.first().toObject();
    QCOMPARE(record.value(QLatin1String("status")).toString(), QStringLiteral("failed"));
    QVERIFY(record.value(QLatin1String("epochs")).toArray().size() >= 2);
    QCOMPARE(leftIn(terminal), QStringList());
}

void TestTerminalSpool::twoAtOnce()
{
    const Terminal terminal;
    ChildProcess first(longRun(terminal, "6"));
    ChildProcess second(longRun(terminal, "6"));
    first.wait();
    second.wait();
    QVERIFY2(first.status == 0 && second.status == 0, (first.err + second.err).constData());
    const QJsonArray records = terminal.run("list --json").records();
    QCOMPARE(records.size(), 2);
    QCOMPARE(digitsOf(records.first().toObject()), digitsOf(records.last().toObject()));
    QCOMPARE(leftIn(terminal), QStringList());
}

void TestTerminalSpool::endsLeaveNothing_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("stop") << SIGINT;
    QTest::newRow("crash") << SIGKILL;
}

void TestTerminalSpool::endsLeaveNothing()
{
    QFETCH(int, signal);
    const Terminal terminal;
    ChildProcess process(longRun(terminal, "2000"));
    QVERIFY2(process.waitForText("Epoch 2:"), process.err.constData());
    process.signal(signal);
    process.wait();
    QCOMPARE(process.status, signal == SIGINT ? 5 : -1);
    QCOMPARE(leftIn(terminal), QStringList());
    const QJsonObject record = terminal.run("list --json").records().first().toObject();
    QVERIFY(record.value(QLatin1String("epochs")).toArray().size() >= 2);
}

QTEST_GUILESS_MAIN(TestTerminalSpool)
#include "tst_terminalspool.moc"
