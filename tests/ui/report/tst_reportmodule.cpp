// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportdrawing.h"
#include "report/reportmodule.h"

#include "patience.h"
#include "report/reportdata.h"
#include "report/reportwriter.h"
#include "results/exchange/importfile.h"
#include "samplerecord.h"
#include "theme/tokens.h"

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <memory>

using namespace epochmark;

namespace {

/// Three repeats with everything that can be in a record, and a fourth run of somebody else.
RecordDocument everything()
{
    RecordDocument document;
    for (int run = 0; run < 3; ++run) {
        RunRecord record = sample::completed(57.3 + run);
        record.setId = document.records.isEmpty() ? record.setId : document.records.first().setId;
        record.seed = 42 + static_cast<quint64>(run);
        record.warnings = {{QStringLiteral("noisy"), QStringLiteral("Es schwankt: größer als üblich.")}};
        record.unknown.insert(QStringLiteral("from_the_future"), QJsonObject{{QStringLiteral("x"), 1.5}});
        document.records.append(record);
    }
    document.records.append(sample::completed(600));
    Annotations annotations;
    annotations.setId = document.records.first().setId;
    annotations.name = QStringLiteral("My machine");
    annotations.isPinned = true;
    document.annotations = {annotations};
    return document;
}

ReportOrder orderOf(const RecordDocument& document, const QString& path)
{
    ReportOrder order;
    order.setId = document.records.first().setId;
    order.everything = document;
    order.path = path;
    return order;
}

}  // namespace

