// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/record/recordjson.h"
#include "results/store/recordblob.h"
#include "results/store/resultstore.h"

#include "samplerecord.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace epochmark;

namespace {

std::optional<double> maybe(QRandomGenerator& random)
{
    return random.bounded(3) == 0 ? std::nullopt : std::optional(random.generateDouble() * 999 + 1e-9);
}

Heat randomHeat(QRandomGenerator& random)
{
    Heat heat{maybe(random), maybe(random), maybe(random), maybe(random), std::nullopt};
    if (random.bounded(2) == 0) {
        heat.throttling = Throttling{QStringLiteral("NVML"), {}, random.generateDouble(), std::nullopt};
    } else {
        heat.throttling = Throttling{
            QStringLiteral("kernel"), {QStringLiteral("heat")}, std::nullopt, random.bounded(99)};
    }
    if (random.bounded(3) == 0) {
        heat.throttling.reset();
    }
    return heat;
}

/// A record with arbitrary values in every field, absent ones included.
RunRecord randomRecord(QRandomGenerator& random)
{
    RunRecord record = sample::completed(10 + random.bounded(100.0), 1 + random.bounded(20));
    record.status = static_cast<RunStatus>(random.bounded(5));
    record.isRanked = record.status == RunStatus::Completed && random.bounded(2) == 0;
    record.hasLearned = record.isRanked || random.bounded(2) == 0;
    record.unrankedReasons = record.isRanked ? QStringList()
                                             : QStringList{QStringLiteral("weil \"ß\" \n ≠ 猫")};
    record.warnings = {{QStringLiteral("a-code"), QStringLiteral("A sentence.")}};
    record.seed = random.generate64();
    record.preset = static_cast<Preset>(random.bounded(3));
    record.workload.pipeline = static_cast<Pipeline>(random.bounded(2));
    record.workload.precision = static_cast<Precision>(random.bounded(3));
    record.workload.learningRate = random.generateDouble();
    record.workload.network = QStringList{QStringLiteral("classic"), QStringLiteral("resnet18")}.at(
        random.bounded(2));
    record.device.kind = DeviceKind(
        QStringList{QStringLiteral("cpu"), QStringLiteral("cuda"), QStringLiteral("mps")}.at(
            random.bounded(3)));
    record.timing.checkSeconds = maybe(random);
    record.timing.warmupSeconds = maybe(random);
    record.timing.coolDownSeconds = maybe(random);
    record.heat = random.bounded(4) == 0 ? std::nullopt : std::optional(randomHeat(random));
    record.steadyImagesPerSecond = maybe(random);
    record.finalValidationLoss = maybe(random);
    record.epochs.first().trainLoss = maybe(random);
    if (random.bounded(2) == 0) {
        record.energy.reset();
        record.peakMemoryBytes.reset();
        record.device.memoryBytes.reset();
    }
    if (random.bounded(2) == 0) {
        record.cost = RunCost{random.generateDouble(),  QStringLiteral("EUR"), PriceKind::Rent,
                              QStringLiteral("a shop"), QDate(2026, 2, 28),    false};
        if (random.bounded(2) == 0) {
            record.cost->priceDate.reset();
        }
    }
    return record;
}

QJsonObject changed(QJsonObject object, const QStringList& path, const QJsonValue& value)
{
    if (path.size() == 1) {
        object.insert(path.first(), value);
    } else {
        object.insert(path.first(), changed(object.value(path.first()).toObject(), path.mid(1), value));
    }
    return object;
}

}  // namespace

class TestRecordJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRecordRoundTrips();
    void damagedBlobsAreNotRead();
    void absentIsNullNeverZero();
    void unknownFieldsSurvive();
    void specifiedFieldsAreThere();
    void badFieldsAreNamed_data();
    void badFieldsAreNamed();
    void newerSchemaIsRefused();
    void documentRoundTrips();
    void byteOrderMarksInsideSurvive();
    void damagedDocumentsAreRefused();
    void mutatedDocumentsAreReadOrRefused();
};

void TestRecordJson::everyRecordRoundTrips()
{
    QRandomGenerator random(1);
    for (int i = 0; i < 300; ++i) {
        const RunRecord record = randomRecord(random);
        const QByteArray json = QJsonDocument(toJson(record)).toJson();
        const auto back = recordFromJson(QJsonDocument::fromJson(json).object());
        QVERIFY2(back, qPrintable(back ? QString() : back.error().message));
        QVERIFY(back->unknown.isEmpty());
        QCOMPARE(toJson(back.value()), toJson(record));
        QVERIFY2(!back->isVerbatim(), qPrintable(back->unrankedReasons.value(0)));
        QVERIFY(back.value() == record);
        QVERIFY(BlobReader().read(toBlob(record)) == record);
    }
}

