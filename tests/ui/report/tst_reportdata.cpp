// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportdata.h"

#include "base/format.h"
#include "samplerecord.h"

#include <QTest>

#include <algorithm>

using namespace epochmark;

namespace {

/// `runs` repeats of one device as one set, around `seconds`.
QList<RunRecord> setOf(const QString& device, double seconds, int runs)
{
    QList<RunRecord> records;
    for (int run = 0; run < runs; ++run) {
        RunRecord record = sample::completed(seconds * (1 + 0.002 * (run - runs / 2)));
        record.seed = 42 + static_cast<quint64>(run);
        record.setId = runs > 0 && run > 0 ? records.first().setId : record.setId;
        record.device.name = device;
        record.finalValidationAccuracy = 0.82;
        records.append(record);
    }
    return records;
}

const ReportFact& fact(const ReportData& report, const QString& name)
{
    return *std::find_if(report.facts.begin(), report.facts.end(),
                         [&](const ReportFact& one) { return one.name == name; });
}

ReportData built(const QString& setId, const QList<RunRecord>& records,
                 const QList<Annotations>& annotations = {}, const PriceBook& prices = {},
                 const ReportOptions& options = {})
{
    const Result<ReportData> report = buildReport(setId, records, annotations, CostModel(prices), options);
    return report ? report.value() : ReportData();
}

}  // namespace

