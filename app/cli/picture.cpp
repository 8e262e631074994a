// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "picture.h"

#include "report/reportloader.h"
#include "report/reportmodule.h"
#include "storeaccess.h"

#include <QCoreApplication>
#include <QObject>

#include <algorithm>

namespace epochmark::cli {

namespace {

bool wantsPicture(const QStringList& words)
{
    const auto isReport = [](const QString& word) {
        return word.section(u'=', 0, 0) == QLatin1String("--report");
    };
    if (std::any_of(words.begin(), words.end(), isReport)) {
        return true;
    }
    const QString line = words.join(u' ').replace(u'=', u' ') + u' ';
    return line.contains(QLatin1String(" --format png ")) || line.contains(QLatin1String(" --format pdf "));
}

}  // namespace

Result<std::shared_ptr<QCoreApplication>> makeApplication(const QStringList& words, int& argc, char** argv)
{
    if (!wantsPicture(words)) {
        return std::make_shared<QCoreApplication>(argc, argv);
    }
    const auto report = loadReport();
    if (!report) {
        return report.error();
    }
    return std::shared_ptr<QCoreApplication>(report.value()->createApplication(argv));
}

Result<void> drawReport(const QString& setId, const QString& storePath, const QString& path, bool isPdf)
{
    const auto report = loadReport();
    if (!report) {
        return report.error();
    }
    const auto store = openStoreToRead(storePath);
    if (!store) {
        return store.error();
    }
    auto everything = store.value()->everything();
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

Result<RecordDocument> readPicture(const QByteArray& picture, const QString& path)
{
    const auto report = loadReport();
    if (!report) {
        return report.error();
    }
    return report.value()->read(picture, path);
}

}  // namespace epochmark::cli
