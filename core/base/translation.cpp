// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/translation.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

namespace epochmark {

namespace {

void install(QCoreApplication& application, const QLocale& locale, const QString& name, const QString& folder)
{
    auto* translator = new QTranslator(&application);
    if (translator->load(locale, name, QStringLiteral("_"), folder)) {
        QCoreApplication::installTranslator(translator);
    } else {
        delete translator;
    }
}

}  // namespace

void installTranslations(QCoreApplication& application, const QLocale& locale)
{
    const QString folder = QStringLiteral(":/epochmark/i18n");
    install(application, QLocale(QLocale::English), QStringLiteral("epochmark"), folder);
    if (locale.language() != QLocale::English && locale.language() != QLocale::C) {
        install(application, locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
        install(application, locale, QStringLiteral("epochmark"), folder);
    }
}

}  // namespace epochmark
