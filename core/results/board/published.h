// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace epochmark {

/// One of the seven results of the original article: reported by others, another software. Never ranked with
/// measured rows.
struct PublishedResult {
    QString device;  ///< as published
    QString kind;    ///< "desktop GPU", ...
    double minutes = 0;
    QString minutesText;  ///< as published: "6", "2.52"
    double speedup = 0;   ///< as published (from unrounded times)
    QString price;        ///< "about $289.99 to buy", or empty
    QString note;         ///< what tells it from a device of this program, or empty
    bool isBaseline = false;
};
/// From the built-in resource, fastest first.
const QList<PublishedResult>& publishedResults();

}  // namespace epochmark
