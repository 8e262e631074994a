// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/record/recordfields.h"
#include "results/record/recordjson.h"

#include "fullrecord.h"

#include <QTest>

#include <functional>
#include <limits>
#include <type_traits>

using namespace epochmark;
using namespace epochmark::test;

namespace {

/// The visitor that sets one field with limits beyond the highest or below the lowest of them.
class LimitBreaker {
public:
    LimitBreaker(int target, bool isAbove) : m_target(target), m_isAbove(isAbove) {}
    int count() const { return m_count; }
    QString key() const { return m_key; }

    template <typename T>
    void field(const Field& field, T& value)
    {
        const bool isNumber =
            std::is_same_v<
                T,
                double> || std::is_same_v<T, int> || std::is_same_v<T, qint64> || std::is_same_v<T, std::optional<double>> || std::is_same_v<T, std::optional<qint64>>;
        if (isNumber && m_count++ == m_target) {
            m_key = QString::fromLatin1(field.key);
            set(value, m_isAbove ? field.limits.highest * 2 : field.limits.lowest - 1);
        }
    }
    template <typename E>
    void choice(const Field&, E&)
    {}
    template <typename Make>
    void derived(const Field&, Make)
    {}
    void network(WorkloadSpec&) {}
    template <typename T, typename Visit>
    void section(const char*, T& value, Visit visit)
    {
        visit(value, *this);
    }
    template <typename T, typename Visit>
    void group(const Field&, std::optional<T>& value, Visit visit)
    {
        visit(*value, *this);
    }
    template <typename T, typename Visit>
    void list(const char*, QList<T>& values, Visit visit)
    {
        visit(values.last(), *this);
    }
    template <typename T, typename Visit>
    void lines(const char* key, QList<T>& values, Visit visit)
    {
        list(key, values, visit);
    }

private:
    template <typename T>
    static void set(T&, double)
    {}
    static void set(double& value, double given) { value = given; }
    static void set(int& value, double given)
    {
        value = given > 2e9 ? std::numeric_limits<int>::min() : static_cast<int>(given);
    }
    static void set(qint64& value, double given) { value = static_cast<qint64>(given); }
    static void set(std::optional<double>& value, double given) { value = given; }
    static void set(std::optional<qint64>& value, double given) { value = static_cast<qint64>(given); }

    int m_target;
    bool m_isAbove;
    int m_count = 0;
    QString m_key;
};

}  // namespace

/// The limits of a record's numbers, which hold on import.
class TestRecordLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void limitsHoldOnImport_data();
    void limitsHoldOnImport();
    void everyLimitIsNamedWhenBroken();
};

void TestRecordLimits::limitsHoldOnImport_data()
{
    QTest::addColumn<std::function<void(RunRecord&)>>("spoil");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char* name, std::function<void(RunRecord&)> spoil, const QStringList& words) {
        QTest::newRow(name) << spoil << words;
    };
    row("energy", [](RunRecord& run) { run.energy->joules = -3; },
        {QStringLiteral("\"energy.joules\" is -3 J"), QStringLiteral("between 0 J and ")});
    row("accuracy", [](RunRecord& run) { run.finalValidationAccuracy = 200; },
        {QStringLiteral("\"final.val_accuracy\" is 200"), QStringLiteral("between 0 and 1")});
    row("year", [](RunRecord& run) { run.startedAt = run.startedAt.addYears(1000); },
        {QStringLiteral("\"started_at\" is 3026"), QStringLiteral("between 1970 and 2199")});
    row("seconds", [](RunRecord& run) { run.epochs[1].seconds = -1; },
        {QStringLiteral("\"epochs[1].seconds\" is -1 s"), QStringLiteral("between 0 s and ")});
    row("phase", [](RunRecord& run) { run.epochs[2].phases.computeSeconds = -1; },
        {QStringLiteral("\"epochs[2].phases.compute_s\" is -1 s")});
    row("loss", [](RunRecord& run) { run.epochs[0].trainLoss = -0.5; },
        {QStringLiteral("\"epochs[0].train_loss\" is -0.5"), QStringLiteral("must be 0 or more")});
    row("hits", [](RunRecord& run) { run.epochs[0].trainHits = 701; },
        {QStringLiteral("train_hits"), QStringLiteral("701"), QStringLiteral("700")});
    row("order", [](RunRecord& run) { run.epochs.swapItemsAt(0, 1); },
        {QStringLiteral("\"epoch\" is 1 after 2")});
    row("twice", [](RunRecord& run) { run.epochs[1].epoch = 1; }, {QStringLiteral("\"epoch\" is 1 after 1")});
    row("too many", [](RunRecord& run) { run.epochs.last().epoch = 99; },
        {QStringLiteral("\"epoch\" is 99 after 2"), QStringLiteral("at most 3")});
}

void TestRecordLimits::limitsHoldOnImport()
{
    QFETCH(std::function<void(RunRecord&)>, spoil);
    QFETCH(QStringList, words);
    RunRecord record = fullRecord();
    spoil(record);
    const auto document = documentFromJson(toJson(RecordDocument{{fullRecord(), record}, {}}));
    QVERIFY(!document);
    QVERIFY(document.error().code == ErrorCode::Input);
    const QString sentence = document.error().message;
    for (const QString& word : words + QStringList{QStringLiteral("record 2 (%1)").arg(record.id)}) {
        QVERIFY2(sentence.contains(word), qPrintable(sentence));
    }
}

/// Every number of a record has limits, and both are kept: a field without any would come through here.
void TestRecordLimits::everyLimitIsNamedWhenBroken()
{
    LimitBreaker counter(-1, true);
    RunRecord counted = fullRecord();
    visitRecord(counted, counter);
    QVERIFY(counter.count() > 40);
    for (int target = 0; target < counter.count(); ++target) {
        for (const bool isAbove : {false, true}) {
            RunRecord record = fullRecord();
            LimitBreaker breaker(target, isAbove);
            visitRecord(record, breaker);
            const bool isLoss = breaker.key().endsWith(QLatin1String("_loss"));
            if (isLoss && isAbove) {
                continue;  // infinity, which JSON doesn't have
            }
            const auto read = recordFromJson(toJson(record));
            QVERIFY2(!read, qPrintable(breaker.key()));
            QVERIFY2(read.error().message.contains(breaker.key()), qPrintable(read.error().message));
        }
    }
}

QTEST_GUILESS_MAIN(TestRecordLimits)
#include "tst_recordlimits.moc"