class TestReportData : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhatWasMeasured()
    {
        const QList<RunRecord> fast = setOf(QStringLiteral("Fast"), 60, 3);
        const QList<RunRecord> slow = setOf(QStringLiteral("Slow"), 600, 3);
        const ReportData report = built(fast.first().setId, fast + slow);
        QCOMPARE(report.headline, QStringLiteral("Fast with 4 threads trains Classic in 1.00 minutes"));
        for (const QString& part :
             {QStringLiteral("cats-vs-dogs.zip"), QStringLiteral("700"), QStringLiteral("batch 20")}) {
            QVERIFY2(report.subtitle.contains(part), qPrintable(part));
        }
        QCOMPARE(fact(report, QStringLiteral("Time")).value, QStringLiteral("1.00"));
        QCOMPARE(fact(report, QStringLiteral("Speed-up")).value, QStringLiteral("10.0"));
        QVERIFY(fact(report, QStringLiteral("Speed-up")).note.contains(QStringLiteral("Slow")));
        QCOMPARE(fact(report, QStringLiteral("Rank")).value, QStringLiteral("1"));
        QCOMPARE(fact(report, QStringLiteral("Rank")).unit, QStringLiteral("of 2"));
        QCOMPARE(fact(report, QStringLiteral("Validation accuracy")).seal, QStringLiteral("learned"));
        QCOMPARE(fact(report, QStringLiteral("Energy")).value, QStringLiteral("9.80"));
        QCOMPARE(report.fingerprint, format::fingerprint(fast.first().workload.fingerprint()));
        QVERIFY2(report.chartsNote.contains(QStringLiteral("43")), qPrintable(report.chartsNote));
        QCOMPARE(report.rows.size(), 2);
        QVERIFY(report.rows.first().isThis && report.rows.last().isBaseline);
        QVERIFY(report.rows.first().speedupInterval);
    }

    void guessedValidationHasNoSeal()
    {
        QList<RunRecord> runs = setOf(QStringLiteral("Learner by heart"), 60, 3);
        for (RunRecord& run : runs) {
            run.finalValidationAccuracy = 0.529;
        }
        const ReportData report = built(runs.first().setId, runs);
        const ReportFact& accuracy = fact(report, QStringLiteral("Validation accuracy"));
        QCOMPARE(accuracy.value, QStringLiteral("52.9"));
        QCOMPARE(accuracy.seal, QString());
        QCOMPARE(accuracy.note, QStringLiteral("learned its pictures; near chance here"));
    }

    void unknownStaysUnknown()
    {
        RunRecord record = sample::completed(57.3);
        record.energy.reset();
        record.finalValidationAccuracy.reset();
        record.hasLearned = false;
        record.isRanked = false;
        record.unrankedReasons = {QStringLiteral("It did not learn.")};
        const ReportData report = built(record.setId, {record});
        for (const QString& name :
             {QStringLiteral("Speed-up"), QStringLiteral("Rank"), QStringLiteral("Cost"),
              QStringLiteral("Energy"), QStringLiteral("Validation accuracy")}) {
            QCOMPARE(fact(report, name).value, format::unknown());
            QVERIFY2(!fact(report, name).note.isEmpty(), qPrintable(name));
        }
        QVERIFY(fact(report, QStringLiteral("Validation accuracy")).seal.isEmpty());
        QVERIFY(report.chartsNote.isEmpty());  // one run alone: there is no other whose curves it could be
        QCOMPARE(report.rows.size(), 1);
        QCOMPARE(report.rows.first().rank, format::unknown());
        QCOMPARE(report.rows.first().cost, format::unknown());
    }

    void stoppedRunsHaveNoMedian()
    {
        QList<RunRecord> runs = setOf(QStringLiteral("Halted"), 60, 2);
        for (RunRecord& run : runs) {
            run.status = RunStatus::Stopped;
            run.isRanked = false;
            run.unrankedReasons = {QStringLiteral("stopped")};
        }
        runs.first().epochs.resize(3);
        const ReportData report = built(runs.first().setId, runs);
        QVERIFY(report.chartsNote.isEmpty());
        QCOMPARE(report.accuracy.curves.first().training.size(), runs.last().epochs.size());  // came furthest
    }

    void costsAreLeftOutWhenAsked()
    {
        const RunRecord record = sample::completed();
        ReportOptions options;
        options.hasCosts = false;
        const ReportData report = built(record.setId, {record}, {}, {}, options);
        QVERIFY(std::none_of(report.facts.begin(), report.facts.end(),
                             [](const ReportFact& one) { return one.name == QStringLiteral("Cost"); }));
        QVERIFY(!report.hasCosts);
    }

    void costIsThatOfThePriceBook()
    {
        const RunRecord record = sample::completed();
        Price price;
        price.device = record.device.name;
        price.kind = PriceKind::Rent;
        price.amount = 3.6;  // 0.1 cent a second
        PriceBook book;
        book.setPrice(price);
        const ReportData report = built(record.setId, {record}, {}, book);
        const double cents = *CostModel::billedSeconds(record) * 0.1;
        QVERIFY(std::abs(fact(report, QStringLiteral("Cost")).value.toDouble() - cents) < 0.01);
        QVERIFY(fact(report, QStringLiteral("Cost")).unit.startsWith(QStringLiteral("¢")));
        QVERIFY(fact(report, QStringLiteral("Cost")).note.contains(QStringLiteral("$3.60 an hour")));
    }

    void longLeaderboardsKeepThisRunAndTheBaseline()
    {
        QList<RunRecord> records;
        for (int i = 0; i < 20; ++i) {
            records += setOf(QStringLiteral("Device %1").arg(i), 100 + 10 * i, 1);
        }
        const ReportData report = built(records[15].setId, records);
        QCOMPARE(report.rows.size(), 7);
        QCOMPARE(std::count_if(report.rows.begin(), report.rows.end(),
                               [](const ReportRow& row) { return row.isThis; }),
                 1);
        QVERIFY(report.rows.last().isBaseline);
        QVERIFY2(report.tableNote.contains(QStringLiteral("13")), qPrintable(report.tableNote));
    }

    void setsWithoutAnEpochAreRefused()
    {
        const RunRecord running = sample::running();
        const auto report = buildReport(running.setId, {running}, {}, CostModel({}), {});
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Usage);
        const auto unknown = buildReport(QStringLiteral("nothing"), {}, {}, CostModel({}), {});
        QVERIFY(!unknown && unknown.error().message.contains(QStringLiteral("nothing")));
    }

    void oneSetsDocumentHoldsNothingElse()
    {
        const QList<RunRecord> mine = setOf(QStringLiteral("Mine"), 60, 3);
        const RunRecord other = sample::completed();
        Annotations note;
        note.setId = mine.first().setId;
        note.note = QStringLiteral("kept");
        Annotations otherNote;
        otherNote.setId = other.setId;
        const RecordDocument document = documentOfSet(mine.first().setId,
                                                      {mine + QList<RunRecord>{other}, {note, otherNote}});
        QCOMPARE(document.records, mine);
        QCOMPARE(document.annotations, QList<Annotations>{note});
    }
};

QTEST_APPLESS_MAIN(TestReportData)
#include "tst_reportdata.moc"
