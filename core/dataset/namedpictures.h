// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QMap>
#include <QString>
#include <QStringView>

namespace epochmark {

/// Classes that only the names of the pictures tell: `cat.0.jpg`, `Abyssinian_12.jpg`. Pure functions.
namespace namedpictures {

/// The class in a file name `<class>.<number>.<ext>` or `<class>_<number>.<ext>`, a view into it; empty when
/// it isn't of that form or has no letter ("2026_11.jpg").
QStringView classIn(QStringView fileName);

/// Pictures a class of those that lie directly in `folder` ("" or "a/b"); empty unless nearly all of them
/// (nine in ten) are named that way, of two classes or more and of two pictures a class on the average.
QMap<QString, int> classesOf(const QList<QString>& picturePaths, const QString& folder);

}  // namespace namedpictures
}  // namespace epochmark
