// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/shellwords.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

#include <csignal>

using namespace epochmark;

/// Real shells are the oracle.
class TestShellWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyByteArrives_data();
    void everyByteArrives();
    void oneHarmlessLine();
    void whatIsTendedEndsWithWhoeverAsked_data();
    void whatIsTendedEndsWithWhoeverAsked();
    void whatIsTendedEndsByItself();
};

void TestShellWords::everyByteArrives_data()
{
    QTest::addColumn<QString>("shell");
    QTest::addColumn<QString>("prefix");
    // Login shells that somebody may have; those that are here.
    for (const QString& name :
         {QStringLiteral("sh"), QStringLiteral("bash"), QStringLiteral("tcsh"), QStringLiteral("fish")}) {
        const QString shell = QStandardPaths::findExecutable(name);
        if (shell.isEmpty()) {
            continue;
        }
        QTest::addRow("%s", qPrintable(name)) << shell << QString();
        QTest::addRow("%s, a command", qPrintable(name)) << shell << QStringLiteral("env A=1");
        QTest::addRow("%s, with quotes of its own", qPrintable(name))
            << shell << QStringLiteral("env 'A=it is' \"B=$HOME\"");
    }
}

void TestShellWords::everyByteArrives()
{
    QFETCH(QString, shell);
    QFETCH(QString, prefix);
    const QStringList words{QStringLiteral("plain"),
                            QString(),
                            QStringLiteral("two words"),
                            QStringLiteral("it's"),
                            QStringLiteral("$HOME `id` \\ \" * ? [a] {a,b} ; & | < > # ~"),
                            QStringLiteral("-e"),
                            QStringLiteral("Grüße"),
                            QStringLiteral("a\nb"),
                            QStringLiteral("ends in \\"),
                            QStringLiteral("now!"),
                            QStringLiteral("100 %s \\0141"),
                            QStringLiteral("'; touch /tmp/x; '")};
    const QString line = shellwords::commandLine(QStringLiteral("for word; do printf '<%s>' \"$word\"; done"),
                                                 words, prefix);
    QProcess process;
    process.start(shell, {QStringLiteral("-c"), line});
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(QString::fromUtf8(process.readAllStandardError()), QString());
    QString expected;
    for (const QString& word : words) {
        expected += u'<' + word + u'>';
    }
    QCOMPARE(QString::fromUtf8(process.readAllStandardOutput()), expected);
}

/// What csh and fish read otherwise within single quotes isn't in it, whatever the words are.
void TestShellWords::oneHarmlessLine()
{
    QString all;
    for (ushort code = 1; code < 0x100; ++code) {
        all += QChar(code);
    }
    static const QRegularExpression kHarmless(QStringLiteral(
        "\\Aexec /bin/sh -c 'eval \"\\$\\(printf %b \"([-A-Za-z0-9 /._]|\\\\0[0-7]{3})*\"\\)\"'\\z"));
    for (const QString& prefix : {QString(), all}) {
        const QString line = shellwords::commandLine(all, {all}, prefix);
        QVERIFY2(kHarmless.match(line).hasMatch(), qPrintable(line.left(300)));
        QVERIFY(kHarmless.match(shellwords::tendedLine(all, {all}, prefix)).hasMatch());
    }
}

void TestShellWords::whatIsTendedEndsWithWhoeverAsked_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::newRow("no prefix") << QString();
    QTest::newRow("a prefix that starts a process of its own") << QStringLiteral("timeout 3600");
}

void TestShellWords::whatIsTendedEndsWithWhoeverAsked()
{
    QFETCH(QString, prefix);
    QProcess shell;
    shell.start(
        QStringLiteral("/bin/sh"),
        {QStringLiteral("-c"), shellwords::tendedLine(QStringLiteral("echo $$; sleep 3600"), {}, prefix)});
    QVERIFY(shell.waitForReadyRead(60'000));
    const int there = shell.readAllStandardOutput().trimmed().toInt();
    QVERIFY(there > 0 && ::kill(there, 0) == 0);
    shell.closeWriteChannel();
    QVERIFY(shell.waitForFinished(60'000));
    QVERIFY(shell.exitCode() != 0);
    // Gone, or dead and not yet taken note of by whoever inherited it.
    const auto isDead = [there] {
        QFile status(QStringLiteral("/proc/%1/stat").arg(there));
        return !status.open(QIODevice::ReadOnly) || status.readAll().contains(") Z ");
    };
    QTRY_VERIFY_WITH_TIMEOUT(isDead(), 60'000);
}

void TestShellWords::whatIsTendedEndsByItself()
{
    QProcess shell;
    shell.start(
        QStringLiteral("/bin/sh"),
        {QStringLiteral("-c"), shellwords::tendedLine(QStringLiteral("printf '<%s>' \"$1\"; exit 7"),
                                                      {QStringLiteral("it's")}, QStringLiteral("env A=1"))});
    QVERIFY(shell.waitForFinished(60'000));  // its input stays open
    QCOMPARE(shell.readAllStandardOutput(), QByteArray("<it's>"));
    QCOMPARE(shell.exitCode(), 7);
}

QTEST_GUILESS_MAIN(TestShellWords)
#include "tst_shellwords.moc"
