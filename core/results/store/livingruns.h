// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace epochmark {

/// A run of a store that is being measured, in whichever process: its lock is held. Value.
struct LivingRun {
    QString id;
    QString owner;    ///< "epochmark-cli, process 4711"; "another program" where the lock doesn't say
    QDateTime since;  ///< when its record was begun

    /// "Another run is measured on this machine at the same time (epochmark-cli, process 4711, since 14:02):
    /// ..."
    QString sentence() const;
};

/// The runs of a store that live side by side, and the word that one leaves for the other: in the lock files
/// of a folder, without a look into the database. Any thread.
///     for (const LivingRun& other : livingruns::in(folder, ownId)) { livingruns::leaveWord(folder, other.id,
///     ...); }
namespace livingruns {

/// All in the store that lies in `storeFolder`, but `exceptId`.
QList<LivingRun> in(const QString& storeFolder, const QString& exceptId = {});
/// A line for the owner of that run, if it lives; it can't be refused.
void leaveWord(const QString& storeFolder, const QString& runId, const QString& line);
/// What others left for that run.
QStringList words(const QString& storeFolder, const QString& runId);
/// This process as a run's owner.
QString thisProcess();

}  // namespace livingruns

}  // namespace epochmark
