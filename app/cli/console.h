// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdio>

namespace epochmark::cli {

/// The exit statuses of epochmark-cli.
enum ExitStatus : int { kDone = 0, kInternal = 1, kUsage = 2, kInput = 3, kDevice = 4, kStopped = 5 };
ExitStatus exitStatus(ErrorCode code);

/// Results go to standard output, everything else (progress, warnings, errors) to standard error when
/// standard output carries data for a program, else beside the results. Used by one thread.
class Console {
public:
    /// From here on standard output carries nothing but printData().
    void reserveOutputForData() { m_isOutputReserved = true; }
    void setQuiet(bool isQuiet) { m_isQuiet = isQuiet; }
    bool isQuiet() const { return m_isQuiet; }

    void printData(const QByteArray& bytes) const;  ///< standard output
    void print(const QString& line) const;          ///< a line of the result, for people
    void note(const QString& line) const;           ///< a line beside the result; nothing when quiet
    void warn(const QString& line) const;           ///< standard error, also when quiet
    /// The exit status of a command that ended with `status`: what it printed must have arrived. A full disk
    /// under standard output is told and is kInput; a reader that went away is nobody's fault.
    ExitStatus finish(int status) const;
    /// Prints the error's sentence (and detail, or the files left out) on standard error and gives its exit
    /// status.
    ExitStatus fail(const Error& error) const;

    /// Where progress goes: whether that is a terminal that can redraw a line, and the drawing.
    bool isProgressTerminal() const;
    int progressColumns() const;
    void drawProgress(const QString& line) const;
    void clearProgress() const;

    /// Whether somebody at the terminal presses Enter within that time; waits all of it where nobody can.
    /// Ends early when a signal arrives.
    static bool isEnterPressedWithin(std::chrono::milliseconds time);
    /// Whether somebody could.
    static bool canReadEnter();

private:
    int progressFile() const;
    void write(FILE* stream, const QByteArray& bytes) const;

    bool m_isOutputReserved = false;
    bool m_isQuiet = false;
    mutable bool m_isLineDrawn = false;
    mutable int m_outputError = 0;  ///< errno of the first write to standard output that failed
};

/// Aligned columns for people: the first row is the head. `isRight`: columns that align right. A cell stays
/// one whatever is in it: line breaks and other control characters become U+FFFD.
QString table(QList<QStringList> rows, const QList<bool>& isRight);

}  // namespace epochmark::cli
