// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

/// The one way in which a file goes out, whatever is in it. Plain functions, any thread.
///     if (const auto written = outputfile::write(path, json); !written) { return written.error(); }
namespace epochmark::outputfile {

/// Writes a whole file. A file, and one that isn't there yet, is made anew beside its place and takes it once
/// every byte has arrived: until then a former one stays as it was. Links are followed; what they lead to is
/// replaced, they stay. Pipes and devices are written into, never replaced, and so is what this process has
/// open (/dev/stdout, /dev/fd/3), where it stands; a pipe without a reader is waited for. Error::Input with a
/// sentence naming the file, `detail` the reason alone.
Result<void> write(const QString& path, const QByteArray& bytes);

/// Whether write() could, asked before the work whose result it is: Error::Input with a sentence when it is a
/// folder, or the file or its folder can't be written. Room isn't asked for.
Result<void> check(const QString& path);

/// Where the one with that number of several files goes: "model-2.pt" for "model.pt". A pipe or a device is
/// the same for all of them.
QString numbered(const QString& path, int number);

/// Where what belongs to a file stands beside it: "runs-epochs.csv" for "runs.csv" and "epochs". A pipe or a
/// device is the same for all.
QString beside(const QString& path, const QString& word);

/// `path`, or the first of its numbered forms ("model-2.pt", "model-3.pt") under which nothing stands in the
/// way of `count` files: one under that very name, several as numbered() calls them.
QString unused(const QString& path, int count);

/// The descriptor of this process that a path names: 1 for /dev/stdout, 3 for /dev/fd/3, also through links.
std::optional<int> ownDescriptor(const QString& path);

}  // namespace epochmark::outputfile