/// The fast form may be of another version or damaged; then the JSON counts, so it must never be taken for
/// whole.
void TestRecordJson::damagedBlobsAreNotRead()
{
    const QByteArray blob = toBlob(sample::completed());
    BlobReader reader;
    for (qsizetype size = 0; size < blob.size(); ++size) {
        QVERIFY2(!reader.read(blob.left(size)), qPrintable(QString::number(size)));
    }
    QVERIFY(!reader.read(blob + 'x'));
    QByteArray newer = blob;
    newer[3] = 99;
    QVERIFY(!reader.read(newer));
}

void TestRecordJson::absentIsNullNeverZero()
{
    RunRecord record = sample::running();
    record.epochs = {sample::epoch(1, 2, record.workload)};
    record.epochs.first().trainLoss = std::numeric_limits<double>::quiet_NaN();
    const QJsonObject object = toJson(record);
    const auto isNull = [](const QJsonValue& value) { return value.isNull(); };
    for (const char* field : {"check_s", "data_s", "warmup_s", "train_s", "total_s", "cool_down_s"}) {
        QVERIFY2(isNull(object[QLatin1String("timing")][QLatin1String(field)]), field);
    }
    QVERIFY(isNull(object[QLatin1String("throughput")][QLatin1String("steady_images_per_s")]));
    QVERIFY(isNull(object[QLatin1String("final")][QLatin1String("val_loss")]));
    QVERIFY(isNull(object[QLatin1String("epochs")][0][QLatin1String("train_loss")]));
    QVERIFY(isNull(object[QLatin1String("energy")]));
    QVERIFY(isNull(object[QLatin1String("heat")]));
    QVERIFY(isNull(object[QLatin1String("cost")]));
    QVERIFY(isNull(object[QLatin1String("peak_memory_bytes")]));
}

void TestRecordJson::unknownFieldsSurvive()
{
    QJsonObject object = toJson(sample::completed());
    object.insert(QStringLiteral("weather"), QStringLiteral("hot"));
    object = changed(object, {QStringLiteral("device"), QStringLiteral("sockets")}, 2);
    object = changed(object, {QStringLiteral("workload"), QStringLiteral("network"), QStringLiteral("depth")},
                     5);
    QJsonArray epochs = object.value(QStringLiteral("epochs")).toArray();
    epochs[1] = changed(epochs[1].toObject(), {QStringLiteral("gpu_clock")}, 1800);
    object.insert(QStringLiteral("epochs"), epochs);

    auto record = recordFromJson(object);
    QVERIFY(record);
    QCOMPARE(toJson(record.value()), object);
    record->steadyImagesPerSecond = 1;  // a field of ours is ours, whatever else is kept
    QCOMPARE(
        toJson(record.value())[QLatin1String("throughput")][QLatin1String("steady_images_per_s")].toDouble(),
        1.0);
}

/// The schema is public: names as in the specification, spelled out by hand.
void TestRecordJson::specifiedFieldsAreThere()
{
    const QJsonObject object = toJson(sample::completed());
    for (const char* path : {"schema",
                             "id",
                             "set_id",
                             "status",
                             "ranked",
                             "unranked_reasons",
                             "warnings",
                             "started_at",
                             "preset",
                             "pipeline",
                             "seed",
                             "workload.fingerprint",
                             "workload.dataset.name",
                             "workload.dataset.manifest",
                             "workload.dataset.classes",
                             "workload.dataset.train",
                             "workload.dataset.test",
                             "workload.dataset.left_out",
                             "workload.network.name",
                             "workload.network.parameters",
                             "workload.loss",
                             "workload.optimizer",
                             "workload.batch_size",
                             "workload.epochs",
                             "workload.precision",
                             "device.id",
                             "device.kind",
                             "device.name",
                             "device.threads",
                             "device.memory_bytes",
                             "environment",
                             "timing.check_s",
                             "timing.data_s",
                             "timing.warmup_s",
                             "timing.train_s",
                             "timing.total_s",
                             "timing.phases.decode_s",
                             "timing.phases.input_s",
                             "timing.phases.compute_s",
                             "timing.phases.optimizer_s",
                             "timing.phases.validation_s",
                             "timing.phases.other_s",
                             "throughput.steady_images_per_s",
                             "final.val_loss",
                             "final.val_accuracy",
                             "peak_memory_bytes",
                             "energy.joules",
                             "energy.source",
                             "energy.scope",
                             "cost"}) {
        QJsonValue value = object;
        for (const QString& key : QString::fromLatin1(path).split(QLatin1Char('.'))) {
            QVERIFY2(value.toObject().contains(key), path);
            value = value[key];
        }
    }
    const QJsonObject epoch = object[QLatin1String("epochs")][0].toObject();
    for (const char* key : {"epoch", "seconds", "train_loss", "train_accuracy", "val_loss", "val_accuracy"}) {
        QVERIFY2(epoch.contains(QLatin1String(key)), key);
    }
    QCOMPARE(object[QLatin1String("started_at")].toString(), QStringLiteral("2026-01-31T12:00:00Z"));
    QCOMPARE(
        object[QLatin1String("workload")][QLatin1String("network")][QLatin1String("parameters")].toInteger(),
        9494561);
}

