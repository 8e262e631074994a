// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"

#include <QString>

#include <memory>

namespace epochmark {

class ArchiveReader;

/// The pictures that come with the program, so that a first run needs no download: 600 + 200 drawn JPEGs in
/// two classes, one zip inside the library. Made by resources/demo/generator.
namespace demodataset {

/// What `--dataset demo` and RunRequest::datasetPath call it.
QString path();

/// What records call it: the same in every language.
QString recordedName();

/// A dataset's name as people read it, where records call it `recorded`: the Demo set's in their language,
/// any other one's as it is.
QString shownName(const QString& recorded);

Result<std::shared_ptr<ArchiveReader>> open(const StopToken& stop);

}  // namespace demodataset
}  // namespace epochmark
