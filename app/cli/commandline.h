// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace epochmark::cli {

/// One option of a command, declared once: parser, help and error messages all read it here.
struct Option {
    QString name;   ///< without dashes: "device"
    QString value;  ///< what follows it, in capitals: "N"; empty: a switch
    QString help;   ///< one sentence part for --help
    bool isRepeatable = false;
};

/// What a command takes besides options.
struct Operands {
    QString names;  ///< as --help shows them: "ZIP|FOLDER|demo"
    int least = 0;
    int most = 0;
};

/// The grammar of one command.
struct Grammar {
    QString command;  ///< "run"
    QString summary;  ///< "trains once and stores the result"
    Operands operands;
    QList<Option> options;
    QString notes = {};  ///< what one line an option can't tell; lines of its own

    const Option* option(const QString& name) const;
    /// What --help prints.
    QString help() const;
};

/// A command line taken apart by a Grammar. Value.
class Arguments {
public:
    /// Error::Usage with a sentence: unknown or repeated option (naming the nearest one), value missing, too
    /// few or too many operands. "--option=value" and "--option value" are the same; "--" ends the options.
    static Result<Arguments> parse(const Grammar& grammar, const QStringList& words);

    bool has(const QString& option) const { return m_values.contains(option); }
    /// The value given last; empty when the option wasn't given.
    QString value(const QString& option) const { return m_values.value(option).value(0); }
    QStringList values(const QString& option) const { return m_values.value(option); }
    const QStringList& operands() const { return m_operands; }
    /// As they were typed, the command before them.
    QStringList words() const { return m_words; }

    /// The value as a number. Error::Usage naming option and range; `absent` when the option wasn't given.
    Result<int> integer(const QString& option, int absent, int least, int most) const;
    Result<double> number(const QString& option, double absent, double least, double most) const;

private:
    QHash<QString, QStringList> m_values;
    QStringList m_operands;
    QStringList m_words;
};

/// `--markdown`, of the commands that show tables.
Option markdownOption();
/// Error::Usage when both --json and --markdown were given.
Result<void> checkFormats(const Arguments& arguments);

/// An Error::Usage with this sentence.
inline Error usage(const QString& message)
{
    return {ErrorCode::Usage, message, {}};
}

/// The name of an option or a key.
inline QString name(const char* text)
{
    return QString::fromLatin1(text);
}

/// Of `candidates` the one that `word` was probably meant to be; empty when none is near.
QString nearest(const QString& word, const QStringList& candidates);

/// Of `names` the one most like `name`, capitals aside: one that holds it before all others. Empty only when
/// there are none.
QString mostLike(const QString& name, const QStringList& names);

}  // namespace epochmark::cli
