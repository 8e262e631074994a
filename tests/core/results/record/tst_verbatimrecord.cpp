// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/jsontext.h"
#include "results/board/comparison.h"
#include "results/board/leaderboard.h"
#include "results/exchange/exporter.h"
#include "results/record/recordjson.h"
#include "results/store/recordblob.h"
#include "results/store/resultstore.h"
#include "results/store/storedatabase.h"

#include "samplerecord.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace epochmark;

namespace {

QJsonObject changed(QJsonObject object, const QString& path, const QJsonValue& value)
{
    const QString key = path.section(QLatin1Char('.'), 0, 0);
    const QString rest = path.section(QLatin1Char('.'), 1);
    object.insert(key, rest.isEmpty() ? value : changed(object.value(key).toObject(), rest, value));
    return object;
}

/// With the fingerprint that a program would have given it that takes the workload for what it says: by the
/// rule of the specification, sorted keys and no spaces.
QJsonObject withOwnFingerprint(const QJsonObject& record)
{
    QJsonObject workload = record.value(QStringLiteral("workload")).toObject();
    workload.remove(QStringLiteral("fingerprint"));
    QJsonObject dataset = workload.value(QStringLiteral("dataset")).toObject();
    dataset.remove(QStringLiteral("name"));
    dataset.remove(QStringLiteral("left_out"));
    workload.insert(QStringLiteral("dataset"), dataset);
    workload.insert(QStringLiteral("pipeline"), record.value(QStringLiteral("pipeline")));
    const QByteArray hash = QCryptographicHash::hash(QJsonDocument(workload).toJson(QJsonDocument::Compact),
                                                     QCryptographicHash::Sha256);
    return changed(record, QStringLiteral("workload.fingerprint"), QString::fromLatin1(hash.toHex()));
}

/// Records of a program that knows more than this one; each ranked there.
QJsonObject foreign(const QByteArray& what)
{
    const QJsonObject known = toJson(sample::completed(9, 2));
    if (what == "network") {
        QJsonObject other = changed(known, QStringLiteral("workload.network"),
                                    QJsonObject{{QStringLiteral("name"), QStringLiteral("resnet152")},
                                                {QStringLiteral("parameters"), 23508032},
                                                {QStringLiteral("buffers"), 53120}});
        return changed(other, QStringLiteral("workload.fingerprint"), QStringLiteral("5a").repeated(32));
    }
    if (what == "kind") {
        return changed(changed(known, QStringLiteral("device.kind"), QStringLiteral("npu")),
                       QStringLiteral("device.id"), QStringLiteral("npu:0"));
    }
    if (what == "optimiser") {
        return withOwnFingerprint(
            changed(known, QStringLiteral("workload.optimizer.name"), QStringLiteral("adam")));
    }
    QJsonObject newer = changed(known, QStringLiteral("schema"), 2);
    newer = changed(newer, QStringLiteral("energy"), QJsonArray{1, 2});  // another shape
    newer.insert(QStringLiteral("ranks"), 8);
    return changed(newer, QStringLiteral("status"), QStringLiteral("completed"));
}

QStringList storedTexts(const QString& path)
{
    const auto database = StoreDatabase::open(path, 5000);
    auto query = database.value()->run(QStringLiteral("SELECT record, status, ranked, fingerprint FROM runs "
                                                      "ORDER BY id"));
    QStringList texts;
    while (query->next()) {
        for (int column = 0; column < 4; ++column) {
            texts += query->value(column).toString();
        }
    }
    return texts;
}

/// Puts another JSON in a stored record's place, as another program would have written it.
void overwriteStored(const QString& path, const QString& runId, const QJsonObject& json)
{
    const auto database = StoreDatabase::open(path, 5000);
    const QString text = QString::fromUtf8(jsontext::written(json, QJsonDocument::Compact));
    QVERIFY(database.value()->run(
        QStringLiteral("UPDATE runs SET record = ?, fast = ?, status = ?, ranked = ? WHERE id = ?"),
        {text, QByteArray("\0\0\0\2another program's", 21), json.value(QStringLiteral("status")).toString(),
         json.value(QStringLiteral("ranked")).toBool(), runId}));
}

}  // namespace