void TestRecordJson::badFieldsAreNamed_data()
{
    QTest::addColumn<QStringList>("path");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char* path, const QJsonValue& value) {
        QTest::addRow("%s", path) << QString::fromLatin1(path).split(QLatin1Char('.')) << value;
    };
    row("id", QStringLiteral("seven"));
    row("set_id", QJsonValue());
    row("status", QStringLiteral("paused"));
    row("ranked", 1);
    row("started_at", QStringLiteral("yesterday"));
    row("preset", QStringLiteral("Slow"));
    row("pipeline", QJsonValue());
    row("seed", -1);
    row("workload.batch_size", 20.5);
    row("workload.epochs", 1e300);
    row("workload.fingerprint", QStringLiteral("0").repeated(64));
    row("workload.optimizer.learning_rate", QStringLiteral("fast"));
    row("workload.dataset.classes", QJsonArray{1, 2});
    row("workload.dataset.train", -4);
    row("device.kind", QStringLiteral("An abacus"));
    row("device.kind", QString());
    row("device.threads", QStringLiteral("two"));
    row("timing.train_s", QStringLiteral("1"));
    row("timing.data_s", -1);
    row("timing.total_s", 1);
    row("epochs", QJsonArray{QJsonObject{}});
    row("warnings", QJsonArray{QJsonObject{}});
    row("energy", QStringLiteral("much"));
    row("unranked_reasons", QJsonArray{QStringLiteral("ranked all the same")});
}

void TestRecordJson::badFieldsAreNamed()
{
    QFETCH(QStringList, path);
    QFETCH(QJsonValue, value);
    const auto record = recordFromJson(changed(toJson(sample::completed()), path, value));
    QVERIFY(!record);
    QVERIFY(record.error().code == ErrorCode::Input);
    const bool isAboutRank = path.first() == QLatin1String("unranked_reasons");
    // A changed setting shows as a fingerprint that isn't the settings' any more, unless the field itself is
    // bad.
    QVERIFY2(
        record.error().message.contains(isAboutRank ? QStringLiteral("ranked") : path.join(QLatin1Char('.'))),
        qPrintable(record.error().message));
}

/// Only what nothing can be shown of; tst_verbatimrecord has the others.
void TestRecordJson::newerSchemaIsRefused()
{
    QJsonObject object = toJson(sample::completed());
    object.insert(QStringLiteral("schema"), 2);
    object.insert(QStringLiteral("id"), QJsonValue());
    const auto record = recordFromJson(object);
    QVERIFY(!record);
    QVERIFY(record.error().message.contains(QStringLiteral("newer")));
}

void TestRecordJson::documentRoundTrips()
{
    Annotations annotations;
    annotations.setId = sample::uuid();
    annotations.name = QStringLiteral("Werkstatt");
    annotations.isPinned = true;
    annotations.importedAt = QDateTime(QDate(2026, 3, 1), QTime(8, 30, 0, 250), QTimeZone::utc());
    const RecordDocument document{{sample::completed(), sample::completed(3, 2)}, {annotations}};
    const auto back = documentFromJson(toJson(document));
    QVERIFY(back);
    QVERIFY(back.value() == document);
}

