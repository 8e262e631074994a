// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <memory>

class QCoreApplication;
class QTranslator;

namespace epochmark {

/// What the program speaks, as language codes: "en" first.
QStringList spokenLanguages();

/// The language that `choice` means: itself where the program speaks it, else the first of `wanted` ("de-AT",
/// "fr", ...) that it speaks, else "en". `wanted` is usually QLocale::system().uiLanguages(), that is
/// LANGUAGE, LC_ALL, LC_MESSAGES, LANG.
QString languageFor(const QString& choice, const QStringList& wanted);

/// Installs the program's words: English plural forms always ("1 run", "2 runs"), over them those of
/// languageFor(choice). Numbers, dates and money follow the system's locale; a language chosen against the
/// system's brings its own. Called once by main() before anything is said or shown; the translators belong to
/// the application.
void installTranslations(QCoreApplication& application, const QString& choice = {});

/// A text in the language of languageFor(choice) where there is no application yet that could have
/// translators: as QT_TRANSLATE_NOOP(context, text) marks it.
QString translatedBeforeStart(const QString& choice, const char* context, const char* text);

/// What the program's words are in one language, whichever it speaks itself: for texts that were written in
/// another one.
class FixedTranslation {
public:
    /// `language` is one of spokenLanguages().
    explicit FixedTranslation(const QString& language);
    ~FixedTranslation();

    FixedTranslation(const FixedTranslation&) = delete;
    FixedTranslation& operator=(const FixedTranslation&) = delete;

    /// The text as QT_TRANSLATE_NOOP(context, text) marks it; itself where it has no translation.
    QString text(const char* context, const char* text) const;

private:
    std::unique_ptr<QTranslator> m_translator;
};

}  // namespace epochmark
