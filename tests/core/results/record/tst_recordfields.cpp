// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/exchange/exporter.h"
#include "results/record/recordfields.h"
#include "results/record/recordjson.h"
#include "results/store/recordblob.h"
#include "results/store/resultstore.h"
#include "results/store/rowfieldwriter.h"

#include "csvtable.h"
#include "fullrecord.h"
#include "places.h"
#include "samplerecord.h"

#include <QFile>
#include <QHash>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <limits>

using namespace epochmark;
using namespace epochmark::test;

namespace {

/// The visitor that counts the fields of a record and changes one of them to another value that can be right.
class FieldChanger {
public:
    explicit FieldChanger(int target = -1) : m_target(target) {}

    int count() const { return m_count; }
    QString changed() const { return m_changed; }

    template <typename T>
    void field(const Field& field, T& value)
    {
        if (isTarget(field.key)) {
            change(field, value);
        }
    }
    template <typename E>
    void choice(const Field& field, E& value)
    {
        if (isTarget(field.key)) {
            const auto& all = Choices<E>::kAll;
            value = all.at((static_cast<std::size_t>(value) + 1) % all.size());
        }
    }
    template <typename Make>
    void derived(const Field&, Make)
    {}
    void network(WorkloadSpec& spec)
    {
        if (isTarget("network")) {
            spec.network = QStringLiteral("resnet18");
        }
    }
    template <typename T, typename Visit>
    void section(const char* key, T& value, Visit visit)
    {
        inside(key, [&]() { visit(value, *this); });
    }
    template <typename T, typename Visit>
    void group(const Field& field, std::optional<T>& value, Visit visit)
    {
        QVERIFY2(value, field.key);  // a base has everything
        section(field.key, *value, visit);
    }
    template <typename T, typename Visit>
    void list(const char* key, QList<T>& values, Visit visit)
    {
        QVERIFY2(!values.isEmpty(), key);
        section(key, values.last(), visit);
    }
    template <typename T, typename Visit>
    void lines(const char* key, QList<T>& values, Visit visit)
    {
        list(key, values, visit);
    }

private:
    bool isTarget(const char* key)
    {
        const bool isIt = m_count++ == m_target;
        if (isIt) {
            m_changed = m_path + QLatin1String(key);
        }
        return isIt;
    }
    template <typename Do>
    void inside(const char* key, Do visitAll)
    {
        const QString outer = m_path;
        m_path += QLatin1String(key) + u'.';
        visitAll();
        m_path = outer;
    }

    static void change(const Field&, bool& value) { value = !value; }
    static void change(const Field& field, int& value) { value += field.limits.hold(value + 1.0) ? 1 : -1; }
    static void change(const Field& field, qint64& value)
    {
        value += field.limits.hold(static_cast<double>(value) + 1) ? 1 : -1;
    }
    static void change(const Field&, quint64& value) { value ^= quint64{1} << 63; }
    static void change(const Field& field, double& value)
    {
        value = field.limits.hold(value / 2) && value != 0 ? value / 2 : field.limits.highest;
    }
    static void change(const Field& field, QString& value)
    {
        value = field.isUuid ? sample::uuid() : value + QStringLiteral(", \"changed\"");
    }
    static void change(const Field&, QStringList& value) { value += QStringLiteral("one more"); }
    static void change(const Field&, QJsonObject& value) { value.insert(QStringLiteral("more"), 1.5); }
    static void change(const Field&, QDateTime& value) { value = value.addDays(1); }
    static void change(const Field&, QDate& value) { value = value.addDays(1); }
    static void change(const Field&, DeviceKind& value)
    {
        value = deviceKindFromString(QStringLiteral("mps")).value();
    }
    template <typename T>
    static void change(const Field& field, std::optional<T>& value)
    {
        QVERIFY2(value, field.key);
        change(field, *value);
    }

