// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measure/recordedwords.h"

#include "base/translation.h"
#include "measure/recordedsentences.h"

#include <QCoreApplication>
#include <QList>
#include <QLocale>
#include <QObject>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <optional>

namespace epochmark::recordedwords {

namespace {

/// Records come from others, too: nobody's sentence takes long to search.
constexpr qsizetype kLongest = 2000;

/// "%1 of %2 epochs": literals, and between them the numbers of what is put in.
struct Pieces {
    QStringList literals;
    QList<int> places;
};

Pieces piecesOf(const QString& sentence)
{
    Pieces pieces{{QString()}, {}};
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        if (sentence.at(i) == u'%' && i + 1 < sentence.size() && sentence.at(i + 1).isDigit()) {
            pieces.places.append(sentence.at(++i).digitValue());
            pieces.literals.append(QString());
        } else {
            pieces.literals.last().append(sentence.at(i));
        }
    }
    return pieces;
}

/// One sentence as one language writes it.
struct Form {
    RecordedSentence sentence;
    QList<int> places;
    QString longest;             ///< of its literals: a text without it needs no search
    QRegularExpression whole;    ///< it, and nothing else
    QRegularExpression leading;  ///< it, other sentences after it
};

Form formOf(const RecordedSentence& sentence, const QString& said)
{
    const Pieces pieces = piecesOf(said);
    QStringList escaped;
    for (const QString& literal : pieces.literals) {
        escaped.append(QRegularExpression::escape(literal));
    }
    // What is put in ends no sentence: the next one isn't a part of it.
    const QString pattern = escaped.join(QStringLiteral("((?:(?!\\. ).)+?)"));
    const auto longest = std::ranges::max_element(pieces.literals, {}, &QString::size);
    return {sentence, pieces.places, *longest, QRegularExpression(QStringLiteral("\\A%1\\z").arg(pattern)),
            QRegularExpression(QStringLiteral("\\A%1 (?=\\S)").arg(pattern))};
}

QList<Form> formsOf(const QList<RecordedSentence>& sentences)
{
    QList<Form> forms;
    for (const QString& language : spokenLanguages()) {
        const FixedTranslation translation(language);
        for (const RecordedSentence& sentence : sentences) {
            forms.append(formOf(sentence, translation.text(sentence.context, sentence.source)));
        }
    }
    return forms;
}

const QList<Form>& sentences()
{
    static const QList<Form> known = formsOf(recordedSentences());
    return known;
}

const QList<Form>& names()
{
    static const QList<Form> known = formsOf(recordedNames());
    return known;
}

QString filled(const Form& form, const QRegularExpressionMatch& match);

std::optional<QString> saidWhole(const QList<Form>& known, const QString& text)
{
    for (const Form& form : known) {
        const auto match = text.contains(form.longest) ? form.whole.match(text) : QRegularExpressionMatch();
        if (match.hasMatch()) {
            return filled(form, match);
        }
    }
    return std::nullopt;
}

/// "12.5 %" or "1,980" as this language writes it. Three digits after a point or comma are a group: no
/// sentence has thousandths.
QString figureShown(const QString& text)
{
    static const QRegularExpression kFigure(
        QStringLiteral("\\A(\\d{1,3}(?:[.,]\\d{3})*|\\d+)(?:[.,](\\d{1,2}))?((?: (?:%|s|min))?)\\z"));
    static const QRegularExpression kGroups(QStringLiteral("[.,]"));
    const auto match = kFigure.match(text);
    if (!match.hasMatch()) {
        return text;
    }
    QString whole = match.captured(1);
    whole.replace(kGroups, QLocale().groupSeparator());
    const QString fraction = match.captured(2);
    return whole + (fraction.isEmpty() ? QString() : QLocale().decimalPoint() + fraction) + match.captured(3);
}

/// What stood at one place: a name of the program's own, several ("power cap, heat"), a figure, or foreign.
QString placeShown(const QString& text)
{
    if (const auto name = saidWhole(names(), text)) {  // "epochmark-cli, process 4711" is one
        return *name;
    }
    QStringList parts = text.split(QStringLiteral(", "));
    for (QString& part : parts) {
        part = saidWhole(names(), part).value_or(figureShown(part));
    }
    return parts.join(QStringLiteral(", "));
}

QString filled(const Form& form, const QRegularExpressionMatch& match)
{
    const Pieces pieces = piecesOf(QCoreApplication::translate(form.sentence.context, form.sentence.source));
    QString text = pieces.literals.first();
    for (qsizetype i = 0; i < pieces.places.size(); ++i) {
        const qsizetype place = form.places.indexOf(pieces.places.at(i));
        text += placeShown(match.captured(static_cast<int>(place) + 1)) + pieces.literals.at(i + 1);
    }
    return text;
}

/// Sentence after sentence; nothing where one of them isn't known. `hopeless`: how much text was left where
/// that was found out before, by another way of parting what comes first, so that each end is tried once.
std::optional<QString> saidInTurn(const QString& text, QSet<qsizetype>& hopeless)
{
    if (hopeless.contains(text.size())) {
        return std::nullopt;
    }
    if (const auto last = saidWhole(sentences(), text)) {
        return last;
    }
    for (const Form& form : sentences()) {
        const auto match = text.contains(form.longest) ? form.leading.match(text) : QRegularExpressionMatch();
        const auto rest = match.hasMatch() ? saidInTurn(text.mid(match.capturedEnd()), hopeless)
                                           : std::nullopt;
        if (rest) {
            return filled(form, match) + u' ' + *rest;
        }
    }
    hopeless.insert(text.size());
    return std::nullopt;
}

std::optional<QString> saidInTurn(const QString& text)
{
    QSet<qsizetype> hopeless;
    return saidInTurn(text, hopeless);
}

}  // namespace

QString shown(const QString& recorded)
{
    if (recorded.size() > kLongest) {
        return recorded;
    }
    if (const auto said = saidInTurn(recorded)) {
        return *said;
    }
    // "Rank 2 on node1: ..."
    const qsizetype colon = recorded.indexOf(QStringLiteral(": "));
    const auto who = colon > 0 ? saidWhole(names(), recorded.left(colon)) : std::nullopt;
    const auto what = who ? saidInTurn(recorded.mid(colon + 2)) : std::nullopt;
    return what ? QObject::tr("%1: %2", "\"Rank 2 on node1\", a sentence").arg(*who, *what) : recorded;
}

Warning shown(const Warning& recorded)
{
    return {recorded.code, shown(recorded.text)};
}

}  // namespace epochmark::recordedwords