class TestReportModule : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(m_module != nullptr); }

    void otherBuildsAreRefused() { QVERIFY(epochmarkReport(kReportInterface + 1) == nullptr); }

    void pictureBringsItsRecordsBack_data()
    {
        QTest::addColumn<int>("scale");
        QTest::newRow("1x") << 1;
        QTest::newRow("2x") << 2;
    }
    void pictureBringsItsRecordsBack()
    {
        QFETCH(int, scale);
        const RecordDocument document = everything();
        ReportOrder order = orderOf(document, m_dir.filePath(QStringLiteral("report.png")));
        order.scale = scale;
        const Result<void> written = m_module->write(order);
        QVERIFY2(written, written ? "" : qPrintable(written.error().message));
        QCOMPARE(QImage(order.path).size(), QSize(1920, 1080) * scale);
        const Result<RecordDocument> brought = read(order.path);
        QVERIFY2(brought, brought ? "" : qPrintable(brought.error().message));
        QCOMPARE(brought.value(), documentOfSet(order.setId, document));
        QCOMPARE(brought.value().records.size(), 3);
    }

    void pictureIsLightAndFilled()
    {
        const RecordDocument document = everything();
        const auto report = buildReport(document.records.first().setId, document.records,
                                        document.annotations, CostModel({}), {});
        QVERIFY(report);
        const QImage image = renderReport(report.value(), 0.5);
        QCOMPARE(image.size(), QSize(960, 540));
        QCOMPARE(image.pixelColor(2, 2), Tokens::light().surface);
        // Every part of the layout has ink: head, facts, both charts, table, footer.
        for (const QRect& part :
             {QRect(32, 20, 400, 40), QRect(32, 82, 890, 64), QRect(32, 180, 400, 140),
              QRect(32, 345, 400, 140), QRect(482, 160, 440, 120), QRect(32, 502, 890, 26)}) {
            int ink = 0;
            for (int y = part.top(); y <= part.bottom(); ++y) {
                for (int x = part.left(); x <= part.right(); ++x) {
                    ink += image.pixelColor(x, y).lightness() < 180 ? 1 : 0;
                }
            }
            QVERIFY2(ink > 60, qPrintable(QStringLiteral("%1,%2: %3").arg(part.x()).arg(part.y()).arg(ink)));
        }
    }

    /// What the window sees while it goes on: the same picture, between its events.
    void drawnInPartsItIsTheSame()
    {
        const RecordDocument document = everything();
        for (const bool hasLeaderboard : {true, false}) {
            ReportOptions options;
            options.hasLeaderboard = hasLeaderboard;
            const auto report = buildReport(document.records.first().setId, document.records,
                                            document.annotations, CostModel({}), options);
            QVERIFY(report);
            QObject owner;
            int turns = 0;
            QTimer counter;
            connect(&counter, &QTimer::timeout, &owner, [&turns] { ++turns; });
            counter.start(0);
            QImage drawn;
            drawPage(&owner, pageOf(report.value()), 0.5,
                     [&drawn](const Result<QImage>& image) { drawn = image.value(); });
            QVERIFY(drawn.isNull());
            QTRY_VERIFY(!drawn.isNull());
            QVERIFY2(turns >= 4, qPrintable(QString::number(turns)));
            QCOMPARE(drawn, renderReport(report.value(), 0.5));
            QByteArray pdf;
            drawPagePdf(&owner, pageOf(report.value()),
                        [&pdf](const Result<QByteArray>& bytes) { pdf = bytes.value(); });
            QTRY_VERIFY(!pdf.isEmpty());
            QVERIFY(pdf.startsWith("%PDF") && pdf.trimmed().endsWith("%%EOF"));
        }
        // Given up, or its owner gone: nobody is told.
        bool isTold = false;
        const auto report = buildReport(document.records.first().setId, document.records,
                                        document.annotations, CostModel({}), {});
        auto owner = std::make_unique<QObject>();
        drawPage(owner.get(), pageOf(report.value()), 0.5,
                 [&isTold](const Result<QImage>&) { isTold = true; });
        QCoreApplication::processEvents();
        owner.reset();
        QObject patient;
        delete drawPage(&patient, pageOf(report.value()), 0.5,
                        [&isTold](const Result<QImage>&) { isTold = true; });
        QTest::qWait(50);
        QVERIFY(!isTold);
    }

    /// More pixels than there is memory for, and a page that nothing more can be painted on: told, once.
    void whatCannotBeDrawnIsAnError()
    {
        QObject owner;
        int parts = 0;
        int told = 0;
        const PageDrawing page{QStringLiteral("Too large"), [&parts](QPainter&, int) { return ++parts < 3; }};
        const auto tell = [&told](const auto& drawn) {
            ++told;
            QVERIFY(!drawn && drawn.error().message.contains(QStringLiteral("Too large")));
        };
        drawPage(&owner, page, 1e6, tell);
        QTRY_COMPARE(told, 1);
        QCOMPARE(parts, 0);
        const PageDrawing broken{page.title, [&parts](QPainter& painter, int) {
                                     ++parts;
                                     return !painter.end();
                                 }};
        drawPagePdf(&owner, broken, tell);
        QTRY_COMPARE(told, 2);
        QTest::qWait(50);
        QCOMPARE(told, 2);
        QCOMPARE(parts, 1);
    }

    void pdfIsOnePageWithoutData()
    {
        ReportOrder order = orderOf(everything(), m_dir.filePath(QStringLiteral("report.pdf")));
        order.format = ReportFormat::Pdf;
        QVERIFY(m_module->write(order));
        QFile file(order.path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray pdf = file.readAll();
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY(pdf.contains("/Count 1"));
        QVERIFY(!read(order.path));
    }

    void wrongOrdersAreRefused()
    {
        ReportOrder unknown = orderOf(everything(), m_dir.filePath(QStringLiteral("x.png")));
        unknown.setId = QStringLiteral("nobody");
        QCOMPARE(m_module->write(unknown).error().code, ErrorCode::Usage);
        ReportOrder scale = orderOf(everything(), m_dir.filePath(QStringLiteral("x.png")));
        scale.scale = 3;
        QCOMPARE(m_module->write(scale).error().code, ErrorCode::Usage);
        const ReportOrder nowhere = orderOf(everything(), m_dir.filePath(QStringLiteral("none/x.png")));
        QCOMPARE(m_module->write(nowhere).error().code, ErrorCode::Input);
        QVERIFY(m_module->write(nowhere).error().message.contains(nowhere.path));
    }

private:
    Result<RecordDocument> read(const QString& path) const
    {
        return readImport(path, [this](const QByteArray& picture, const QString& name) {
            return m_module->read(picture, name);
        });
    }

    const ReportModule* m_module = epochmarkReport(kReportInterface);
    QTemporaryDir m_dir;
};

QTEST_MAIN(TestReportModule)
#include "tst_reportmodule.moc"