class TestVerbatimRecord : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void foreignRecordsStayWhatTheyAre_data();
    void foreignRecordsStayWhatTheyAre();
    void theyHaveTheirStoredFingerprint();
    void theyAreNeverRankedNorCompared();
    void newerSchemaIsListedWithWhatCanBeRead();
    void newerSchemaOfAnotherShapeIsListedToo();
    void changedSettingsAreStillRefused();
    void whatBreaksALimitInAStoreIsShown();
    void whatBreaksALimitComesBackFromTheDeleted();
    void foreignJournalsAreLeftAlone();
    void olderBlobsAreReadFromTheirJson();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("results.sqlite")); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestVerbatimRecord::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestVerbatimRecord::foreignRecordsStayWhatTheyAre_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QString>("word");
    QTest::newRow("network") << QByteArray("network") << QStringLiteral("\"resnet152\"");
    QTest::newRow("kind") << QByteArray("kind") << QStringLiteral("\"npu\"");
    QTest::newRow("optimiser") << QByteArray("optimiser") << QStringLiteral("workload");
    QTest::newRow("newer") << QByteArray("newer") << QStringLiteral("newer Epochmark (schema 2)");
}

/// JSON in is JSON out: alone, as a document, through a store and out of it again.
void TestVerbatimRecord::foreignRecordsStayWhatTheyAre()
{
    QFETCH(QByteArray, what);
    QFETCH(QString, word);
    const QJsonObject object = foreign(what);
    const auto record = recordFromJson(object);
    QVERIFY2(record, qPrintable(record ? QString() : record.error().message));
    QVERIFY(record->isVerbatim() && !record->isRanked);
    QVERIFY2(record->unrankedReasons.first().contains(word), qPrintable(record->unrankedReasons.first()));
    QCOMPARE(toJson(record.value()), object);
    QVERIFY(!BlobReader().read(toBlob(record.value())));

    const QByteArray file = QJsonDocument(QJsonObject{{QStringLiteral("schema"), 1},
                                                      {QStringLiteral("records"), QJsonArray{object}},
                                                      {QStringLiteral("annotations"), QJsonArray{}}})
                                .toJson(QJsonDocument::Indented);
    const auto document = documentFromJson(file);
    QVERIFY(document);
    QCOMPARE(toJson(document.value()), file);

    QCOMPARE(ResultStore::open(path()).value()->importDocument(document.value())->added, 1);
    const QStringList texts = storedTexts(path());
    QCOMPARE(texts, QStringList({QString::fromUtf8(jsontext::written(object, QJsonDocument::Compact)),
                                 QStringLiteral("completed"), QStringLiteral("1"), record->fingerprint()}));
    const auto store = ResultStore::open(path()).value();
    const QList<RunRecord> back = store->records().value();
    QVERIFY(back == QList<RunRecord>{record.value()});
    QCOMPARE(store->importDocument(document.value())->known, 1);
    RecordDocument exported = store->documentOf(back).value();
    exported.annotations.clear();
    QCOMPARE(toJson(exported), file);
    const RecordDocument deleted = store->deleteSet(back.first().setId).value();
    QVERIFY(storedTexts(path()).isEmpty());
    QVERIFY(store->restore(deleted));
    QCOMPARE(storedTexts(path()), texts);
}

void TestVerbatimRecord::theyHaveTheirStoredFingerprint()
{
    const auto network = recordFromJson(foreign("network"));
    QCOMPARE(network->fingerprint(), QStringLiteral("5a").repeated(32));
    QCOMPARE(network->workload.networkName(), QStringLiteral("resnet152"));
    // None to be read: alike only what is written alike, and never a known one.
    const QJsonObject without = changed(foreign("newer"), QStringLiteral("workload.fingerprint"),
                                        QJsonValue());
    const auto first = recordFromJson(without);
    const auto second = recordFromJson(changed(without, QStringLiteral("workload.epochs"), 7));
    QVERIFY(isFingerprint(first->fingerprint()) && isFingerprint(second->fingerprint()));
    QVERIFY(first->fingerprint() != second->fingerprint());
    QVERIFY(first->fingerprint() != sample::completed(9, 2).workload.fingerprint());
}

