// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "command.h"

#include "base/format.h"
#include "base/printable.h"
#include "dataset/archivereader.h"
#include "dataset/demodataset.h"
#include "dataset/leftout.h"
#include "dataset/manifest.h"
#include "engine/api/engine.h"
#include "engine/api/engineloader.h"
#include "interrupt.h"
#include "leftouttext.h"
#include "planarguments.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QObject>

namespace epochmark::cli {

namespace {

/// A dataset with the decoder's verdicts, and its pixels where they were asked for.
struct Inspected {
    Manifest manifest;
    std::shared_ptr<const PixelStore> pixels;
};

Result<Inspected> inspect(const QString& path, bool wantsPixels, const ReadingRules& rules)
{
    const StopToken stop = stopOnInterrupt();
    auto archive = ArchiveReader::open(path, stop, rules);
    if (!archive) {
        return archive.error();
    }
    const auto engine = loadEngine();
    if (!engine) {
        return engine.error();
    }
    DecodeOptions options;
    options.stop = stop;
    const PictureSource& source = archive.value()->source();
    const auto decoded = wantsPixels ? engine.value()->decode(source, options)
                                     : engine.value()->check(source, options);
    if (!decoded) {
        return decoded.error();
    }
    auto manifest = Manifest::complete(archive.value()->listing(), decoded->verdicts);
    if (!manifest) {
        return manifest.error();
    }
    return Inspected{std::move(manifest).value(), decoded->pixels};
}

QJsonObject countsOf(const Manifest& manifest, Split split)
{
    QJsonObject counts;
    const QStringList& classes = manifest.listing().classes;
    for (int i = 0; i < classes.size(); ++i) {
        counts.insert(classes[i], manifest.usedCount(split, i));
    }
    return counts;
}

QJsonArray toJson(const QList<LeftOut>& files)
{
    QJsonArray leftOut;
    for (const LeftOut& file : files) {
        leftOut.append(
            QJsonObject{{QStringLiteral("name"), file.name}, {QStringLiteral("reason"), file.reason}});
    }
    return leftOut;
}

QString layoutName(Layout layout)
{
    switch (layout) {
    case Layout::SplitFolders: return QStringLiteral("split-folders");
    case Layout::ClassFolders: return QStringLiteral("class-folders");
    case Layout::NamedPictures: return QStringLiteral("named-pictures");
    }
    return {};
}

QByteArray toJson(const Manifest& manifest)
{
    const Listing& listing = manifest.listing();
    QJsonObject unused;
    for (const UnusedFolder& folder : listing.unusedFolders) {
        unused.insert(folder.name, folder.pictures);
    }
    const QJsonObject whole{{QStringLiteral("manifest"), manifest.hash()},
                            {QStringLiteral("layout"), layoutName(listing.layout)},
                            {QStringLiteral("classes"), QJsonArray::fromStringList(listing.classes)},
                            {QStringLiteral("splits"),
                             QJsonObject{{QStringLiteral("train"), countsOf(manifest, Split::Train)},
                                         {QStringLiteral("val"), countsOf(manifest, Split::Validation)}}},
                            {QStringLiteral("used"), manifest.usedCount()},
                            {QStringLiteral("left_out"), toJson(manifest.leftOut())},
                            {QStringLiteral("ignored"), listing.ignored},
                            {QStringLiteral("unused_folders"), unused}};
    return QJsonDocument(whole).toJson();
}

QByteArray pixelLines(const Inspected& inspected)
{
    constexpr int kBytes = WorkloadSpec::kImageSize * WorkloadSpec::kImageSize * 3;
    const Manifest& manifest = inspected.manifest;
    QByteArray lines;
    for (qsizetype row = 0; row < manifest.verdicts().size(); ++row) {
        const PictureVerdict& verdict = manifest.verdicts().at(row);
        if (!verdict.isUsed) {
            continue;
        }
        const auto pixels = QByteArray::fromRawData(
            reinterpret_cast<const char*>(inspected.pixels->picture(row)), kBytes);
        lines += escaped(manifest.listing().pictures.at(row).entryName).toUtf8() + '\t'
                 + QByteArray::number(verdict.width) + '\t' + QByteArray::number(verdict.height) + '\t'
                 + QCryptographicHash::hash(pixels, QCryptographicHash::Sha256).toHex() + '\n';
    }
    return lines;
}

QString layoutSentence(const Listing& listing)
{
    const QString train = printable(listing.trainFolder);
    const QString validation = printable(listing.validationFolder);
    if (listing.layout == Layout::SplitFolders) {
        return QObject::tr("%1/<class> and %2/<class>").arg(train, validation);
    }
    if (listing.layout == Layout::ClassFolders) {
        return QObject::tr(
            "<class>/ only: a fifth of the pictures, chosen by the hash of their names, is for validation");
    }
    if (!validation.isEmpty()) {
        return QObject::tr("no class folders: sorted by the pictures' names, %1 and %2")
            .arg(train, validation);
    }
    return QObject::tr(
        "no class folders: sorted by the pictures' names; a fifth of them, chosen by the hash of "
        "their names, is for validation");
}

void printSummary(const Manifest& manifest, const Console& console)
{
    const Listing& listing = manifest.listing();
    console.print(QObject::tr("%1: %2 pictures used")
                      .arg(demodataset::shownName(listing.name), format::count(manifest.usedCount())));
    console.print(QObject::tr("Layout: %1").arg(layoutSentence(listing)));
    QList<QStringList> rows{{QObject::tr("Class"), QObject::tr("Training"), QObject::tr("Validation")}};
    for (int i = 0; i < listing.classes.size(); ++i) {
        rows.append({printable(listing.classes[i]), format::count(manifest.usedCount(Split::Train, i)),
                     format::count(manifest.usedCount(Split::Validation, i))});
    }
    console.print(table(rows, {false, true, true}));
    console.print(QObject::tr("Left out: %1 · ignored: %2")
                      .arg(format::count(manifest.leftOut().size()), format::count(listing.ignored)));
    for (const QString& line : leftOutLines(manifest.leftOut())) {
        console.print(line);
    }
    for (const UnusedFolder& folder : listing.unusedFolders) {
        console.print(QObject::tr("Not used: %1 pictures in %2")
                          .arg(format::count(folder.pictures), printable(folder.name)));
    }
    console.print(QObject::tr("Manifest: %1").arg(manifest.hash()));
}

int runInspect(const Arguments& arguments, Console& console)
{
    const bool wantsPixels = arguments.has(QStringLiteral("pixels"));
    const bool wantsJson = arguments.has(QStringLiteral("json"));
    if (wantsPixels && wantsJson) {
        return console.fail({ErrorCode::Usage, QObject::tr("--json and --pixels can't be had at once."), {}});
    }
    const ReadingRules rules{arguments.has(classesFromNamesOption().name)};
    const auto inspected = inspect(arguments.operands().first(), wantsPixels, rules);
    if (!inspected) {
        if (const auto files = leftout::of(inspected.error()); wantsJson && !files.isEmpty()) {
            const QJsonObject refused{
                {QStringLiteral("error"), inspected.error().message},
                {QStringLiteral("left_out"), toJson(files)},
                {QStringLiteral("left_out_more"), static_cast<qint64>(leftout::moreOf(inspected.error()))}};
            console.printData(QJsonDocument(refused).toJson());
        }
        return console.fail(inspected.error());
    }
    if (wantsPixels) {
        console.printData(pixelLines(inspected.value()));
    } else if (wantsJson) {
        console.printData(toJson(inspected->manifest));
    } else {
        printSummary(inspected->manifest, console);
    }
    return kDone;
}

}  // namespace

QList<Command> inspectCommands()
{
    const Grammar inspect{
        QStringLiteral("inspect"),
        QObject::tr("Says what a dataset holds: classes, pictures, files left out and why."),
        {QStringLiteral("ZIP|FOLDER|demo"), 1, 1},
        {classesFromNamesOption(),
         {QStringLiteral("json"), {}, QObject::tr("as JSON on standard output")},
         {QStringLiteral("pixels"),
          {},
          QObject::tr("one line a used picture: name, width, height, SHA-256 of its pixels")}}};
    return {{inspect, runInspect}};
}

}  // namespace epochmark::cli
