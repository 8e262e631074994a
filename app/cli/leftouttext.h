// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dataset/listing.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace epochmark::cli {

/// Files left out for people, "  name: reason", a line each: the first twenty and how many more there are,
/// `more` beside those given.
QStringList leftOutLines(const QList<LeftOut>& files, qsizetype more = 0);

/// A file name as a field of a line: control characters as \n, \t, \x1b, nothing cut.
QString escaped(const QString& name);

}  // namespace epochmark::cli
