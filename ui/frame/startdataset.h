// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QString>
#include <QStringList>

namespace epochmark {

/// The dataset that the window is started with, `arguments` without the program's name: the absolute path of
/// a zip or a folder, "demo" as the terminal has it, empty without arguments. What can't be read is told by
/// whoever reads it. Error::Usage with a sentence: nothing of that name is there, or there is more than one.
Result<QString> startDataset(const QStringList& arguments);

}  // namespace epochmark