void TestVerbatimRecord::theyAreNeverRankedNorCompared()
{
    const RunRecord known = sample::completed(9, 2);
    const RunRecord network = recordFromJson(foreign("network")).value();
    const RunRecord kind = recordFromJson(foreign("kind")).value();
    const RunRecord optimiser = recordFromJson(foreign("optimiser")).value();
    const auto groups = buildLeaderboard({known, network, kind, optimiser}, {}, nullptr);
    QCOMPARE(groups.size(), 3);  // a kind of device is no part of the work
    QList<LeaderboardRow> rows;
    for (const LeaderboardGroup& group : groups) {
        for (const LeaderboardRow& row : group.rows) {
            const bool isKnown = row.setId == known.setId;
            QCOMPARE(row.rank.has_value(), isKnown);
            QCOMPARE(row.speedup.has_value(), isKnown);
            QCOMPARE(row.unrankedReasons.size(), isKnown ? 0 : 1);
            rows += row;
        }
    }
    QCOMPARE(rows.size(), 4);
    for (const RunRecord& other : {network, optimiser}) {
        const auto row = std::find_if(rows.begin(), rows.end(), [&other](const LeaderboardRow& candidate) {
            return candidate.setId == other.setId;
        });
        QCOMPARE(row->fingerprint, other.fingerprint());
        const Comparison comparison({rows.first(), *row});
        QVERIFY(!comparison.isComparable() && !comparison.ratio(0, 1));
    }
}

void TestVerbatimRecord::newerSchemaIsListedWithWhatCanBeRead()
{
    const QJsonObject object = foreign("newer");
    const RunRecord record = recordFromJson(object).value();
    const RunRecord known = sample::completed(9, 2);
    QCOMPARE(record.device.name, known.device.name);
    QCOMPARE(record.startedAt, known.startedAt);
    QCOMPARE(*record.timing.totalSeconds(), *known.timing.totalSeconds());
    QVERIFY(!record.energy);
    QCOMPARE(record.epochs.size(), 2);

    const QByteArray newerDocument = QJsonDocument(
                                         QJsonObject{{QStringLiteral("schema"), 2},
                                                     {QStringLiteral("records"), QJsonArray{object}}})
                                         .toJson();
    const auto document = documentFromJson(newerDocument);
    QVERIFY(document);
    QCOMPARE(toJson(document->records.first()), object);
}

void TestVerbatimRecord::newerSchemaOfAnotherShapeIsListedToo()
{
    const QJsonObject object{{QStringLiteral("schema"), 7},
                             {QStringLiteral("id"), sample::uuid()},
                             {QStringLiteral("content"), QJsonArray{1, 2, 3}}};
    const auto record = recordFromJson(object);
    QVERIFY(record);
    QCOMPARE(record->device.name, QStringLiteral("Written by a newer Epochmark (schema 7)"));
    QVERIFY(!record->startedAt.isValid() && !record->timing.totalSeconds());
    const auto store = ResultStore::open(path()).value();
    QCOMPARE(store->importDocument({{record.value()}, {}})->added, 1);
    const QList<RunRecord> back = ResultStore::open(path()).value()->records().value();
    QCOMPARE(toJson(back.first()), object);
    const auto groups = buildLeaderboard(back + QList<RunRecord>{sample::completed()}, {}, nullptr);
    QCOMPARE(groups.size(), 2);
    QCOMPARE(groups.last().rows.first().deviceName, record->device.name);
    // Of what can't be read nothing is said: least of all what a new record begins with.
    QVERIFY(!back.first().isWorkloadReadable() && sample::running().isWorkloadReadable());
    QCOMPARE(groups.last().title, record->device.name);
    const QByteArray table = Exporter::of(QStringLiteral("md")).value()->text({{back, {}}, {groups.last()}});
    QVERIFY2(!table.contains("epochs") && table.contains("(schema 7)"), table.constData());

    QJsonObject nameless = object;
    nameless.remove(QStringLiteral("id"));
    const auto refused = recordFromJson(nameless);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QStringLiteral("newer")), qPrintable(refused.error().message));
}

/// A known network's fingerprint that fits neither this program's reading nor the record's own words.
void TestVerbatimRecord::changedSettingsAreStillRefused()
{
    const QJsonObject known = toJson(sample::completed(9, 2));
    for (const QJsonObject& tampered :
         {changed(known, QStringLiteral("workload.batch_size"), 4000),
          changed(foreign("optimiser"), QStringLiteral("workload.batch_size"), 4000),
          changed(foreign("network"), QStringLiteral("workload.fingerprint"), QStringLiteral("none")),
          changed(foreign("kind"), QStringLiteral("workload.batch_size"), 4000)}) {
        const auto record = recordFromJson(tampered);
        QVERIFY(!record);
        QVERIFY2(record.error().message.contains(QStringLiteral("workload.fingerprint")),
                 qPrintable(record.error().message));
    }
    const auto broken = recordFromJson(changed(foreign("kind"), QStringLiteral("timing.check_s"), -2));
    QVERIFY(!broken && broken.error().message.contains(QStringLiteral("timing.check_s")));
}

