// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/hostbundle.h"

#include "base/format.h"
#include "base/libtorchplace.h"
#include "base/paths.h"
#include "base/printable.h"
#include "hosts/hostscripts.h"
#include "hosts/libtorchparts.h"
#include "hosts/sshtrouble.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QObject>

#include <algorithm>

namespace epochmark::hostbundle {

namespace {

constexpr int kUnpackMs = 300'000;
constexpr int kSetupMs = 3'600'000;  // half a gigabyte over a slow line

QString bundleOf(const Host& host)
{
    return host.bundle.isEmpty() ? found() : host.bundle;
}

/// Where a bundle lies there, by its hash.
QString folderOf(const HostFacts& placed, const QString& sha256)
{
    return QStringLiteral("%1/bundles/%2").arg(placed.folder, sha256.left(16));
}

/// Unpacked if its archive is there; empty: nothing is there.
Result<QString> unpacked(const SshSession& session, const QString& folder, const StopToken& stop)
{
    SshCall call{QString::fromLatin1(hostscripts::kUnpack), {folder, folder + QStringLiteral(".tar.gz")}};
    call.mostMs = kUnpackMs;
    const auto answer = session.run(call, stop);
    if (!answer) {
        return answer.error();
    }
    for (const QByteArray& line : answer->output.split('\n')) {
        if (line == "missing") {
            return QString();
        }
        if (line.startsWith("program " + folder.toUtf8() + '/') && line.size() < 4'000) {
            return QString::fromUtf8(line.mid(8));
        }
    }
    return Error{
        ErrorCode::Input,
        answer->errors.contains("No space left")
            ? QObject::tr("There is no room on %1 to unpack Epochmark. Free some space there.")
                  .arg(session.host().name)
            : QObject::tr("Epochmark can't be unpacked on %1: it says \"%2\". Is the bundle one that "
                          "packaging/bundle.sh made?")
                  .arg(session.host().name, excerpt(answer->errors + answer->output)),
        {}};
}

/// A LibTorch of this machine that is to be sent.
struct Parcel {
    QFileInfoList files;
    QStringList hashes;  ///< one a file
    qint64 bytes = 0;
    QString folder;  ///< there
    QString version;
};

Result<Parcel> parcelOf(const SshSession& session, const HostFacts& placed, const QString& libraries,
                        const StopToken& stop)
{
    const LibTorchParts parts = LibTorchParts::of(libraries);
    if (!parts.missing.isEmpty()) {
        return Error{
            ErrorCode::Input,
            QObject::tr("LibTorch can't be fetched on %1, and the one of this machine isn't sent: it "
                        "needs %2, which isn't found beside it in %3. A bundle that has LibTorch inside "
                        "(packaging/bundle.sh --with-libtorch) needs no network there.")
                .arg(session.host().name, oneLine(parts.missing.join(QStringLiteral(", "))),
                     oneLine(libraries)),
            {}};
    }
    Parcel parcel;
    parcel.files = parts.files;
    parcel.version = libtorch::lineOfLibraries(libraries) + QStringLiteral(".0");
    QCryptographicHash all(QCryptographicHash::Sha256);
    for (const QFileInfo& file : parcel.files) {
        const auto hash = filecopy::sha256Of(file.filePath(), stop);
        if (!hash) {
            return hash.error();
        }
        parcel.hashes.append(hash.value());
        all.addData((file.fileName() + u' ' + hash.value() + u'\n').toUtf8());
        parcel.bytes += file.size();
    }
    parcel.folder = QStringLiteral("%1/libtorch/%2")
                        .arg(placed.folder, QString::fromLatin1(all.result().toHex().left(16)));
    return parcel;
}

/// Whether the program there takes one of that version, and its disk has room for it: asked before half a
/// gigabyte is sent, and without a turn of a scheduler's. A program that can't be started so (only behind a
/// prefix, say) is asked by what comes after.
Result<void> mayTake(const SshSession& session, const HostFacts& placed, const QString& program,
                     const Parcel& parcel, const StopToken& stop)
{
    SshCall call{QString::fromLatin1(hostscripts::kMayTake), {program, parcel.folder, parcel.version}};
    call.mostMs = kUnpackMs;
    const auto answer = session.run(call, stop);
    if (!answer) {
        return answer.error();
    }
    qint64 there = 0;
    for (const QByteArray& line : answer->output.split('\n')) {
        if (line == "other-line") {
            return Error{
                ErrorCode::Input,
                QObject::tr(
                    "LibTorch can't be fetched on %1, and the one of this machine (%2) isn't sent: the "
                    "Epochmark there was built for another one. Send a bundle of this very "
                    "Epochmark, or one that has LibTorch inside (packaging/bundle.sh --with-libtorch).")
                    .arg(session.host().name, parcel.version.section(u'.', 0, 1)),
                printable(QString::fromUtf8(answer->errors.right(400)).trimmed(), 400)};
        }
        if (line.startsWith("there ")) {
            there = std::clamp<qint64>(line.mid(6).trimmed().toLongLong(), 0, parcel.bytes);
        }
    }
    if (placed.freeBytes && *placed.freeBytes < parcel.bytes - there) {
        return Error{
            ErrorCode::Input,
            QObject::tr("LibTorch can't be fetched on %1, and the one of this machine isn't sent: %2 "
                        "of it are to come, and %3 are free there. Free some space, or name a "
                        "folder on another disk.")
                .arg(session.host().name, format::bytes(parcel.bytes - there),
                     format::bytes(*placed.freeBytes)),
            {}};
    }
    return {};
}

/// Each file on its own: what has arrived stays.
Result<void> sendParcel(const SshSession& session, const Parcel& parcel, const Listeners& listeners,
                        const StopToken& stop)
{
    qint64 before = 0;
    for (qsizetype i = 0; i < parcel.files.size(); ++i) {
        const QFileInfo& file = parcel.files.at(i);
        const auto sent = filecopy::send(
            session, file.filePath(), parcel.folder + QStringLiteral("/lib/") + file.fileName(),
            parcel.hashes.at(i), listeners.maySend,
            [&](const CopyProgress& progress) {
                if (listeners.onLibTorchCopied) {
                    listeners.onLibTorchCopied({before + progress.done, parcel.bytes});
                }
            },
            stop);
        if (!sent) {
            return sent.error();
        }
        before += file.size();
    }
    return {};
}

Error notReady(const SshSession& session, const SshAnswer& answer)
{
    return {ErrorCode::Input,
            QObject::tr("LibTorch can't be made ready on %1: it says \"%2\". A bundle that has it inside "
                        "(packaging/bundle.sh --with-libtorch) needs no network there.")
                .arg(session.host().name, excerpt(answer.errors.right(400))),
            {}};
}

/// Why the host has none, and why it takes none from here.
Error notTaken(const SshSession& session, const SshAnswer& first, const SshAnswer& second)
{
    return {
        ErrorCode::Input,
        QObject::tr("LibTorch can't be made ready on %1: it says \"%2\". The one of this machine was sent, "
                    "and doesn't do it either: \"%3\". A bundle that has LibTorch inside "
                    "(packaging/bundle.sh --with-libtorch) needs no network there.")
            .arg(session.host().name, excerpt(first.errors.right(400)), excerpt(second.errors.right(400))),
        {}};
}

/// Has `script` make LibTorch ready behind the prefix.
Result<SshAnswer> setUp(const SshSession& session, const QString& script, const QStringList& arguments,
                        const Listeners& listeners, const StopToken& stop)
{
    if (listeners.onSetup) {
        listeners.onSetup();
    }
    SshCall call{script, arguments, session.host().callPrefix()};
    call.isTended = true;
    call.mostMs = session.host().hasScheduler() ? 0 : kSetupMs;
    return session.run(call, stop);
}

/// LibTorch: what lies in the bundle, or is there, or is fetched by the host, or is sent from here.
Result<void> prepareLibTorch(const SshSession& session, const HostFacts& placed, const QString& program,
                             const Listeners& listeners, const StopToken& stop)
{
    const QString ready = QFileInfo(program).absolutePath() + QStringLiteral("/../.ready");
    // No turn of a scheduler's for a look at a file.
    SshCall look{QStringLiteral("[ -e \"$1\" ] && echo ready; exit 0"), {ready}};
    look.mostMs = kUnpackMs;
    const auto seen = session.run(look, stop);
    if (!seen || seen->output.endsWith("ready\n")) {
        return seen ? Result<void>() : Result<void>(seen.error());
    }
    const QString script = QString::fromLatin1(hostscripts::kReaches)
                           + QString::fromLatin1(hostscripts::kSetUp);
    const auto answer = setUp(session, script, {program, ready}, listeners, stop);
    if (!answer || answer->status == 0) {
        return answer ? Result<void>() : Result<void>(answer.error());
    }
    const QList<QByteArray> words = answer->output.split('\n');
    const QString libraries = words.contains("cannot-fetch") ? libtorch::here() : QString();
    if (libraries.isEmpty()) {
        return notReady(session, answer.value());  // a LibTorch from here mends nothing else
    }
    const auto parcel = parcelOf(session, placed, libraries, stop);
    if (!parcel) {
        return parcel.error();
    }
    if (const auto may = mayTake(session, placed, program, parcel.value(), stop); !may) {
        return may.error();
    }
    if (const auto sent = sendParcel(session, parcel.value(), listeners, stop); !sent) {
        return sent.error();
    }
    const auto taken = setUp(session, QString::fromLatin1(hostscripts::kTakeLibTorch),
                             {program, ready, parcel->folder, parcel->version}, listeners, stop);
    if (!taken || taken->status != 0) {
        return taken ? notTaken(session, answer.value(), taken.value()) : taken.error();
    }
    if (words.contains("card") && listeners.onProcessorOnly) {
        listeners.onProcessorOnly();
    }
    return {};
}

}  // namespace

QString found()
{
    const QString named = qEnvironmentVariable("EPOCHMARK_BUNDLE");
    if (!named.isEmpty()) {
        return named;
    }
    const QString name = QStringLiteral("epochmark-%1-linux-x86_64.tar.gz")
                             .arg(QStringLiteral(EPOCHMARK_VERSION));
    const QString program = QCoreApplication::applicationDirPath();
    for (const QString& folder : {paths::cacheDirectory(), program + QStringLiteral("/../.."),
                                  program + QStringLiteral("/../../bundle")}) {
        if (const QString path = QDir::cleanPath(folder + u'/' + name); QFileInfo(path).isFile()) {
            return path;
        }
    }
    return {};
}

Result<QString> programThere(const SshSession& session, const HostFacts& placed, const StopToken& stop)
{
    if (!session.host().program.isEmpty()) {
        return session.host().program;
    }
    const QString bundle = bundleOf(session.host());
    if (bundle.isEmpty() || !QFileInfo::exists(bundle)) {
        return QString();
    }
    return filecopy::sha256Of(bundle, stop).andThen([&](const QString& sha256) {
        return unpacked(session, folderOf(placed, sha256), stop);
    });
}

Result<QString> ensure(const SshSession& session, const HostFacts& placed, const Listeners& listeners,
                       const StopToken& stop)
{
    auto program = programThere(session, placed, stop);
    if (!program || !session.host().program.isEmpty()) {
        return program;
    }
    if (program->isEmpty()) {
        const QString bundle = bundleOf(session.host());
        if (bundle.isEmpty()) {
            return Error{
                ErrorCode::Input,
                QObject::tr(
                    "There is no bundle of Epochmark here that could be sent to %1. Make one with "
                    "packaging/bundle.sh and name it (host add --bundle FILE), or name the epochmark-cli "
                    "that is there already (--program PATH).")
                    .arg(session.host().name),
                {}};
        }
        const auto sha256 = filecopy::sha256Of(bundle, stop);
        if (!sha256) {
            return sha256.error();
        }
        const QString folder = folderOf(placed, sha256.value());
        if (const auto sent = filecopy::send(session, bundle, folder + QStringLiteral(".tar.gz"),
                                             sha256.value(), listeners.maySend, listeners.onCopied, stop);
            !sent) {
            return sent.error();
        }
        program = unpacked(session, folder, stop);
        if (!program || program->isEmpty()) {
            return program ? Error{ErrorCode::Input,
                                   QObject::tr("The bundle that was sent to %1 is gone there.")
                                       .arg(session.host().name),
                                   {}}
                           : program.error();
        }
    }
    const auto ready = prepareLibTorch(session, placed, program.value(), listeners, stop);
    return ready ? program : Result<QString>(ready.error());
}

}  // namespace epochmark::hostbundle
