// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace epochmark {

/// A run on a host that was begun from here and whose results aren't all here yet. Plain value.
struct OpenHostRun {
    QString id;           ///< uuid; its folder there is runs/<id>
    QString host;         ///< the host's name
    QString title;        ///< for people: "cats.zip, CUDA 0"
    QString storePath;    ///< where its records go; empty: paths::storeFile()
    QDateTime startedAt;  ///< UTC
    QString folder = {};  ///< the host's folder there as it was then, absolute; empty: as it is set now

    bool operator==(const OpenHostRun&) const = default;
};

/// Those runs, in hostruns.json in the home: they are found again after a restart. Any thread, any program.
namespace openhostruns {

QString file();
/// Empty where there is no such file; Error::Store with a sentence.
Result<QList<OpenHostRun>> load(const QString& path);
Result<void> add(const QString& path, const OpenHostRun& run);
/// One that isn't there is nothing to worry about.
Result<void> remove(const QString& path, const QString& id);

}  // namespace openhostruns

}  // namespace epochmark
