// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "dataset/listing.h"

#include <QList>
#include <QString>

namespace epochmark {

/// Files left out of a dataset that can't be used at all: they travel in the error's detail, a line a file,
/// so that whoever shows the sentence can list them.
namespace leftout {

/// Why all of them were left out, as a sentence part: the commonest reason, "and 2 others". Empty for none.
QString reasonsOf(const QList<LeftOut>& files);

/// The same error with the first thousand files in its detail.
Error with(Error error, const QList<LeftOut>& files);

/// The files that with() put there; empty for any other error.
QList<LeftOut> of(const Error& error);

/// How many more there were than of() gives.
qsizetype moreOf(const Error& error);

}  // namespace leftout
}  // namespace epochmark
