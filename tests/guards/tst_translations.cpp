// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "places.h"
#include "tsfile.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace epochmark;

namespace {

QStringList sortedMatches(const QString& text, const QString& pattern)
{
    QStringList found;
    auto matches = QRegularExpression(pattern).globalMatch(text);
    while (matches.hasNext()) {
        found.append(matches.next().captured());
    }
    found.sort();
    return found;
}

/// What must be the same on both sides: placeholders, markup, alternatives of file dialogs, blanks at the
/// ends.
QStringList skeleton(const QString& text, bool isPlural)
{
    QStringList parts = sortedMatches(text,
                                      isPlural ? QStringLiteral("%L?[1-9]") : QStringLiteral("%L?[1-9n]"));
    parts += sortedMatches(
        text, QStringLiteral("</?(?:p|b|i|h[1-6]|table|tr|td|a|ul|li|code)[ >]|\\*\\.[a-z]+|`|--[a-z]+|\\n"));
    parts += QString::number(text.size() - text.trimmed().size());
    return parts;
}

}  // namespace

/// The translations agree with the texts that they stand for.
class TestTranslations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void placeholdersAndMarkupAgree();
    void mnemonicsAgree();
    void pluralsHaveBothForms();
    void everyTextIsTranslated();

private:
    QList<TsMessage> m_german;
};

void TestTranslations::initTestCase()
{
    m_german = readTsFile(QStringLiteral(EPOCHMARK_SOURCE_DIR "/resources/i18n/epochmark_de.ts"));
    QVERIFY(m_german.size() > 1000);
}

void TestTranslations::placeholdersAndMarkupAgree()
{
    for (const TsMessage& message : m_german) {
        for (const QString& translation : message.translations) {
            if (message.isFinished) {
                QVERIFY2(skeleton(message.source, message.isPlural)
                             == skeleton(translation, message.isPlural),
                         qPrintable(message.source + QLatin1String(" / ") + translation));
            }
        }
    }
}

void TestTranslations::mnemonicsAgree()
{
    const QString mnemonic = QStringLiteral("&(?![&a-z]+;)[\\w\\p{L}]");  // German keys have an ö, too
    for (const TsMessage& message : m_german) {
        for (const QString& translation : message.translations) {
            if (message.isFinished) {
                QVERIFY2(sortedMatches(message.source, mnemonic).size()
                             == sortedMatches(translation, mnemonic).size(),
                         qPrintable(message.source + QLatin1String(" / ") + translation));
            }
        }
    }
}

void TestTranslations::pluralsHaveBothForms()
{
    int seen = 0;
    for (const char* language : {"en", "de"}) {
        const QString path = QStringLiteral(EPOCHMARK_SOURCE_DIR "/resources/i18n/epochmark_%1.ts")
                                 .arg(QLatin1String(language));
        for (const TsMessage& message : readTsFile(path)) {
            if (message.isPlural && message.isFinished) {
                ++seen;
                QCOMPARE(message.translations.size(), 2);
                QVERIFY2(!message.translations[0].isEmpty() && !message.translations[1].isEmpty(),
                         qPrintable(message.source));
            }
        }
    }
    QVERIFY(seen > 40);
}

void TestTranslations::everyTextIsTranslated()
{
    if (!QFile::exists(QStringLiteral(EPOCHMARK_LUPDATE))) {
        QSKIP("There is no lupdate here to find the texts in the sources.");
    }
    // As update_translations does it, on copies.
    const QTemporaryDir folder;
    const QString root = QStringLiteral(EPOCHMARK_SOURCE_DIR "/");
    const QStringList sources{root + QLatin1String("core"), root + QLatin1String("ui"),
                              root + QLatin1String("app")};
    for (const QString& language : {QStringLiteral("en"), QStringLiteral("de")}) {
        const QString name = QStringLiteral("epochmark_%1.ts").arg(language);
        QVERIFY(QFile::copy(root + QLatin1String("resources/i18n/") + name, folder.filePath(name)));
        QStringList arguments{QStringLiteral("-silent"),          QStringLiteral("-no-obsolete"),
                              QStringLiteral("-source-language"), QStringLiteral("en"),
                              QStringLiteral("-target-language"), language};
        arguments += language == QLatin1String("en") ? QStringList{QStringLiteral("-pluralonly")}
                                                     : QStringList();
        for (const QString& source : sources) {
            arguments += {QStringLiteral("-I"), source};
        }
        arguments += sources + QStringList{QStringLiteral("-ts"), folder.filePath(name)};
        QCOMPARE(QProcess::execute(QStringLiteral(EPOCHMARK_LUPDATE), arguments), 0);
        QStringList missing;
        for (const TsMessage& message : readTsFile(folder.filePath(name))) {
            if (!message.isFinished) {
                missing.append(message.context + QLatin1String(": ") + message.source);
            }
        }
        QVERIFY2(missing.isEmpty(),
                 qPrintable(
                     QStringLiteral("Build the target update_translations and finish resources/i18n/%1:\n%2")
                         .arg(name, missing.join(QLatin1Char('\n')))));
    }
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
