// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/homeplace.h"

#include "base/paths.h"
#include "results/store/resultstore.h"
#include "samplerecord.h"
#include "unprivileged.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace epochmark;

namespace {

constexpr auto kReadable = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup
                           | QFile::ReadOther | QFile::ExeOther;

}  // namespace

/// A folder for results that can't be written to: the window starts all the same.
class TestHomePlace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void theUsualOneIsTaken();
    void aReadOnlyOneIsCopied();
    void largeFilesStayInTheUsersCache();
    void whatCanNotBeCopiedIsNamed();
    void oneThatCanNotBeMadeIsReplaced();

private:
    std::unique_ptr<QTemporaryDir> m_home;
    QString m_instead;
};

void TestHomePlace::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("EPOCHMARK_HOME", QFile::encodeName(m_home->path()));
    qunsetenv("EPOCHMARK_CACHE");
}

void TestHomePlace::cleanup()
{
    QFile::setPermissions(m_home->path(), kReadable | QFile::WriteOwner);
    if (!m_instead.isEmpty()) {
        QDir(m_instead).removeRecursively();
    }
    m_instead.clear();
}

void TestHomePlace::theUsualOneIsTaken()
{
    const auto home = findHome();
    QVERIFY(home);
    QCOMPARE(home->folder, m_home->path());
    QVERIFY(home->problem.isEmpty());
}

void TestHomePlace::aReadOnlyOneIsCopied()
{
    const RunRecord record = sample::completed();
    {
        const auto store = ResultStore::open(paths::storeFile());
        QVERIFY(store && store.value()->importDocument({{record}, {}}));
    }
    QFile::setPermissions(m_home->path(), kReadable);
    QFile::setPermissions(paths::storeFile(), QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther);
    const test::Unprivileged nobody;
    const auto home = findHome();
    QVERIFY(home);
    m_instead = home->folder;
    QVERIFY(home->folder != m_home->path());
    QVERIFY(home->problem.contains(m_home->path()));
    QVERIFY(home->advice.contains(home->folder) && home->advice.contains(QStringLiteral("EPOCHMARK_HOME")));
    QCOMPARE(paths::dataDirectory(), home->folder);  // for all that asks from now on
    // What was measured before is there, and what is measured now can be kept.
    const auto store = ResultStore::open(paths::storeFile());
    QVERIFY(store);
    const auto records = store.value()->records();
    QVERIFY(records && records.value().size() == 1);
    QCOMPARE(records.value().first().id, record.id);
    QVERIFY(store.value()->setNote(record.setId, QStringLiteral("kept")).hasValue());
    // The next start is told of the same folder, with what is in it.
    qputenv("EPOCHMARK_HOME", QFile::encodeName(m_home->path()));
    const auto again = findHome();
    QVERIFY(again);
    QCOMPARE(again->folder, home->folder);
    const auto kept = ResultStore::open(paths::storeFile());
    QVERIFY(kept && kept.value()->annotations());
    QCOMPARE(kept.value()->annotations().value().first().note, QStringLiteral("kept"));
}

/// A copy in a folder for temporary files, which may be memory, is no place for gigabytes of pixels.
void TestHomePlace::largeFilesStayInTheUsersCache()
{
    const QTemporaryDir cache;
    QFile::setPermissions(cache.path(),
                          kReadable | QFile::WriteOwner | QFile::WriteGroup | QFile::WriteOther);
    qputenv("XDG_CACHE_HOME", QFile::encodeName(cache.path()));
    QFile::setPermissions(m_home->path(), kReadable);
    const test::Unprivileged nobody;
    const auto home = findHome();
    QVERIFY(home);
    m_instead = home->folder;
    QCOMPARE(paths::dataDirectory(), home->folder);
    QCOMPARE(paths::cacheDirectory(), cache.filePath(QStringLiteral("epochmark")));
    qunsetenv("XDG_CACHE_HOME");
}

void TestHomePlace::whatCanNotBeCopiedIsNamed()
{
    QFile prices(paths::pricesFile());
    QVERIFY(prices.open(QIODevice::WriteOnly));
    prices.close();
    QFile::setPermissions(prices.fileName(), QFile::WriteOwner);
    QFile::setPermissions(m_home->path(), kReadable);
    const test::Unprivileged nobody;
    const auto home = findHome();
    QVERIFY(home);
    m_instead = home->folder;
    QVERIFY2(home->problem.contains(QStringLiteral("prices.json")), qPrintable(home->problem));
    QVERIFY(!home->problem.contains(QStringLiteral("settings.ini")));  // there is none
}

void TestHomePlace::oneThatCanNotBeMadeIsReplaced()
{
    QFile file(m_home->filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    qputenv("EPOCHMARK_HOME", QFile::encodeName(file.fileName() + QStringLiteral("/inside")));
    const auto home = findHome();
    QVERIFY(home);
    m_instead = home->folder;
    QVERIFY(!home->problem.isEmpty());
    QVERIFY(ResultStore::open(paths::storeFile()).hasValue());
}

QTEST_GUILESS_MAIN(TestHomePlace)
#include "tst_homeplace.moc"
