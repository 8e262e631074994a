// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commandline.h"

#include "base/format.h"

#include <QObject>

#include <algorithm>
#include <numeric>
#include <utility>

namespace epochmark::cli {

namespace {

/// Levenshtein's distance: insertions, deletions and replacements between two words.
qsizetype distance(const QString& left, const QString& right)
{
    QList<qsizetype> row(right.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 1; i <= left.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], i);
        for (qsizetype j = 1; j <= right.size(); ++j) {
            const qsizetype replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
            diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, replaced}));
        }
    }
    return row.last();
}

QString spelling(const Option& option)
{
    const QString name = QStringLiteral("--") + option.name;
    return option.value.isEmpty() ? name : name + u' ' + option.value;
}

QStringList names(const Grammar& grammar)
{
    QStringList found;
    for (const Option& option : grammar.options) {
        found.append(option.name);
    }
    return found;
}

Error unknownOption(const Grammar& grammar, const QString& name)
{
    const QString meant = nearest(name, names(grammar));
    const QString hint = meant.isEmpty()
                             ? QObject::tr("\"epochmark-cli %1 --help\" lists them.").arg(grammar.command)
                             : QObject::tr("Did you mean --%1?").arg(meant);
    return usage(QObject::tr("%1 has no option --%2. %3").arg(grammar.command, name, hint));
}

Result<void> checkOperands(const Grammar& grammar, const QStringList& operands)
{
    const QString help =
        QObject::tr("Usage: epochmark-cli %1 %2").arg(grammar.command, grammar.operands.names).trimmed();
    if (operands.size() < grammar.operands.least) {
        return usage(QObject::tr("%1 needs %2. %3").arg(grammar.command, grammar.operands.names, help));
    }
    if (operands.size() > grammar.operands.most) {
        return usage(QObject::tr("%1 doesn't know what to do with \"%2\". %3")
                         .arg(grammar.command, operands.at(grammar.operands.most), help));
    }
    return {};
}

}  // namespace

const Option* Grammar::option(const QString& name) const
{
    const auto found = std::find_if(options.cbegin(), options.cend(),
                                    [&name](const Option& candidate) { return candidate.name == name; });
    return found == options.cend() ? nullptr : &*found;
}

QString Grammar::help() const
{
    QString text = QObject::tr("Usage: epochmark-cli %1 %2").arg(command, operands.names).trimmed();
    text += (options.isEmpty() ? QString() : QObject::tr(" [options]"))
            + QStringLiteral("\n\n%1\n").arg(summary);
    qsizetype width = 0;
    for (const Option& option : options) {
        width = std::max(width, spelling(option).size());
    }
    if (!options.isEmpty()) {
        text += u'\n';
    }
    for (const Option& option : options) {
        text += QStringLiteral("  %1  %2\n").arg(spelling(option).leftJustified(width), option.help);
    }
    return notes.isEmpty() ? text : text + QStringLiteral("\n%1\n").arg(notes);
}

Result<Arguments> Arguments::parse(const Grammar& grammar, const QStringList& words)
{
    Arguments parsed;
    parsed.m_words = QStringList(grammar.command) + words;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString& word = words[i];
        if (word == QLatin1String("--")) {
            parsed.m_operands += words.sliced(i + 1);
            break;
        }
        if (!word.startsWith(QLatin1String("--"))) {
            parsed.m_operands.append(word);
            continue;
        }
        const QString name = word.sliced(2).section(u'=', 0, 0);
        const bool hasInlineValue = word.contains(u'=');
        const Option* option = grammar.option(name);
        if (option == nullptr) {
            return unknownOption(grammar, name);
        }
        if (option->value.isEmpty() && hasInlineValue) {
            return usage(QObject::tr("--%1 takes no value.").arg(name));
        }
        if (!option->value.isEmpty() && !hasInlineValue && i + 1 == words.size()) {
            return usage(QObject::tr("--%1 needs a value: %2.").arg(name, spelling(*option)));
        }
        if (parsed.has(name) && !option->isRepeatable) {
            return usage(QObject::tr("--%1 was given twice.").arg(name));
        }
        const bool takesNext = !option->value.isEmpty() && !hasInlineValue;
        parsed.m_values[name].append(hasInlineValue ? word.section(u'=', 1)
                                     : takesNext    ? words[++i]
                                                    : QString());
    }
    if (const auto complete = checkOperands(grammar, parsed.m_operands); !complete) {
        return complete.error();
    }
    return parsed;
}

Result<int> Arguments::integer(const QString& option, int absent, int least, int most) const
{
    bool isNumber = true;
    const int given = has(option) ? value(option).toInt(&isNumber) : absent;
    if (!isNumber || (has(option) && (given < least || given > most))) {
        return usage(QObject::tr("--%1 takes a whole number from %2 to %3, not \"%4\".")
                         .arg(option)
                         .arg(least)
                         .arg(most)
                         .arg(value(option)));
    }
    return given;
}

Result<double> Arguments::number(const QString& option, double absent, double least, double most) const
{
    bool isNumber = true;
    const double given = has(option) ? value(option).toDouble(&isNumber) : absent;
    if (!isNumber || (has(option) && !(given >= least && given <= most))) {
        return usage(QObject::tr("--%1 takes a number from %2 to %3, not \"%4\".")
                         .arg(option, format::number(least), format::number(most), value(option)));
    }
    return given;
}

QString nearest(const QString& word, const QStringList& candidates)
{
    QString best;
    qsizetype bestDistance = std::max<qsizetype>(2, word.size() / 3) + 1;
    for (const QString& candidate : candidates) {
        const qsizetype away = distance(word, candidate);
        if (away < bestDistance) {
            bestDistance = away;
            best = candidate;
        }
    }
    return best;
}

QString mostLike(const QString& name, const QStringList& names)
{
    constexpr qsizetype kLongest = 100;  // of what is looked at: names may come from strangers
    const QString word = name.toLower().left(kLongest);
    const auto unlikeness = [&word](const QString& other) {
        const QString candidate = other.toLower().left(kLongest);
        const bool holdsIt = candidate.contains(word) || word.contains(candidate);
        return std::pair(!holdsIt, distance(word, candidate));
    };
    const auto best = std::min_element(names.cbegin(), names.cend(),
                                       [&unlikeness](const QString& left, const QString& right) {
                                           return unlikeness(left) < unlikeness(right);
                                       });
    return best == names.cend() ? QString() : *best;
}

Option markdownOption()
{
    return {name("markdown"), {}, QObject::tr("as Markdown on standard output, for a README or an issue")};
}

Result<void> checkFormats(const Arguments& arguments)
{
    return arguments.has(name("json")) && arguments.has(name("markdown")) ? Result<void>(
               usage(QObject::tr("--json and --markdown are two forms of the same: give one.")))
                                                                          : Result<void>();
}

}  // namespace epochmark::cli