    int m_target;
    int m_count = 0;
    QString m_changed;
    QString m_path;
};

/// The same with reasons and epochs to go, for the fields whose change would make the other inconsistent.
RunRecord unfinishedRecord()
{
    RunRecord record = fullRecord();
    record.status = RunStatus::Stopped;
    record.unrankedReasons = {QStringLiteral("Stopped.")};
    record.workload.epochs = 9;
    record.epochs.removeAt(1);  // 1, 3
    record.epochs.last().trainHits = 5;
    return record;
}

/// Each field of a record changed in turn, where the result is one that can be right: it is asked of JSON.
QList<QPair<QString, RunRecord>> changedRecords()
{
    QList<QPair<QString, RunRecord>> found;
    FieldChanger counter;
    RunRecord counted = fullRecord();
    visitRecord(counted, counter);
    for (int target = 0; target < counter.count(); ++target) {
        for (const RunRecord& base : {fullRecord(), unfinishedRecord()}) {
            RunRecord record = base;
            FieldChanger changer(target);
            visitRecord(record, changer);
            if (const auto back = recordFromJson(toJson(record)); back && !(record == base)) {
                found.append({changer.changed(), record});
                break;
            }
        }
    }
    return found;
}

QByteArray csvOf(const RunRecord& record)
{
    const Exporter& csv = *Exporter::of(QStringLiteral("csv")).value();
    const ExportContent content{{{record}, {}}, {}};
    return csv.text(content) + csv.textBeside(content);
}

QByteArray fileBytes(const char* name)
{
    QFile file(QStringLiteral(EPOCHMARK_SOURCE_DIR "/tests/core/results/record/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

/// The description of a record against everything that is made from it, and against what the program wrote
/// before there was one.
class TestRecordFields : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldCanBeChanged();
    void jsonBringsEveryFieldBack();
    void blobBringsEveryFieldBack();
    void storeBringsEveryFieldBack();
    void csvShowsEveryField();
    void rowsHaveTheirColumns();
    void olderJsonComesOutByteForByte();
    void olderCsvKeepsItsColumns();
};

void TestRecordFields::everyFieldCanBeChanged()
{
    FieldChanger counter;
    RunRecord counted = fullRecord();
    visitRecord(counted, counter);
    QCOMPARE(changedRecords().size(), counter.count());
    QVERIFY2(counter.count() >= 75, qPrintable(QString::number(counter.count())));
}

void TestRecordFields::jsonBringsEveryFieldBack()
{
    const QJsonObject full = toJson(fullRecord());
    const QJsonObject unfinished = toJson(unfinishedRecord());
    for (const auto& [name, record] : changedRecords()) {
        const QJsonObject json = toJson(record);
        QVERIFY2(json != full && json != unfinished, qPrintable(name));
        const auto back = recordFromJson(json);
        QVERIFY2(back && back.value() == record, qPrintable(name));
    }
}

void TestRecordFields::blobBringsEveryFieldBack()
{
    BlobReader reader;
    for (const auto& [name, record] : changedRecords()) {
        const auto back = reader.read(toBlob(record));
        QVERIFY2(back && *back == record, qPrintable(name));
    }
}

void TestRecordFields::storeBringsEveryFieldBack()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("results.sqlite"));
    QHash<QString, QPair<QString, RunRecord>> written;
    QList<RunRecord> records;
    for (auto& [name, record] : changedRecords()) {
        RunRecord own = record;
        own.id = sample::uuid();
        written.insert(own.id, {name, own});
        records.append(own);
    }
    const auto summary = ResultStore::open(path).value()->importDocument({records, {}});
    QVERIFY(summary);
    // The very change of the status field may be to one that import refuses: a running record.
    QCOMPARE(summary->added + summary->refused.size(), records.size());
    const auto store = ResultStore::open(path);
    const auto found = store.value()->records();
    QVERIFY(found && found->size() == summary->added);
    for (const RunRecord& record : found.value()) {
        QVERIFY2(record == written.value(record.id).second, qPrintable(written.value(record.id).first));
    }
}

void TestRecordFields::csvShowsEveryField()
{
    QSet<QByteArray> texts;
    const QList<QPair<QString, RunRecord>> changed = changedRecords();
    for (const auto& [name, record] : changed) {
        const QByteArray text = csvOf(record);
        QVERIFY2(text != csvOf(fullRecord()) && text != csvOf(unfinishedRecord()), qPrintable(name));
        texts.insert(text);
    }
    QCOMPARE(texts.size(), changed.size());  // no two changes look alike
}

/// What rows are looked up by, spelled out by hand: the table has these columns and no others.
void TestRecordFields::rowsHaveTheirColumns()
{
    const RunRecord record = fullRecord();
    RowFieldWriter row;
    visitRecord(record, row);
    QStringList columns = row.columns();
    columns.sort();
    QCOMPARE(columns,
             QStringList({QStringLiteral("fingerprint"), QStringLiteral("id"), QStringLiteral("ranked"),
                          QStringLiteral("set_id"), QStringLiteral("started_ms"), QStringLiteral("status")}));
    const auto at = [&row](const char* column) {
        return row.values().at(row.columns().indexOf(QLatin1String(column)));
    };
    QCOMPARE(at("id").toString(), record.id);
    QCOMPARE(at("set_id").toString(), record.setId);
    QCOMPARE(at("status").toString(), QStringLiteral("completed"));
    QCOMPARE(at("ranked").toBool(), false);
    QCOMPARE(at("fingerprint").toString(), record.workload.fingerprint());
    QCOMPARE(at("started_ms").toLongLong(), record.startedAt.toMSecsSinceEpoch());
}

/// golden.json is what version 1.0.0 wrote before records had one description.
void TestRecordFields::olderJsonComesOutByteForByte()
{
    const QByteArray golden = fileBytes("golden.json");
    QVERIFY(golden.size() > 10000);
    const auto document = documentFromJson(golden);
    QVERIFY2(document, qPrintable(document ? QString() : document.error().message));
    QCOMPARE(document->records.size(), 3);
    for (const RunRecord& record : document->records) {
        QVERIFY(!record.isVerbatim());
        QVERIFY(BlobReader().read(toBlob(record)) == record);
    }
    QCOMPARE(toJson(document.value()), golden);
}

/// golden.csv is of the same records, when runs and their epochs were one table: both tables of today hold
/// what it held, numbers to the last digit that a double has.
void TestRecordFields::olderCsvKeepsItsColumns()
{
    const auto document = documentFromJson(fileBytes("golden.json"));
    QVERIFY(document);
    const Exporter& exporter = *Exporter::of(QStringLiteral("csv")).value();
    const csv::Table golden(fileBytes("golden.csv"));
    const csv::Table runs(exporter.text({document.value(), {}}));
    const csv::Table epochs(exporter.textBeside({document.value(), {}}));
    QVERIFY(golden.size() > 5);
    QCOMPARE(runs.size() + epochs.size(), golden.size());
    qsizetype run = 0;
    qsizetype epoch = 0;
    int compared = 0;
    for (qsizetype line = 0; line < golden.size(); ++line) {
        const bool isRun = golden.at(line, "row") == u"run";
        const csv::Table& table = isRun ? runs : epochs;
        const qsizetype now = isRun ? run++ : epoch++;
        for (const QString& column : golden.columns().mid(1)) {
            const QString before = golden.at(line, column);
            const QString cell = table.columns().contains(column) ? table.at(now, column) : QString();
            bool isNumber = false;
            const double number = before.toDouble(&isNumber);
            const bool isSame = isNumber ? qFuzzyCompare(1 + cell.toDouble(), 1 + number) : cell == before;
            QVERIFY2(isSame, qPrintable(QStringLiteral("%1: %2, %3").arg(column, cell, before)));
            compared += before.isEmpty() ? 0 : 1;
        }
    }
    QVERIFY(compared > 100);
}

QTEST_GUILESS_MAIN(TestRecordFields)
#include "tst_recordfields.moc"
