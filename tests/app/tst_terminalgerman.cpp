// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "terminal.h"

#include <QTest>

using namespace epochmark::test;

/// A German speaks to epochmark-cli: words and numbers for people are German, what machines read stays as it
/// is.
class TestTerminalGerman : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { speak("de_DE.UTF-8"); }
    void helpIsGerman();
    void refusalsAreGerman();
    void messagesDecideTheLanguage();
    void numbersForPeopleAndForMachines();

private:
    static void speak(const char* locale)
    {
        qputenv("LC_ALL", locale);
        qunsetenv("LANGUAGE");
    }
};

void TestTerminalGerman::helpIsGerman()
{
    const Terminal terminal;
    const Outcome help = terminal.run("--help");
    QCOMPARE(help.status, 0);
    QVERIFY2(help.out.contains("Aufruf: epochmark-cli BEFEHL"), help.out.constData());
    QVERIFY2(help.out.contains("Zeigt die Bestenliste"), help.out.constData());
    QVERIFY(!help.out.contains("Usage"));
    const Outcome run = terminal.run("run --help");
    QVERIFY2(run.out.startsWith("Aufruf: epochmark-cli run [Optionen]"), run.out.constData());
}

void TestTerminalGerman::refusalsAreGerman()
{
    const Terminal terminal;
    const Outcome outcome = terminal.run("run --dataset demo --epocs 3");
    QCOMPARE(outcome.status, 2);
    QVERIFY2(outcome.err.contains("Meinten Sie --epochs?"), outcome.err.constData());
    const Outcome missing = terminal.run("inspect nowhere.zip");
    QCOMPARE(missing.status, 3);
    QVERIFY2(missing.err.contains("nowhere.zip gibt es nicht."), missing.err.constData());
}

void TestTerminalGerman::messagesDecideTheLanguage()
{
    const Terminal terminal;
    qunsetenv("LC_ALL");
    qputenv("LANG", "en_US.UTF-8");
    qputenv("LC_MESSAGES", "de_AT.UTF-8");
    QVERIFY(terminal.run("--help").out.contains("Aufruf:"));
    qputenv("LC_MESSAGES", "fr_FR.UTF-8");
    QVERIFY(terminal.run("--help").out.contains("Usage:"));
    qunsetenv("LC_MESSAGES");
    qunsetenv("LANG");
}

void TestTerminalGerman::numbersForPeopleAndForMachines()
{
    const Terminal terminal;
    const Outcome run = terminal.run("run --dataset demo --epochs 1 --quiet --json -");
    QCOMPARE(run.status, 0);
    QCOMPARE(run.records().size(), 1);
    const Outcome list = terminal.run("list");
    QVERIFY2(list.out.contains("Rang"), list.out.constData());
    const double dataSeconds =
        run.records()[0].toObject()[QStringLiteral("timing")].toObject()[QStringLiteral("data_s")].toDouble();
    const Outcome shown = terminal.run(
        {QStringLiteral("show"), run.records()[0].toObject()[QStringLiteral("id")].toString()});
    QVERIFY2(shown.out.contains(" = Daten " + QByteArray::number(dataSeconds, 'f', 1).replace('.', ',')
                                + " s + Training"),
             shown.out.constData());

    // The same bytes in either language.
    const QList<const char*> forMachines{"list --json", "export --format csv --out -",
                                         "export --format json --out -", "cost --json"};
    QList<QByteArray> german;
    for (const char* line : forMachines) {
        german.append(terminal.run(line).out);
        QVERIFY2(!german.last().isEmpty(), line);
    }
    speak("C.UTF-8");
    for (qsizetype i = 0; i < forMachines.size(); ++i) {
        QCOMPARE(terminal.run(forMachines[i]).out, german[i]);
    }
}

QTEST_GUILESS_MAIN(TestTerminalGerman)
#include "tst_terminalgerman.moc"
