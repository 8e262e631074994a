// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/shellwords.h"

#include <QProcess>
#include <QTest>

using namespace epochmark;

/// Real shells are the oracle.
class TestShellWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyByteArrives_data();
    void everyByteArrives();
};

void TestShellWords::everyByteArrives_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::newRow("none") << QString();
    QTest::newRow("a command") << QStringLiteral("env A=1");
    QTest::newRow("with quotes of its own") << QStringLiteral("env 'A=it is' \"B=$HOME\"");
}

void TestShellWords::everyByteArrives()
{
    QFETCH(QString, prefix);
    const QStringList words{QStringLiteral("plain"),
                            QString(),
                            QStringLiteral("two words"),
                            QStringLiteral("it's"),
                            QStringLiteral("$HOME `id` \\ \" * ? [a] {a,b} ; & | < > # ~"),
                            QStringLiteral("-e"),
                            QStringLiteral("Grüße"),
                            QStringLiteral("a\nb"),
                            QStringLiteral("'; touch /tmp/x; '")};
    const QString line = shellwords::commandLine(QStringLiteral("for word; do printf '<%s>' \"$word\"; done"),
                                                 words, prefix);
    QProcess shell;
    shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), line});
    QVERIFY(shell.waitForFinished(60'000));
    QCOMPARE(QString::fromUtf8(shell.readAllStandardError()), QString());
    QString expected;
    for (const QString& word : words) {
        expected += u'<' + word + u'>';
    }
    QCOMPARE(QString::fromUtf8(shell.readAllStandardOutput()), expected);
}

QTEST_GUILESS_MAIN(TestShellWords)
#include "tst_shellwords.moc"
