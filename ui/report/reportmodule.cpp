// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportmodule.h"

#include "report/reportwriter.h"

#include <QApplication>
#include <QObject>

namespace epochmark {

namespace {

class Module : public ReportModule {
public:
    std::unique_ptr<QCoreApplication> createApplication(char** argv) const override
    {
        // A platform that finds no display would end the process; one is nothing to a picture.
        qputenv("QT_QPA_PLATFORM", "offscreen");
        static int programAlone = 1;
        return std::make_unique<QApplication>(programAlone, argv);
    }

    Result<void> write(const ReportOrder& order) const override
    {
        if (qobject_cast<QApplication*>(QCoreApplication::instance()) == nullptr) {
            return Error{
                ErrorCode::Internal, QObject::tr("A report can't be drawn by a program without fonts."), {}};
        }
        if (order.scale < 1 || order.scale > 2) {
            return Error{ErrorCode::Usage,
                         QObject::tr("A report is drawn at scale 1 or 2, not %1.").arg(order.scale),
                         {}};
        }
        ReportOptions options;
        options.isDataInside = order.format == ReportFormat::Png;
        const Result<ReportData> report = buildReport(order.setId, order.everything.records,
                                                      order.everything.annotations, CostModel(order.prices),
                                                      options);
        if (!report) {
            return report.error();
        }
        if (order.format == ReportFormat::Pdf) {
            return writeReportPdf(report.value(), order.path);
        }
        return writeReportPng(report.value(), documentOfSet(order.setId, order.everything), order.scale,
                              order.path);
    }

    Result<RecordDocument> read(const QByteArray& picture, const QString& path) const override
    {
        return readReport(picture, path);
    }
};

}  // namespace

}  // namespace epochmark

const epochmark::ReportModule* epochmarkReport(int interface)
{
    static const epochmark::Module module;
    return interface == epochmark::kReportInterface ? &module : nullptr;
}
