// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLocale>

class QCoreApplication;

namespace epochmark {

/// Installs the program's words: English plural forms always ("1 run", "2 runs"), over them those of the locale's language
/// where there is a translation. Called once by main() before anything is said; the translators belong to the application.
void installTranslations(QCoreApplication& application, const QLocale& locale = QLocale());

}  // namespace epochmark
