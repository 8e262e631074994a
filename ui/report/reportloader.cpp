// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportloader.h"

#include "report/reportmodule.h"

#include <QFileInfo>
#include <QLibrary>
#include <QObject>

#include <dlfcn.h>

namespace epochmark {

namespace {

Error loadError(const QString& detail)
{
    return Error{ErrorCode::Internal,
                 QObject::tr("The part of Epochmark that draws reports can't be loaded. Build or install Epochmark again."),
                 detail};
}

/// The folder that epochmark_core was loaded from: the report lies beside it, built or installed.
QString libraryFolder()
{
    Dl_info info{};
    const auto inCore = static_cast<Result<RecordDocument> (*)(const QByteArray&)>(&documentFromJson);
    if (dladdr(reinterpret_cast<const void*>(inCore), &info) == 0 || info.dli_fname == nullptr) {
        return {};
    }
    return QFileInfo(QString::fromLocal8Bit(info.dli_fname)).absolutePath();
}

Result<const ReportModule*> openModule()
{
    QLibrary library(libraryFolder() + QStringLiteral("/libepochmark_report"));
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
