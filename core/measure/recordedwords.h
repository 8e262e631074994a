// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/warning.h"

#include <QString>

/// Records keep the sentences of their warnings, and of the reasons against a rank, in the language that was
/// spoken where they were measured; here they are said again in the reader's. Any thread. Usage:
///     label->setText(recordedwords::shown(record.unrankedReasons.first()));
namespace epochmark::recordedwords {

/// `recorded` in the program's language, its figures with that language's decimal point and groups: where it
/// is one sentence, or several, of those that this program writes into records, in any language that it
/// speaks. Otherwise as it is: an error's words, say, or those of another version.
QString shown(const QString& recorded);

/// The same warning, said so.
Warning shown(const Warning& recorded);

}  // namespace epochmark::recordedwords