void TestRecordJson::damagedDocumentsAreRefused()
{
    const QByteArray whole = toJson(RecordDocument{{sample::completed()}, {}});
    const QList<QByteArray> damaged{QByteArray(),
                                    QByteArray("[]"),
                                    QByteArray("{}"),
                                    whole.left(whole.size() / 2),
                                    QByteArray(R"({"schema":1})"),
                                    QByteArray(R"({"schema":2,"records":[]})"),
                                    QByteArray(R"({"schema":1,"records":[5]})"),
                                    QByteArray("\x89PNG\r\n")};
    for (const QByteArray& json : damaged) {
        const auto document = documentFromJson(json);
        QVERIFY2(!document, json.constData());
        QVERIFY(document.error().code == ErrorCode::Input);
        QVERIFY(document.error().message.endsWith(QLatin1Char('.')));
        QVERIFY2(!document.error().detail.contains(QStringLiteral("no error")), json.constData());
    }
    QVERIFY(documentFromJson(R"({"schema":1,"records":[]})"));
    QVERIFY(documentFromJson(R"({"hello":1})")
                .error()
                .message.contains(QLatin1String("no JSON document of Epochmark's")));
}

/// A class folder may begin with one: Qt's parser drops it, and the record no longer fits its fingerprint.
void TestRecordJson::byteOrderMarksInsideSurvive()
{
    const QString mark(QChar(0xfeff));
    RunRecord record = sample::completed(9, 2);
    record.workload.classes = {mark + QStringLiteral("cats"),
                               QStringLiteral("do") + mark + QStringLiteral("gs")};
    record.dataset.name = mark + mark + QStringLiteral("pets.zip");
    record.unknown.insert(mark + QStringLiteral("aux"), mark);
    record.environment.insert(mark + QStringLiteral("libtorch"), 2);
    const RecordDocument document{
        {record}, {Annotations{record.setId, mark + QStringLiteral("Name"), mark, false, {}}}};
    const QByteArray json = toJson(document);
    const auto back = documentFromJson(json);
    QVERIFY2(back, qPrintable(back ? QString() : back.error().message));
    QVERIFY(back.value() == document);
    // As other programs write it, and as stores of older versions hold it.
    const auto raw = documentFromJson(QByteArray(json).replace("\\ufeff", "\xef\xbb\xbf"));
    QVERIFY2(raw, qPrintable(raw ? QString() : raw.error().message));
    QVERIFY(raw.value() == document);

    QTemporaryDir home;
    const QString path = home.filePath(QStringLiteral("results.sqlite"));
    QVERIFY(ResultStore::open(path).value()->importDocument(document));
    const auto stored = ResultStore::open(path).value()->records();
    QVERIFY2(stored, qPrintable(stored ? QString() : stored.error().message));
    QVERIFY(stored.value() == QList<RunRecord>{record});
}

/// Whatever is done to a document: it is read as a record that holds its rules, or refused with a sentence.
void TestRecordJson::mutatedDocumentsAreReadOrRefused()
{
    const QByteArray whole = QJsonDocument::fromJson(
                                 toJson(RecordDocument{{sample::completed(9, 2)},
                                                       {Annotations{sample::uuid(), {}, {}, false, {}}}}))
                                 .toJson(QJsonDocument::Compact);
    const QList<QByteArray> pieces{
        "null", "-1", "1e999", "{}", "[]", "\"\"", "true", "\xff", "18446744073709551616", ",", "\\u0000"};
    QRandomGenerator random(7);
    int refused = 0;
    for (int i = 0; i < 5000; ++i) {
        QByteArray mutated = whole;
        for (int change = random.bounded(1, 4); change > 0; --change) {
            const qsizetype at = random.bounded(static_cast<quint32>(mutated.size()));
            const qsizetype length = random.bounded(8);
            mutated.replace(at, length, pieces.at(random.bounded(static_cast<quint32>(pieces.size()))));
        }
        const auto document = documentFromJson(mutated);
        if (!document) {
            ++refused;
            QVERIFY(document.error().message.endsWith(QLatin1Char('.')));
            continue;
        }
        for (const RunRecord& record : document->records) {
            QVERIFY(!record.isRanked || record.timing.totalSeconds().value_or(0) > 0);
            QVERIFY(recordFromJson(toJson(record)));
        }
    }
    QVERIFY(refused > 1000 && refused < 5000);  // it did reach past the parser
}

QTEST_GUILESS_MAIN(TestRecordJson)
#include "tst_recordjson.moc"
