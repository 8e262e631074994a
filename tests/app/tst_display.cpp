// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "places.h"
#include "results/record/recordjson.h"
#include "samplerecord.h"
#include "terminal.h"

#include <QFile>
#include <QTest>

using namespace epochmark;
using namespace epochmark::test;

namespace {

/// One of the programs with a home of its own, where no display answers.
Outcome runProgram(const char* program, const QTemporaryDir& home, const QString& platform,
                   const QStringList& arguments, const QString& language = QStringLiteral("C.UTF-8"))
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* display : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LANGUAGE"}) {
        environment.remove(QString::fromLatin1(display));
    }
    environment.insert(QStringLiteral("EPOCHMARK_HOME"), home.path());
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), home.path());
    environment.insert(QStringLiteral("LC_ALL"), language);
    if (!platform.isEmpty()) {
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), platform);
    }
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(EPOCHMARK_BIN_DIR "/") + QString::fromLatin1(program), arguments);
    return Terminal::finish(process);
}

}  // namespace

/// Both programs on a machine without a display, whatever QT_QPA_PLATFORM says.
class TestDisplay : public QObject {
    Q_OBJECT

private:
    static void platforms();

private Q_SLOTS:
    void terminalDrawsWithoutOne_data() { platforms(); }
    void terminalDrawsWithoutOne();
    void windowSaysSo_data() { platforms(); }
    void windowSaysSo();
    void windowSaysSoInGerman();
    void windowAnswersWithoutOne();
};

void TestDisplay::platforms()
{
    QTest::addColumn<QString>("platform");
    for (const char* name : {"", "xcb", "wayland", "wayland;xcb", "eglfs", "nonsense"}) {
        QTest::addRow("\"%s\"", name) << QString::fromLatin1(name);
    }
}

void TestDisplay::terminalDrawsWithoutOne()
{
    QFETCH(QString, platform);
    const QTemporaryDir home;
    QFile json(home.filePath(QStringLiteral("a.json")));
    QVERIFY(json.open(QIODevice::WriteOnly));
    json.write(toJson(RecordDocument{{sample::completed()}, {}}));
    json.close();
    const Outcome imported = runProgram("epochmark-cli", home, platform,
                                        {QStringLiteral("import"), json.fileName()});
    QVERIFY2(imported.status == 0, imported.err.constData());
    for (const char* format : {"png", "pdf"}) {
        const QString path = home.filePath(QStringLiteral("report.") + QString::fromLatin1(format));
        const Outcome drawn = runProgram("epochmark-cli", home, platform,
                                         {QStringLiteral("export"), QStringLiteral("--format"),
                                          QString::fromLatin1(format), QStringLiteral("--out"), path});
        QVERIFY2(drawn.status == 0, drawn.err.constData());
        QVERIFY(QFile(path).size() > 1000);
    }
    // Qt would take this one for its own; it is nobody's here.
    const Outcome foreign = runProgram(
        "epochmark-cli", home, platform,
        {QStringLiteral("export"), QStringLiteral("--format"), QStringLiteral("png"), QStringLiteral("--out"),
         home.filePath(QStringLiteral("x.png")), QStringLiteral("-platform"), QStringLiteral("xcb")});
    QCOMPARE(foreign.status, 2);
}

void TestDisplay::windowSaysSo()
{
    QFETCH(QString, platform);
    const QTemporaryDir home;
    const Outcome outcome = runProgram("epochmark", home, platform, {});
    QVERIFY2(outcome.status == 3, outcome.err.constData());
    QVERIFY2(outcome.err.contains("epochmark: No window can be opened here")
                 && outcome.err.contains("epochmark-cli"),
             outcome.err.constData());
}

void TestDisplay::windowSaysSoInGerman()
{
    const QTemporaryDir home;
    const Outcome outcome = runProgram("epochmark", home, QStringLiteral("nonsense"), {},
                                       QStringLiteral("de_DE.UTF-8"));
    QCOMPARE(outcome.status, 3);
    QVERIFY2(outcome.err.contains("epochmark: Hier lässt sich kein Fenster öffnen"), outcome.err.constData());
}

void TestDisplay::windowAnswersWithoutOne()
{
    const QTemporaryDir home;
    QCOMPARE(runProgram("epochmark", home, QStringLiteral("xcb"), {QStringLiteral("--version")}).status, 0);
    const Outcome help = runProgram("epochmark", home, QStringLiteral("xcb"), {QStringLiteral("--help")});
    QVERIFY2(help.out.contains("[ZIP|FOLDER|demo]"), help.out.constData());
    const Outcome missing = runProgram("epochmark", home, QStringLiteral("offscreen"),
                                       {home.filePath(QStringLiteral("no.zip"))});
    QCOMPARE(missing.status, 2);
    QVERIFY2(missing.err.contains("no.zip"), missing.err.constData());
}

QTEST_GUILESS_MAIN(TestDisplay)
#include "tst_display.moc"
