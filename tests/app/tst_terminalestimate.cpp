// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/format.h"
#include "terminal.h"
#include "tinypictures.h"

#include <QTest>

using namespace epochmark;
using namespace epochmark::test;

/// How long a run will take, asked before and after one.
class TestTerminalEstimate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rehearsesWhatIsntStored();
    void tellsWhatIsStored();
    void refusesWhatRunRefuses();

private:
    QStringList line(const char* command) const;
    TinyPictures m_pictures;
};

QStringList TestTerminalEstimate::line(const char* command) const
{
    return {QString::fromLatin1(command), QStringLiteral("--dataset"), m_pictures.path(),
            QStringLiteral("--batch"),    QStringLiteral("12"),        QStringLiteral("--epochs"),
            QStringLiteral("2"),          QStringLiteral("--threads"), QStringLiteral("1")};
}

void TestTerminalEstimate::rehearsesWhatIsntStored()
{
    const Terminal terminal;
    const Outcome told = terminal.run(line("estimate"));
    QCOMPARE(told.status, 0);
    QVERIFY2(told.out.contains("a rehearsal of two seconds"), told.out.constData());
    QVERIFY(terminal.run("list --json").records().isEmpty());
}

void TestTerminalEstimate::tellsWhatIsStored()
{
    const Terminal terminal;
    QCOMPARE(terminal.run(line("run")).status, 0);
    const QJsonObject timing =
        terminal.run("list --json").records().first().toObject().value(QStringLiteral("timing")).toObject();
    const double headline = timing.value(QStringLiteral("data_s")).toDouble()
                            + timing.value(QStringLiteral("train_s")).toDouble();
    const Outcome told = terminal.run(line("estimate"));
    QCOMPARE(told.status, 0);
    QVERIFY2(told.out.contains("median of 1 stored"), told.out.constData());
    QVERIFY2(told.out.contains(format::clockTime(headline).toUtf8()), told.out.constData());
}

void TestTerminalEstimate::refusesWhatRunRefuses()
{
    const Terminal terminal;
    QCOMPARE(terminal.run("estimate").status, 2);
    QCOMPARE(terminal.run("estimate --dataset /nothing/there.zip").status, 3);
}

QTEST_GUILESS_MAIN(TestTerminalEstimate)
#include "tst_terminalestimate.moc"
