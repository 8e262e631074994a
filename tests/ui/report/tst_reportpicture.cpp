// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "longnames.h"
#include "report/reportdata.h"
#include "report/reportpainter.h"
#include "samplerecord.h"
#include "textrecorder.h"

#include <QPainter>
#include <QTest>

using namespace epochmark;

namespace {

constexpr int kRows = 7;
const QRectF kPicture(QPointF(), kReportSize);
const QRectF kCharts(60, 361, 850, 625);  // have labels of their own

/// Three runs each of seven devices, in the order of their times, and more of which nothing is shown.
QList<RunRecord> manyRecords(qsizetype firstName)
{
    QList<RunRecord> records;
    for (int device = 0; device < kRows; ++device) {
        const auto& name = sample::longNames().at((firstName + device) % sample::longNames().size());
        const QString setId = sample::uuid();
        for (const double spread : {1.0, 1.004, 1.009}) {
            RunRecord run = sample::completed((900 + 60 * device) * spread);
            run.setId = setId;
            run.device.name = QString::fromUtf8(name.device);
            run.device.threads = 128;
            run.environment.insert(QStringLiteral("cores"), 64);
            run.environment.insert(QStringLiteral("cuda"), QStringLiteral("13.0"));
            run.environment.insert(QStringLiteral("driver"), QStringLiteral("580.126.09"));
            records.append(run);
        }
    }
    return records;
}

ReportData reportOf(const QList<RunRecord>& records, int device)
{
    PriceBook prices;
    for (int row = 0; row < kRows; ++row) {
        Price price;
        price.device = records.at(3 * row).device.name;
        price.kind = PriceKind::Rent;
        price.amount = 32.5;
        prices.setPrice(price);
    }
    ReportData report = buildReport(records.at(3 * device).setId, records, {}, CostModel(prices), {}).value();
    for (ReportRow& row : report.rows) {
        row.rank = QStringLiteral("577=");
    }
    return report;
}

QList<PaintedText> painted(const ReportData& report)
{
    TextRecorder recorder;
    QPainter painter(&recorder);
    paintReport(painter, report);
    painter.end();
    QList<PaintedText> texts = recorder.texts();
    texts.removeIf([](const PaintedText& text) { return kCharts.contains(text.place.center()); });
    return texts;
}

QString overprinted(const QList<PaintedText>& texts)
{
    for (qsizetype i = 0; i < texts.size(); ++i) {
        if (!kPicture.contains(texts[i].place)) {
            return texts[i].text;
        }
        for (qsizetype other = 0; other < i; ++other) {
            const QRectF common = texts[i].place.intersected(texts[other].place);
            if (common.width() > 1 && common.height() > 1) {
                return QStringLiteral("%1 | %2").arg(texts[i].text, texts[other].text);
            }
        }
    }
    return {};
}

}  // namespace

/// The whole picture with the longest names there are, in the only font of a bare system and any other.
class TestReportPicture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsOverprintedOrCut_data();
    void nothingIsOverprintedOrCut();
    void likeDevicesCanBeToldApart();
};

void TestReportPicture::nothingIsOverprintedOrCut_data()
{
    QTest::addColumn<int>("firstName");
    QTest::addColumn<int>("device");
    for (int first = 0; first < sample::longNames().size(); first += 3) {
        QTest::addRow("from %d, the first", first) << first << 0;
        QTest::addRow("from %d, the baseline", first) << first << kRows - 1;
    }
}

void TestReportPicture::nothingIsOverprintedOrCut()
{
    QFETCH(int, firstName);
    QFETCH(int, device);
    const ReportData report = reportOf(manyRecords(firstName), device);
    QCOMPARE(report.rows.size(), kRows);
    const QList<PaintedText> texts = painted(report);
    QVERIFY(texts.size() > 60);
    QCOMPARE(overprinted(texts), QString());
    QStringList said;
    for (const PaintedText& text : texts) {
        said.append(text.text);
    }
    const QString all = said.join(QLatin1Char('\n'));
    for (const ReportRow& row : report.rows) {
        for (const QString& figure :
             {row.time, row.rank, row.cost, row.speedup.section(QLatin1Char(' '), 0, 0)}) {
            QVERIFY2(all.contains(figure), qPrintable(figure));
        }
    }
    for (const QString& part : report.measured + report.made) {
        QVERIFY2(all.contains(part), qPrintable(part));
    }
}

void TestReportPicture::likeDevicesCanBeToldApart()
{
    QList<RunRecord> records;
    for (const int threads : {1, 2}) {
        records.append(sample::completed(100.0 / threads));
        records.last().device.name = QStringLiteral("AMD EPYC 7763 64-Core Processor");
        records.last().device.threads = threads;
    }
    const ReportData report = buildReport(records.last().setId, records, {}, CostModel({}), {}).value();
    QCOMPARE(report.headline, QStringLiteral("EPYC 7763 with 2 threads trains Classic in 0.83 minutes"));
    QVERIFY2(report.facts.at(1).note.contains(QStringLiteral("over EPYC 7763 · 1 thread, measured once")),
             qPrintable(report.facts.at(1).note));
    QVERIFY(report.rows.at(0).configuration.contains(QStringLiteral("2 threads")));
    QVERIFY(report.rows.at(1).configuration.contains(QStringLiteral("1 thread")));
    QCOMPARE(overprinted(painted(report)), QString());
}

QTEST_MAIN(TestReportPicture)
#include "tst_reportpicture.moc"
