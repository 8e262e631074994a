// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/translation.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace epochmark {

namespace {

constexpr QLatin1String kTranslations(":/epochmark/i18n");

void install(QCoreApplication& application, const QString& name, const QString& folder)
{
    auto* translator = new QTranslator(&application);
    if (translator->load(name, folder)) {
        QCoreApplication::installTranslator(translator);
    } else {
        delete translator;
    }
}

}  // namespace

QStringList spokenLanguages()
{
    return {QStringLiteral("en"), QStringLiteral("de")};
}

QString languageFor(const QString& choice, const QStringList& wanted)
{
    const QStringList spoken = spokenLanguages();
    for (const QString& candidate : QStringList(choice) + wanted) {
        const QString language = candidate.section(QLatin1Char('-'), 0, 0).section(QLatin1Char('_'), 0, 0);
        if (spoken.contains(language)) {
            return language;
        }
    }
    return spoken.constFirst();
}

void installTranslations(QCoreApplication& application, const QString& choice)
{
    const QString language = languageFor(choice, QLocale::system().uiLanguages());
    const QLocale own(language);
    const bool isChosen = language == choice && QLocale::system().language() != own.language();
    // With the C locale there are no marks of a country that could be kept.
    const bool isBare = QLocale::system().language() == QLocale::C && own.language() != QLocale::English;
    if (isChosen || isBare) {
        QLocale::setDefault(own);
    }
    install(application, QStringLiteral("epochmark_en"), kTranslations);
    if (own.language() != QLocale::English) {
        install(application, QStringLiteral("qtbase_") + language,
                QLibraryInfo::path(QLibraryInfo::TranslationsPath));
        install(application, QStringLiteral("epochmark_") + language, kTranslations);
    }
}

QString translatedBeforeStart(const QString& choice, const char* context, const char* text)
{
    const QString language = languageFor(choice, QLocale::system().uiLanguages());
    return FixedTranslation(language).text(context, text);
}

FixedTranslation::FixedTranslation(const QString& language) : m_translator(std::make_unique<QTranslator>())
{
    if (!m_translator->load(QStringLiteral("epochmark_") + language, kTranslations)) {
        m_translator.reset();
    }
}

FixedTranslation::~FixedTranslation() = default;

QString FixedTranslation::text(const char* context, const char* text) const
{
    const QString translated = m_translator ? m_translator->translate(context, text) : QString();
    return translated.isEmpty() ? QString::fromUtf8(text) : translated;
}

}  // namespace epochmark
