// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boardcontext.h"

#include "patience.h"

#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <memory>
#include <optional>

using namespace epochmark;

namespace {

/// Another program that holds the store's lock for writing.
class Lock {
public:
    explicit Lock(const QString& path)
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"),
                                                  QStringLiteral("another program"));
        database.setDatabaseName(path);
        if (!database.open() || !QSqlQuery(database).exec(QStringLiteral("BEGIN IMMEDIATE"))) {
            qFatal("The store can't be locked.");
        }
    }
    ~Lock()
    {
        QSqlDatabase::database(QStringLiteral("another program")).close();
        QSqlDatabase::removeDatabase(QStringLiteral("another program"));
    }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;
};

Annotations notesOn(const sample::BoardContext& sample, const QString& setId)
{
    const QList<Annotations> all = sample.context->store().annotations().value();
    const auto found = std::ranges::find(all, setId, &Annotations::setId);
    return found == all.cend() ? Annotations() : *found;
}

}  // namespace

class TestStoreWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anothersLockDoesNotHoldUpTheWindow();
    void oneAfterAnother();
    void whoIsGoneIsNotTold();
    void whatIsWrittenIsAnnouncedAtOnce();
};

/// The lock goes away when the window's loop has turned for a while: a window that waited for it would wait until
/// the writer gives up.
void TestStoreWriter::anothersLockDoesNotHoldUpTheWindow()
{
    sample::BoardContext sample(sample::boardRecords());
    const QString setId = sample.context->store().records().value().first().setId;
    auto lock = std::make_unique<Lock>(sample.context->store().path());
    constexpr int kTurns = 40;
    int turns = 0;
    QTimer tick;
    connect(&tick, &QTimer::timeout, &tick, [&turns, &lock] {
        if (++turns == kTurns) {
            lock.reset();
        }
    });
    tick.start(5);
    std::optional<Result<void>> written;
    sample.context->writer().write(
        this, [setId](ResultStore& store) { return store.setNote(setId, QStringLiteral("noted")); },
        [&written](const Result<void>& result) { written = result; });
    QTRY_VERIFY(written.has_value());
    QVERIFY(*written);
    QVERIFY2(turns >= kTurns, qPrintable(QString::number(turns)));
    QCOMPARE(notesOn(sample, setId).note, QStringLiteral("noted"));
}

void TestStoreWriter::oneAfterAnother()
{
    sample::BoardContext sample(sample::boardRecords());
    const QString setId = sample.context->store().records().value().first().setId;
    QStringList told;
    for (int turn = 0; turn < 20; ++turn) {
        const QString name = QString::number(turn);
        sample.context->writer().write(
            this, [setId, name](ResultStore& store) { return store.setName(setId, name); },
            [&told, name](const Result<void>& result) { told += result ? name : result.error().message; });
    }
    QTRY_COMPARE(told.size(), 20);
    for (int turn = 0; turn < 20; ++turn) {
        QCOMPARE(told.at(turn), QString::number(turn));
    }
    QCOMPARE(notesOn(sample, setId).name, QStringLiteral("19"));
}

void TestStoreWriter::whoIsGoneIsNotTold()
{
    sample::BoardContext sample(sample::boardRecords());
    const qsizetype before = sample.context->store().records().value().size();
    const QString setId = sample.context->store().records().value().first().setId;
    bool isTold = false;
    {
        QObject owner;
        sample.context->writer().write(
            &owner, [setId](ResultStore& store) { return store.deleteSet(setId); },
            [&isTold](const Result<RecordDocument>&) { isTold = true; });
    }
    sample.context->writer().wait();
    QCoreApplication::processEvents();
    QVERIFY(!isTold);
    QVERIFY(sample.context->store().records().value().size() < before);
}

/// Not when the store is next looked at, and while something is measured, too: it is the user's wish.
void TestStoreWriter::whatIsWrittenIsAnnouncedAtOnce()
{
    sample::BoardContext sample(sample::boardRecords());
    const QString setId = sample.context->store().records().value().first().setId;
    sample.context->board().beginMeasuring();
    QSignalSpy changed(&sample.context->store(), &ResultStore::changed);
    qsizetype announced = -1;
    sample.context->writer().write(
        this, [setId](ResultStore& store) { return store.setName(setId, QStringLiteral("Mine")); },
        [&](const Result<void>&) { announced = changed.count(); });
    QTRY_VERIFY(announced >= 0);
    QCOMPARE(announced, 1);
}

QTEST_MAIN(TestStoreWriter)
#include "tst_storewriter.moc"
