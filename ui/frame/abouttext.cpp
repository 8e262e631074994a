// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/helpdialog.h"
#include "frame/helptext.h"

#include <QSysInfo>

namespace epochmark {

namespace {

struct Library {
    const char* name;
    const char* version;  ///< as built against; empty: unknown
    const char* licence;  ///< as SPDX has it
};

/// The versions come from CMake: nothing is loaded just to be asked for its number.
constexpr Library kLibraries[] = {
    {"Qt (Core, Gui, Widgets, Sql, Concurrent, Svg, D-Bus)", "", "LGPL-3.0-only"},
    {"Qt Charts", "", "GPL-3.0-only"},
    {"LibTorch", EPOCHMARK_LIBTORCH, "BSD-3-Clause"},
    {"OpenCV (core, imgproc)", EPOCHMARK_OPENCV, "Apache-2.0"},
    {"libjpeg-turbo", EPOCHMARK_JPEG, "IJG AND BSD-3-Clause"},
    {"libpng", EPOCHMARK_PNG, "libpng-2.0"},
    {"libtiff", EPOCHMARK_TIFF, "libtiff"},
    {"libwebp", EPOCHMARK_WEBP, "BSD-3-Clause"},
    {"zlib", EPOCHMARK_ZLIB, "Zlib"},
    {"bzip2", EPOCHMARK_BZIP2, "bzip2-1.0.6"},
    {"Boost (Math, headers)", EPOCHMARK_BOOST, "BSL-1.0"},
    {"SQLite", "", "public domain"},
};

QString row(const QString& name, const QString& version, const QString& licence)
{
    return QStringLiteral("<tr><td>%1</td><td>%2</td><td>%3</td></tr>").arg(name, version, licence);
}

QString libraryRows()
{
    QString rows =
        QStringLiteral(
            "<tr><th align=\"left\">%1</th><th align=\"left\">%2</th><th align=\"left\">%3</th></tr>")
            .arg(HelpDialog::tr("Library"), HelpDialog::tr("Version"), HelpDialog::tr("Licence"));
    for (const Library& library : kLibraries) {
        const QString name = QString::fromLatin1(library.name);
        const bool isQt = name.startsWith(QLatin1String("Qt"));
        rows += row(name, QString::fromLatin1(isQt ? qVersion() : library.version),
                    QString::fromLatin1(library.licence));
    }
    return rows;
}

}  // namespace

QString aboutText()
{
    return QStringLiteral("<h3>Epochmark %1</h3>").arg(QStringLiteral(EPOCHMARK_VERSION))
           + HelpDialog::tr("<p>Trains a real network on real pictures: how fast a device is, whether it "
                            "learns, and what a run "
                            "costs.</p>")
           + HelpDialog::tr("<p>Built as %1 with %2, Qt %3; runs with Qt %4 on %5.</p>")
                 .arg(QStringLiteral(EPOCHMARK_BUILD_TYPE), QStringLiteral(EPOCHMARK_COMPILER),
                      QStringLiteral(QT_VERSION_STR), QString::fromLatin1(qVersion()),
                      QSysInfo::prettyProductName().toHtmlEscaped())
           + HelpDialog::tr("<p>Free software under the GNU General Public License, version 3 or later. It "
                            "comes without any "
                            "warranty.</p>")
           + QStringLiteral("<table cellpadding=\"4\">%1</table>").arg(libraryRows())
           + HelpDialog::tr("<p>The published results and the two shipped prices are those of the article "
                            "that began this.</p>");
}

}  // namespace epochmark
