// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/sshtrouble.h"

#include <QTest>

using namespace epochmark;

/// What OpenSSH 8 to 10 print.
class TestSshTrouble : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knowsWhatSshMeans_data();
    void knowsWhatSshMeans();
    void showsNothingThatATerminalObeys();
};

void TestSshTrouble::knowsWhatSshMeans_data()
{
    QTest::addColumn<QByteArray>("errors");
    QTest::addColumn<QString>("words");
    QTest::newRow("changed key") << QByteArray(
        "@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\nOffending ED25519 key in "
        "/home/a/.ssh/known_hosts:3\nHost key for box has changed and you have requested strict "
        "checking.\nHost key verification failed.")
                                 << QStringLiteral("another key");
    QTest::newRow("unknown key") << QByteArray(
        "No ED25519 host key is known for box and you have requested strict "
        "checking.\nHost key verification failed.\n")
                                 << QStringLiteral("isn't known here");
    QTest::newRow("no way in") << QByteArray("alice@box: Permission denied (publickey,password).")
                               << QStringLiteral("lets nobody in");
    QTest::newRow("too many keys") << QByteArray(
        "Received disconnect from 10.0.0.1 port 22:2: Too many authentication failures")
                                   << QStringLiteral("lets nobody in");
    QTest::newRow("no name") << QByteArray("ssh: Could not resolve hostname box: Name or service not known")
                             << QStringLiteral("no machine of the name");
    QTest::newRow("no server") << QByteArray("ssh: connect to host box port 22: Connection refused")
                               << QStringLiteral("takes no ssh connections");
    QTest::newRow("no answer") << QByteArray("ssh: connect to host box port 22: Connection timed out")
                               << QStringLiteral("doesn't answer");
    QTest::newRow("no way") << QByteArray("ssh: connect to host box port 22: No route to host")
                            << QStringLiteral("doesn't answer");
    QTest::newRow("settings") << QByteArray("/home/a/.ssh/config: line 3: Bad configuration option: foo\n"
                                            "/home/a/.ssh/config: terminating, 1 bad configuration options")
                              << QStringLiteral("its own settings");
    QTest::newRow("cut") << QByteArray("client_loop: send disconnect: Broken pipe")
                         << QStringLiteral("broke");
    QTest::newRow("nothing") << QByteArray() << QStringLiteral("broke");
}

void TestSshTrouble::knowsWhatSshMeans()
{
    QFETCH(QByteArray, errors);
    QFETCH(QString, words);
    const Error error = sshTrouble(errors, QStringLiteral("alice@box"));
    QCOMPARE(error.code, ErrorCode::DeviceUnavailable);
    QVERIFY2(error.message.contains(words), qPrintable(error.message));
    QVERIFY(error.message.contains(QStringLiteral("alice@box")));
}

void TestSshTrouble::showsNothingThatATerminalObeys()
{
    const Error error = sshTrouble("first\n\x1b[2Jlast \x07" + QByteArray(5'000, 'x'), QStringLiteral("box"));
    QVERIFY(error.detail.startsWith(QStringLiteral("\uFFFD[2Jlast \uFFFD")));
    QVERIFY(error.detail.size() <= 300);
    QCOMPARE(excerpt("\x1b[31m one\r\n two"), QStringLiteral("\uFFFD[31m one two"));
    QCOMPARE(excerpt(QByteArray(5 << 20, 'x')).size(), 80);
}

QTEST_GUILESS_MAIN(TestSshTrouble)
#include "tst_sshtrouble.moc"