/// Written before there were limits: it opens, is shown without a rank and stays as it is.
void TestVerbatimRecord::whatBreaksALimitInAStoreIsShown()
{
    const RunRecord good = sample::completed(9, 2);
    const RunRecord bad = sample::completed(8, 2);
    QVERIFY(ResultStore::open(path()).value()->importDocument({{good, bad}, {}}));
    const QJsonObject json = changed(toJson(bad), QStringLiteral("energy.joules"), -3);
    overwriteStored(path(), bad.id, json);
    const QStringList texts = storedTexts(path());

    const auto store = ResultStore::open(path()).value();
    const auto records = store->records();
    QVERIFY2(records, qPrintable(records ? QString() : records.error().message));
    QCOMPARE(records->size(), 2);
    for (const RunRecord& record : records.value()) {
        if (record.id == good.id) {
            QVERIFY(record == good);
            continue;
        }
        QVERIFY(record.isVerbatim() && !record.isRanked && !record.energy);
        QCOMPARE(record.timing.totalSeconds(), bad.timing.totalSeconds());
        QVERIFY2(record.unrankedReasons.first().contains(QStringLiteral("\"energy.joules\" is -3 J")),
                 qPrintable(record.unrankedReasons.first()));
        QCOMPARE(toJson(record), json);
    }
    const auto groups = buildLeaderboard(records.value(), {}, nullptr);
    QCOMPARE(groups.size(), 1);
    QCOMPARE(groups.first().rows.size(), 2);
    QVERIFY(!groups.first().rows.last().rank);
    QVERIFY(store->setNote(bad.setId, QStringLiteral("seen")));
    QCOMPARE(storedTexts(path()), texts);
}

/// A newer program's run whose process is gone: shown as interrupted, left to that program.
/// An import would refuse it; what the store itself has kept it takes again.
void TestVerbatimRecord::whatBreaksALimitComesBackFromTheDeleted()
{
    const RunRecord bad = sample::completed(8, 2);
    QVERIFY(ResultStore::open(path()).value()->importDocument({{bad}, {}}));
    overwriteStored(path(), bad.id, changed(toJson(bad), QStringLiteral("energy.joules"), -3));
    const QString stored = storedTexts(path()).first();
    QVERIFY(ResultStore::open(path()).value()->deleteSet(bad.setId));
    QVERIFY(storedTexts(path()).isEmpty());
    const auto back = ResultStore::open(path()).value()->restoreSets({bad.setId});
    QVERIFY2(back, qPrintable(back ? QString() : back.error().message));
    QCOMPARE(storedTexts(path()).first(), stored);
}

void TestVerbatimRecord::foreignJournalsAreLeftAlone()
{
    const RunRecord run = sample::completed(9, 2);
    QVERIFY(ResultStore::open(path()).value()->importDocument({{run}, {}}));
    QJsonObject json = changed(toJson(run), QStringLiteral("device.kind"), QStringLiteral("npu"));
    json.insert(QStringLiteral("status"), QStringLiteral("running"));
    json.insert(QStringLiteral("ranked"), false);
    overwriteStored(path(), run.id, json);
    const QStringList texts = storedTexts(path());

    const auto store = ResultStore::open(path()).value();
    const QList<RunRecord> records = store->records().value();
    QCOMPARE(records.size(), 1);
    QVERIFY(records.first().status == RunStatus::Interrupted && records.first().isVerbatim());
    QCOMPARE(storedTexts(path()), texts);
    QVERIFY(store->documentOf(records)->records.isEmpty());  // it says that it runs: nobody would import it
}

void TestVerbatimRecord::olderBlobsAreReadFromTheirJson()
{
    const RunRecord run = sample::completed(9, 2);
    QVERIFY(ResultStore::open(path()).value()->importDocument({{run}, {}}));
    overwriteStored(path(), run.id, toJson(run));
    QVERIFY(ResultStore::open(path()).value()->records().value() == QList<RunRecord>{run});
}

QTEST_GUILESS_MAIN(TestVerbatimRecord)
#include "tst_verbatimrecord.moc"
