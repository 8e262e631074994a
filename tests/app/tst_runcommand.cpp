// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/runcommand.h"

#include "commandline.h"
#include "planarguments.h"

#include <QProcess>
#include <QTest>

using namespace epochmark;

/// The line that is offered for another machine means there what it means here: the shell splits it, the
/// terminal's own reader reads it.
class TestRunCommand : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhatIsMeant_data();
    void saysWhatIsMeant();
    void leavesOutWhatIsUsual();
    void quotesForTheShell_data();
    void quotesForTheShell();
    void hasNothingToSayOfAnUnknownNetwork();
};

namespace {

/// As a shell hands them over.
QStringList words(const QString& line)
{
    QProcess shell;
    shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QStringLiteral("for word in ") + line
                                                                      + QStringLiteral("; do printf '%s\\n' "
                                                                                       "\"$word\"; done")});
    shell.waitForFinished();
    QStringList found = QString::fromUtf8(shell.readAllStandardOutput()).split(u'\n');
    found.removeLast();
    return found;
}

Result<RunPlan> planOfLine(const QString& line)
{
    QList<cli::Option> options = cli::planOptions();
    options.append({cli::name("json"), cli::name("FILE"), QString()});
    const auto arguments = cli::Arguments::parse({cli::name("run"), {}, {}, options}, words(line).mid(2));
    return arguments ? cli::planOf(arguments.value()) : Result<RunPlan>(arguments.error());
}

}  // namespace

void TestRunCommand::saysWhatIsMeant_data()
{
    QTest::addColumn<RunCommand>("command");
    RunCommand command;
    QTest::newRow("demo") << command;
    command.dataset = QStringLiteral("cats & dogs.zip");
    command.deviceId = QStringLiteral("cuda:0");
    command.takesClassesFromNames = true;
    QTest::newRow("names, card") << command;
    command.workload = workloadOf(Preset::Quick);
    QTest::newRow("quick") << command;
    command.workload.network = QStringLiteral("resnet18");
    command.workload.batchSize = 128;
    command.workload.learningRate = 1.0 / 3 * 1e-4;
    command.repeats = 1;
    QTest::newRow("changed") << command;
    command.workload.epochs = 90;
    command.workload.pipeline = Pipeline::Plain;
    QTest::newRow("plain") << command;
}

void TestRunCommand::saysWhatIsMeant()
{
    QFETCH(RunCommand, command);
    const auto plan = planOfLine(command.line());
    QVERIFY2(plan.hasValue(), qPrintable(plan ? QString() : plan.error().message + command.line()));
    QCOMPARE(plan->sets.size(), 1);
    const RunRequest& set = plan->sets.first();
    QCOMPARE(set.datasetPath, command.dataset);
    QCOMPARE(set.takesClassesFromNames, command.takesClassesFromNames);
    QVERIFY(set.workload == command.workload);
    QCOMPARE(set.deviceId, command.deviceId.isEmpty() ? RunRequest().deviceId : command.deviceId);
    QCOMPARE(plan->repeats.count, command.repeats);
}

void TestRunCommand::leavesOutWhatIsUsual()
{
    QCOMPARE(RunCommand().line(),
             QStringLiteral("epochmark-cli run --dataset demo --repeats 3 --json result.json"));
}

void TestRunCommand::quotesForTheShell_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("word");
    QTest::newRow("plain") << "pets.zip"
                           << "pets.zip";
    QTest::newRow("apostrophe") << "Ann's $(reboot) `x`.zip"
                                << "Ann's $(reboot) `x`.zip";
    QTest::newRow("an option") << "--store"
                               << "./--store";
    QTest::newRow("a line end") << "a.zip\nreboot"
                                << "pictures.zip";
    QTest::newRow("nothing") << ""
                             << "pictures.zip";
}

void TestRunCommand::quotesForTheShell()
{
    QFETCH(QString, name);
    QFETCH(QString, word);
    RunCommand command;
    command.dataset = name;
    QCOMPARE(words(command.line()).value(3), word);
}

void TestRunCommand::hasNothingToSayOfAnUnknownNetwork()
{
    RunCommand command;
    command.workload.network = QStringLiteral("of tomorrow");
    QCOMPARE(command.line(), QString());
}

QTEST_GUILESS_MAIN(TestRunCommand)
#include "tst_runcommand.moc"
