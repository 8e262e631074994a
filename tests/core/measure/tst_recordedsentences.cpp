// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/translation.h"
#include "measure/recordedsentences.h"
#include "measure/recordedwords.h"
#include "measure/runflags.h"
#include "measure/validity.h"
#include "places.h"
#include "run/environment.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QLocale>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

using namespace epochmark;

namespace {

Heat hotCard()
{
    Heat heat;
    heat.throttling = Throttling{
        QStringLiteral("NVML"), {QStringLiteral("power-cap"), QStringLiteral("heat")}, 0.125, {}};
    return heat;
}

Heat hotProcessor()
{
    Heat heat;
    heat.meanMegahertz = 1900;
    heat.baseMegahertz = 2100;
    heat.throttling = Throttling{QStringLiteral("kernel"), {QStringLiteral("heat")}, {}, 17};
    return heat;
}

QList<Warning> ofTheMachine()
{
    MachineState state;
    state.cpu.logicalCores = 2;
    state.power = MachineState::Power::Battery;
    state.isSavingPower = true;
    state.load = 7.5;
    state.runningNow = 3;
    state.memory = FreeMemory{1 << 20, FreeMemory::Holder::Machine};
    Device card;
    card.name = QStringLiteral("A card");
    card.usedBy = QStringLiteral("python3, Xorg");
    return preflightWarnings(card, QDir::tempPath(), {QStringLiteral("Debug"), false, false}, state);
}

QStringList reasonsAgainstARank()
{
    ValidityFacts facts;
    facts.build = {QStringLiteral("Debug"), false, false};
    facts.epochsDone = 3;
    facts.epochsPlanned = 15;
    facts.isLossFinite = false;
    facts.deviceAsked = QStringLiteral("cuda:0");
    facts.deviceUsed = QStringLiteral("cpu");
    facts.hasArchiveChanged = true;
    facts.leftOutShare = 0.123;
    facts.disturbedShare = 0.456;
    QStringList reasons = validityOf(facts).reasons;
    facts.epochsDone = 15;
    reasons += validityOf(facts).reasons;
    facts.isStopped = true;
    return reasons + validityOf(facts).reasons;
}

/// Whatever a run may write into its record, in the language that is spoken now.
QStringList recordedNow()
{
    const Disturbance others{0.25, 0.125, 61.0, {}};
    QList<Warning> warnings = ofTheMachine();
    for (const auto& warning :
         {flags::slowdown({1, 1, 1.255}), flags::inputBound(DeviceKind("cpu"), 3, 10),
          flags::inputBound(DeviceKind("cuda"), 3, 10), flags::throttled(hotCard()),
          flags::throttled(hotProcessor()), flags::slowClock(hotProcessor()),
          flags::disturbed(others, 100, {}), flags::disturbed(others, 100, QStringLiteral("a, b: c (d)"))}) {
        warnings.append(warning.value());
    }
    warnings.append(flags::indicative());
    QStringList sentences = sentencesOf(warnings) + reasonsAgainstARank();
    const QString rank = QCoreApplication::translate("QObject", "Rank %1 on %2")
                             .arg(QStringLiteral("2"), QStringLiteral("node1"));
    return sentences << rank + QStringLiteral(": ") + warnings.at(warnings.size() - 2).text;
}

}  // namespace

class TestRecordedSentences : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { speak(QLocale::English); }
    void eachIsSaidInTheReadersLanguage();
    void whatIsForeignStays();
    void manyWaysArentTriedOneByOne();
    void eachIsRaisedSomewhere();
    void eachHasItsTranslation();

private:
    void speak(QLocale::Language language);

    QTranslator m_german;
};

void TestRecordedSentences::speak(QLocale::Language language)
{
    QLocale::setDefault(QLocale(language));
    QCoreApplication::removeTranslator(&m_german);
    if (language == QLocale::German) {
        QCoreApplication::installTranslator(&m_german);
    }
}

void TestRecordedSentences::initTestCase()
{
    QVERIFY(m_german.load(QStringLiteral("epochmark_de"), QStringLiteral(":/epochmark/i18n")));
}

