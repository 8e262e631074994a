// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/filecopy.h"

#include "base/filereason.h"
#include "base/printable.h"
#include "hosts/hostscripts.h"
#include "hosts/sshtrouble.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QObject>

namespace epochmark::filecopy {

namespace {

constexpr int kCopySilenceMs = 60'000;
constexpr int kProofMs = 600'000;  // for the hash of a large file there
constexpr qint64 kPiece = 65'536;  // kAppend's
constexpr int kGone = 97;
constexpr int kNoHash = 98;
constexpr int kOtherHash = 99;

Error unreadableHere(const QFile& file)
{
    return {ErrorCode::Input,
            QObject::tr("%1 can't be read. Check its name and permissions.").arg(file.fileName()),
            fileReason(file)};
}

Error copyError(const SshSession& session, const QString& path, const QByteArray& errors)
{
    return {ErrorCode::Input,
            errors.contains("No space left") || errors.contains("quota")
                ? QObject::tr(
                      "There is no room on %1 for %2. Free some space there, then try again: it goes on from "
                      "where it ended.")
                      .arg(session.host().name, QFileInfo(path).fileName())
                : QObject::tr("%2 can't be written on %1: it says \"%3\".")
                      .arg(session.host().name, QFileInfo(path).fileName(), excerpt(errors)),
            {}};
}

/// How much of it is there; absent: all.
Result<std::optional<qint64>> sizeThere(const SshSession& session, const QString& there,
                                        const StopToken& stop)
{
    SshCall call{QString::fromLatin1(hostscripts::kSize), {there}};
    call.mostMs = kCopySilenceMs;
    const auto answer = session.run(call, stop);
    if (!answer) {
        return answer.error();
    }
    const QList<QByteArray> lines = answer->output.split('\n');
    if (lines.contains("whole")) {
        return std::optional<qint64>();
    }
    for (const QByteArray& line : lines) {
        bool isNumber = false;
        if (const qint64 size = line.mid(5).trimmed().toLongLong(&isNumber);
            line.startsWith("part ") && isNumber && size >= 0) {
            return std::optional(size);
        }
    }
    return Error{ErrorCode::Input,
                 QObject::tr("%1 doesn't tell how much of a file it has, it says \"%2\".")
                     .arg(session.host().name, excerpt(answer->output)),
                 {}};
}

Result<void> prove(const SshSession& session, const QString& path, const QString& there,
                   const QString& sha256, const StopToken& stop)
{
    SshCall call{QString::fromLatin1(hostscripts::kProve), {there, sha256}};
    call.mostMs = kProofMs;
    const auto proved = session.run(call, stop);
    if (!proved || proved->status == 0) {
        return proved ? Result<void>() : Result<void>(proved.error());
    }
    const QString name = QFileInfo(path).fileName();
    if (proved->status == kGone) {
        return Error{ErrorCode::Input,
                     QObject::tr("%1 was removed on %2 before it was proved whole. Try again.")
                         .arg(name, session.host().name),
                     {}};
    }
    if (proved->status == kOtherHash) {
        return Error{
            ErrorCode::Input,
            QObject::tr(
                "%1 arrived on %2 with other content than it has here, and was removed there. Try again.")
                .arg(name, session.host().name),
            {}};
    }
    return proved->status == kNoHash ? Error{ErrorCode::Input,
                                             QObject::tr("%1 has no sha256sum, so it can't be proved that %2 "
                                                         "arrived whole. Install coreutils "
                                                         "there.")
                                                 .arg(session.host().name, name),
                                             {}}
                                     : copyError(session, path, proved->errors);
}

}  // namespace

Result<QString> sha256Of(const QString& path, const StopToken& stop)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return unreadableHere(file);
    }
    constexpr qint64 kHashed = 1 << 20;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (QByteArray piece = file.read(kHashed); !piece.isEmpty(); piece = file.read(kHashed)) {
        hash.addData(piece);
        if (stop.isStopRequested()) {
            return Error{ErrorCode::Stopped, QObject::tr("Stopped."), {}};
        }
    }
    if (file.error() != QFileDevice::NoError) {
        return unreadableHere(file);
    }
    return QString::fromLatin1(hash.result().toHex());
}

Result<void> send(const SshSession& session, const QString& path, const QString& there, const QString& sha256,
                  const MaySend& maySend, const OnCopied& onCopied, const StopToken& stop)
{
    const auto before = sizeThere(session, there, stop);
    if (!before || !before.value()) {
        return before ? Result<void>() : Result<void>(before.error());
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return unreadableHere(file);
    }
    const qint64 whole = file.size();
    const qint64 pieces = *before.value() / kPiece;
    const qint64 begin = pieces * kPiece;
    if (*before.value() < whole) {
        if (maySend && !maySend(whole - begin, QFileInfo(path).fileName())) {
            return Error{ErrorCode::Stopped, QObject::tr("Stopped."), {}};
        }
        if (!file.seek(begin)) {
            return unreadableHere(file);
        }
        SshCall call{QString::fromLatin1(hostscripts::kAppend), {there, QString::number(pieces)}};
        call.input = &file;
        call.mostSilenceMs = kCopySilenceMs;
        call.onSent = [&](qint64 sent) {
            if (onCopied) {
                onCopied({begin + sent, whole});
            }
        };
        const auto sent = session.run(call, stop);
        if (!sent || sent->status != 0) {
            return sent ? copyError(session, path, sent->errors) : sent.error();
        }
        if (file.error() != QFileDevice::NoError) {
            return unreadableHere(file);
        }
    }
    return prove(session, path, there, sha256, stop);
}

}  // namespace epochmark::filecopy
