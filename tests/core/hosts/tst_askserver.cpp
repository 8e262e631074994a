// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/askserver.h"
#include "places.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace epochmark;

namespace {

struct Answered {
    int status = -1;
    QByteArray output;
};

/// The terminal's program, started as ssh starts its askpass.
Answered askedBy(AskServer& server, const QString& prompt, const QString& kind = {})
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    server.addTo(environment);
    if (!kind.isEmpty()) {
        environment.insert(QStringLiteral("SSH_ASKPASS_PROMPT"), kind);
    }
    QProcess helper;
    helper.setProcessEnvironment(environment);
    helper.start(QStringLiteral(EPOCHMARK_BIN_DIR "/epochmark-cli"), {prompt});
    while (helper.state() != QProcess::NotRunning) {
        helper.waitForFinished(20);
        server.answerWaiting();
    }
    return {helper.exitCode(), helper.readAllStandardOutput()};
}

}  // namespace

class TestAskServer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void bringsTheAnswerToSsh();
    void tellsWhatIsAsked_data();
    void tellsWhatIsAsked();
    void calledOffIsNoAnswer();
    void whoeverShowsAQuestionHearsOfAStop();
    void aFolderOfSomebodyElsesIsNotTaken();

private:
    QTemporaryDir m_folder{QStringLiteral("/tmp/em-XXXXXX")};
};

void TestAskServer::init()
{
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_folder.path()));
}

void TestAskServer::bringsTheAnswerToSsh()
{
    const QString secret = QStringLiteral("  pass wörd'\"$x ");
    const auto server = AskServer::open([&](const SshQuestion&) { return std::optional(secret); },
                                        QStringLiteral("box"));
    QVERIFY(server);
    for (int i = 0; i < 2; ++i) {
        const Answered answered = askedBy(*server, QStringLiteral("alice@box's password: "));
        QCOMPARE(answered.status, 0);
        QCOMPARE(QString::fromUtf8(answered.output), secret + u'\n');
    }
    QVERIFY(!server->isCalledOff());
}

void TestAskServer::tellsWhatIsAsked_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("expected");
    const QString unknown = QStringLiteral("The authenticity of host 'box (10.0.0.1)' can't be "
                                           "established.\nED25519 key fingerprint is SHA256:abc.\nAre you "
                                           "sure you want to continue connecting (yes/no/[fingerprint])? ");
    QTest::newRow("key") << unknown << QString() << int(SshQuestion::Kind::HostKey);
    QTest::newRow("key once more") << QStringLiteral("Please type 'yes', 'no' or the fingerprint: ")
                                   << QString() << int(SshQuestion::Kind::HostKey);
    QTest::newRow("a server that would like to be taken for ssh")
        << QStringLiteral("Key of box. Are you sure you want to continue connecting (yes/no)? ") << QString()
        << int(SshQuestion::Kind::Secret);
    QTest::newRow("password") << QStringLiteral("alice@box's password: ") << QString()
                              << int(SshQuestion::Kind::Secret);
    QTest::newRow("code") << QStringLiteral("Verification code: ") << QString()
                          << int(SshQuestion::Kind::Secret);
    QTest::newRow("confirm") << QStringLiteral("Allow use of key?") << QStringLiteral("confirm")
                             << int(SshQuestion::Kind::Confirm);
    QTest::newRow("escapes") << QStringLiteral("\x1b[2JPassword\x07:") << QString()
                             << int(SshQuestion::Kind::Secret);
}

void TestAskServer::tellsWhatIsAsked()
{
    QFETCH(QString, prompt);
    QFETCH(QString, kind);
    QFETCH(int, expected);
    SshQuestion asked;
    const auto server = AskServer::open(
        [&](const SshQuestion& question) {
            asked = question;
            return std::optional(QStringLiteral("yes"));
        },
        QStringLiteral("box"));
    QVERIFY(server);
    QCOMPARE(askedBy(*server, prompt, kind).output, QByteArray("yes\n"));
    QCOMPARE(int(asked.kind), expected);
    QCOMPARE(asked.destination, QStringLiteral("box"));
    QString harmless = prompt.trimmed();
    harmless.replace(QChar(0x1b), QChar(0xFFFD)).replace(QChar(0x07), QChar(0xFFFD));
    QCOMPARE(asked.text, harmless);
}

void TestAskServer::calledOffIsNoAnswer()
{
    const auto server = AskServer::open([](const SshQuestion&) { return std::optional<QString>(); },
                                        QStringLiteral("box"));
    QVERIFY(server);
    const Answered answered = askedBy(*server, QStringLiteral("Password:"));
    QVERIFY(answered.status != 0 && answered.output.isEmpty());
    QVERIFY(server->isCalledOff());
}

/// The thread that would answer waits for the one that asks: without a stop in the question both wait for
/// ever.
void TestAskServer::whoeverShowsAQuestionHearsOfAStop()
{
    StopSource stop;
    bool wasAsked = false;
    const auto server = AskServer::open(
        [&](const SshQuestion& question) -> std::optional<QString> {
            wasAsked = true;
            const bool isEarly = question.stop.isStopRequested();
            stop.requestStop();
            return isEarly || !question.stop.isStopRequested() ? std::optional(QStringLiteral("deaf"))
                                                               : std::nullopt;
        },
        QStringLiteral("box"), stop.token());
    QVERIFY(server);
    const Answered answered = askedBy(*server, QStringLiteral("Password:"));
    QVERIFY(wasAsked);
    QVERIFY2(answered.status != 0 && answered.output.isEmpty(), answered.output.constData());
}

void TestAskServer::aFolderOfSomebodyElsesIsNotTaken()
{
    QTemporaryDir open(QStringLiteral("/tmp/em-XXXXXX"));
    const QByteArray name = QFile::encodeName(open.path() + QStringLiteral("/epochmark"));
    QCOMPARE(::mkdir(name.constData(), 0700), 0);
    QCOMPARE(::chmod(name.constData(), 0777), 0);
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(open.path()));
    QVERIFY(asking::socketFolder().isEmpty());
    QVERIFY(!AskServer::open({}, QStringLiteral("box")));
}

QTEST_GUILESS_MAIN(TestAskServer)
#include "tst_askserver.moc"
