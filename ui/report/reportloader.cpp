// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportloader.h"

#include "base/paths.h"
#include "report/reportmodule.h"

#include <QLibrary>
#include <QObject>

namespace epochmark {

namespace {

Error loadError(const QString& detail)
{
    const bool isExpatMissing = detail.contains(QLatin1String("libexpat"));
    return Error{ErrorCode::Internal,
                 isExpatMissing ? QObject::tr(
                     "Drawing a report needs libexpat.so.1 from this machine (Debian: apt-get install "
                     "libexpat1); everything else works without.")
                                : QObject::tr("The part of Epochmark that draws reports can't be loaded. "
                                              "Build or install Epochmark again."),
                 detail};
}

Result<const ReportModule*> openModule()
{
    QLibrary library(paths::libraryDirectory() + QStringLiteral("/libepochmark_report"));
    using Factory = const ReportModule* (*)(int);
    const auto factory = reinterpret_cast<Factory>(library.resolve("epochmarkReport"));
    if (factory == nullptr) {
        return loadError(library.errorString());
    }
    const ReportModule* module = factory(kReportInterface);
    if (module == nullptr) {
        return loadError(QObject::tr("%1 belongs to another build.").arg(library.fileName()));
    }
    return module;
}

}  // namespace

Result<const ReportModule*> loadReport()
{
    static const Result<const ReportModule*> module = openModule();
    return module;
}

}  // namespace epochmark
