// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/paths.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace epochmark;

class TestPaths : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void homeOverridesBoth();
    void emptyHomeIsNone();
    void folderIsMadeAndProved();
    void folderThatCannotBe();
};

void TestPaths::homeOverridesBoth()
{
    qputenv("EPOCHMARK_HOME", "/somewhere/else/");
    QCOMPARE(paths::dataDirectory(), QStringLiteral("/somewhere/else"));
    QCOMPARE(paths::storeFile(), QStringLiteral("/somewhere/else/results.sqlite"));
    QCOMPARE(paths::settingsFile(), QStringLiteral("/somewhere/else/settings.ini"));
}

void TestPaths::emptyHomeIsNone()
{
    qputenv("EPOCHMARK_HOME", "");
    QVERIFY(QDir::isAbsolutePath(paths::dataDirectory()));
    QVERIFY(paths::dataDirectory().endsWith(QStringLiteral("/epochmark")));
}

void TestPaths::folderIsMadeAndProved()
{
    const QTemporaryDir folder;
    const QString home = folder.filePath(QStringLiteral("new/home"));
    qputenv("EPOCHMARK_HOME", home.toLocal8Bit());
    const auto made = paths::ensureDataDirectory();
    QVERIFY(made);
    QCOMPARE(made.value(), home);
    QVERIFY(QDir(home).entryList(QDir::Files | QDir::Hidden).isEmpty());  // the proof leaves nothing behind
}

void TestPaths::folderThatCannotBe()
{
    qputenv("EPOCHMARK_HOME", "/proc/no-place-for-results");
    const auto refused = paths::ensureDataDirectory();
    QVERIFY(!refused);
    QVERIFY(refused.error().code == ErrorCode::Store);
    QVERIFY(refused.error().message.contains(QStringLiteral("/proc/no-place-for-results")));
}

QTEST_GUILESS_MAIN(TestPaths)
#include "tst_paths.moc"
