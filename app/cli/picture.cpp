// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "picture.h"

#include "report/reportloader.h"
#include "report/reportmodule.h"
#include "storeaccess.h"

#include <QCoreApplication>
#include <QObject>

namespace epochmark::cli {

namespace {

bool wantsPicture(const Arguments& arguments)
{
    const QString format = arguments.value(QStringLiteral("format"));
    return arguments.has(QStringLiteral("report")) || format == QLatin1String("png") || format == QLatin1String("pdf");
}

}  // namespace

Result<std::shared_ptr<QCoreApplication>> makeApplication(const Arguments& arguments, int& argc, char** argv)
{
    if (!wantsPicture(arguments)) {
        return std::make_shared<QCoreApplication>(argc, argv);
    }
    const auto report = loadReport();
    if (!report) {
        return report.error();
    }
    return std::shared_ptr<QCoreApplication>(report.value()->createApplication(argc, argv));
}

Result<void> drawReport(const QString& setId, const QString& storePath, const QString& path, bool isPdf)
{
    const auto report = loadReport();
    if (!report) {
        return report.error();
    }
    const auto store = openStore(storePath);
    if (!store) {
        return store.error();
    }
    auto everything = readAll(*store.value());
    if (!everything) {
        return everything.error();
    }
    auto prices = loadPrices(*store.value());
    if (!prices) {
        return prices.error();
    }
    ReportOrder order;
    order.setId = setId;
    order.everything = std::move(everything).value();
    order.prices = std::move(prices).value();
    order.format = isPdf ? ReportFormat::Pdf : ReportFormat::Png;
    order.path = path;
    return report.value()->write(order);
}

Result<RecordDocument> readPicture(const QString& path)
{
    const auto report = loadReport();
    if (!report) {
        return report.error();
    }
    return report.value()->read(path);
}

}  // namespace epochmark::cli
