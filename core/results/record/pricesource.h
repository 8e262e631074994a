// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

/// Where a price comes from: books and records keep the program's own two words in English, people read them
/// in their language; any other source is as somebody wrote it. Any thread.
namespace epochmark::pricesource {

/// What is kept of a price that somebody typed in and said no more of.
QString entered();

QString shown(const QString& kept);
/// What is to be kept of a source as it is shown, or typed.
QString kept(const QString& shown);

}  // namespace epochmark::pricesource
