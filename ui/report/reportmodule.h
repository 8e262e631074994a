// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "cost/pricebook.h"
#include "results/record/recordjson.h"

#include <QByteArray>
#include <QString>

#include <memory>

class QCoreApplication;

namespace epochmark {

enum class ReportFormat { Png, Pdf };

/// What to draw and where to. Plain value.
struct ReportOrder {
    QString setId;              ///< the set shown, among `everything`
    RecordDocument everything;  ///< all records and annotations: the leaderboard part of the picture
    PriceBook prices;
    ReportFormat format = ReportFormat::Png;
    int scale = 1;  ///< PNG only: 1 (1920 x 1080) or 2
    QString path;   ///< by outputfile::write(): an old file stays when anything fails
};

/// The report for a program without windows: epochmark_report is loaded only when a picture is asked for or
/// read (loadReport()). Painting needs a QApplication, and a process may have one application object only, so
/// the terminal decides by its arguments before it makes one:
///     std::unique_ptr<QCoreApplication> application;
///     if (wantsPicture(arguments)) { application = loadReport().value()->createApplication(argv); }
///     else { application = std::make_unique<QCoreApplication>(argc, argv); }
class ReportModule {
public:
    virtual ~ReportModule() = default;

    /// A QApplication on the offscreen platform, whatever QT_QPA_PLATFORM and the arguments say: needs no
    /// display. `argv`, of which it sees the program's name alone, must outlive it. Once a process.
    virtual std::unique_ptr<QCoreApplication> createApplication(char** argv) const = 0;

    /// Draws and writes; main thread. Error::Usage for an unknown set, one without a finished epoch or a
    /// scale out of range; Error::Input naming the file that can't be written; Error::Internal without a
    /// QApplication.
    virtual Result<void> write(const ReportOrder& order) const = 0;

    /// The records inside the bytes of a PNG report; `path` is for the sentences. Any thread, any or no
    /// application object. Error::Input: no PNG, damaged, or a picture without data.
    virtual Result<RecordDocument> read(const QByteArray& picture, const QString& path) const = 0;
};

/// Bumped whenever this header changes: a module of another build is refused.
inline constexpr int kReportInterface = 2;

}  // namespace epochmark

extern "C" {
/// The module's door; nullptr when `interface` isn't its own. The object lives until process exit.
const epochmark::ReportModule* epochmarkReport(int interface);
}
