// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringView>

namespace epochmark {

/// What a folder is for by its name alone.
enum class SplitRole {
    None,        ///< a class, or a folder around everything
    Train,       ///< "train", "training_set", "seg_train" ...
    Validation,  ///< "validation", "val", "dev" ...
    Test,        ///< "test", "testing" ...
    Unlabelled   ///< "seg_pred" ...: never trained on, never a class
};

/// The names that data sets in the wild give to their splits: one table, which Help shows as well. Case, a
/// number at the end and the characters `_`, `-`, `.` and space don't count: "Training_Set", "train2017" and
/// "test-1" are known.
namespace splitnames {

/// What a folder of that name is for.
SplitRole roleOf(QStringView folder);

/// Where the name stands among those of its role, 0 first: "train" before "training", every validation-like
/// name before every test-like one. Only to be asked for Train, Validation and Test.
int rankOf(QStringView folder);

/// The names of a role as the table spells them, best first.
QList<QString> names(SplitRole role);

}  // namespace splitnames
}  // namespace epochmark