void TestRecordedSentences::eachIsSaidInTheReadersLanguage()
{
    const QStringList english = recordedNow();
    speak(QLocale::German);
    const QStringList german = recordedNow();
    QCOMPARE(german.size(), english.size());
    for (qsizetype i = 0; i < german.size(); ++i) {
        QVERIFY2(german.at(i) != english.at(i), qPrintable(english.at(i)));
        QCOMPARE(recordedwords::shown(english.at(i)), german.at(i));
        QCOMPARE(recordedwords::shown(german.at(i)), german.at(i));
    }
    speak(QLocale::English);
    for (qsizetype i = 0; i < german.size(); ++i) {
        QCOMPARE(recordedwords::shown(german.at(i)), english.at(i));
    }
    const Warning warning = recordedwords::shown(Warning{QStringLiteral("some-code"), german.first()});
    QCOMPARE(warning, (Warning{QStringLiteral("some-code"), english.first()}));
}

void TestRecordedSentences::whatIsForeignStays()
{
    speak(QLocale::German);
    for (const QString& text :
         {QString(), QStringLiteral("The disk is full."), QStringLiteral("Rank 2 on node1: it hung."),
          QStringLiteral("Stopped after 3 of 15 epochs. And something else."),
          QString(QStringLiteral("It ran on %1 instead of cpu.")).arg(QString(100'000, u'x'))}) {
        QCOMPARE(recordedwords::shown(text), text);
    }
    // So does what only looks like a place to put something in; a figure is grouped anew.
    QCOMPARE(recordedwords::shown(QStringLiteral("It ran on 1,234 instead of %1.")),
             QStringLiteral("Der Lauf fand auf 1.234 statt auf %1 statt."));
}

/// Sentences that begin with anything can be parted in many ways: 2,000 characters of them that end in
/// something foreign are looked at once, not once for each way (which would take years).
void TestRecordedSentences::manyWaysArentTriedOneByOne()
{
    const QString one = QStringLiteral("12 of the pictures were left out; at most 10 % may be.");
    const QString other = QStringLiteral("A card is in use by Xorg and may be slower than it could be.");
    QString text;
    while (text.size() < 1800) {
        text += one + u' ' + other + u' ';
    }
    QCOMPARE(recordedwords::shown(text + u'!'), text + u'!');
    speak(QLocale::German);
    QVERIFY(recordedwords::shown(text.trimmed()).startsWith(QStringLiteral("12 der Bilder")));
}

/// A sentence that is changed where it is raised would no longer be known: its source text stands there, too.
void TestRecordedSentences::eachIsRaisedSomewhere()
{
    QString code;
    QDirIterator files(QStringLiteral(EPOCHMARK_SOURCE_DIR "/core"), {QStringLiteral("*.cpp")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.fileName().endsWith(QLatin1String("/recordedsentences.cpp"))) {
            QVERIFY(file.open(QIODevice::ReadOnly));
            code += QString::fromUtf8(file.readAll());
        }
    }
    static const QRegularExpression kBetweenLiterals(QStringLiteral("\"\\s*\n\\s*\""));
    code.remove(kBetweenLiterals);
    int old = 0;
    for (const RecordedSentence& sentence : recordedSentences() + recordedNames()) {
        QString source = QString::fromUtf8(sentence.source);
        source.replace(u'"', QLatin1String("\\\""));
        const bool isOld = source.startsWith(QLatin1String("The processor ran at %1 MHz"));
        old += isOld ? 1 : 0;
        QVERIFY2(isOld || code.contains(u'"' + source + u'"'), sentence.source);
    }
    QCOMPARE(old, 1);
}

void TestRecordedSentences::eachHasItsTranslation()
{
    for (const RecordedSentence& sentence : recordedSentences() + recordedNames()) {
        const FixedTranslation german(QStringLiteral("de"));
        QVERIFY2(german.text(sentence.context, sentence.source) != QString::fromUtf8(sentence.source),
                 sentence.source);
    }
}

QTEST_GUILESS_MAIN(TestRecordedSentences)
#include "tst_recordedsentences.moc"
