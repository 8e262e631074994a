// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "console.h"

#include "base/printable.h"
#include "dataset/leftout.h"
#include "leftouttext.h"

#include <QObject>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace epochmark::cli {

namespace {

constexpr int kColumnsWithoutTerminal = 80;

/// Names out of foreign files may hold what a terminal would obey: colours, titles, whole commands.
QString forPeople(const QString& text)
{
    QStringList lines = text.split(u'\n');
    std::transform(lines.cbegin(), lines.cend(), lines.begin(), oneLine);
    return lines.join(u'\n');
}

}  // namespace

ExitStatus exitStatus(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Usage: return kUsage;
    case ErrorCode::Input:
    case ErrorCode::Store: return kInput;
    case ErrorCode::DeviceUnavailable: return kDevice;
    case ErrorCode::Stopped: return kStopped;
    case ErrorCode::Internal: break;
    }
    return kInternal;
}

void Console::write(FILE* stream, const QByteArray& bytes) const
{
    const auto length = static_cast<size_t>(bytes.size());
    const bool isWritten = std::fwrite(bytes.constData(), 1, length, stream) == length
                           && std::fflush(stream) == 0;
    if (!isWritten && stream == stdout && m_outputError == 0) {
        m_outputError = errno;
    }
}

void Console::printData(const QByteArray& bytes) const
{
    clearProgress();
    write(stdout, bytes);
}

void Console::print(const QString& line) const
{
    clearProgress();
    write(m_isOutputReserved ? stderr : stdout, forPeople(line).toUtf8() + '\n');
}

void Console::note(const QString& line) const
{
    if (!m_isQuiet) {
        print(line);
    }
}

void Console::warn(const QString& line) const
{
    clearProgress();
    write(stderr, forPeople(line).toUtf8() + '\n');
}

ExitStatus Console::fail(const Error& error) const
{
    warn(QObject::tr("epochmark-cli: %1").arg(error.message));
    const QList<LeftOut> files = leftout::of(error);
    for (const QString& line : leftOutLines(files, leftout::moreOf(error))) {
        warn(line);
    }
    if (files.isEmpty() && !error.detail.isEmpty() && !m_isQuiet) {
        warn(QObject::tr("  (%1)").arg(error.detail));
    }
    return exitStatus(error.code);
}

ExitStatus Console::finish(int status) const
{
    if (m_outputError == 0 || m_outputError == EPIPE) {
        return static_cast<ExitStatus>(status);
    }
    warn(QObject::tr("epochmark-cli: Standard output can't be written (%1). Send it to another place or free "
                     "some space.")
             .arg(QString::fromLocal8Bit(std::strerror(m_outputError))));
    return status == kDone ? kInput : static_cast<ExitStatus>(status);
}

int Console::progressFile() const
{
    return m_isOutputReserved ? STDERR_FILENO : STDOUT_FILENO;
}

bool Console::isProgressTerminal() const
{
    return isatty(progressFile()) == 1 && qgetenv("TERM") != "dumb";
}

int Console::progressColumns() const
{
    winsize size{};
    const bool isKnown = ioctl(progressFile(), TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return isKnown ? size.ws_col : kColumnsWithoutTerminal;
}

void Console::drawProgress(const QString& line) const
{
    // Carriage return, the line, and what is left of a longer one erased.
    write(m_isOutputReserved ? stderr : stdout, "\r" + oneLine(line).toUtf8() + "\033[K");
    m_isLineDrawn = true;
}

void Console::clearProgress() const
{
    if (m_isLineDrawn) {
        write(m_isOutputReserved ? stderr : stdout, "\r\033[K");
        m_isLineDrawn = false;
    }
}

bool Console::canReadEnter()
{
    // A job in the background would be stopped for reading.
    return isatty(STDIN_FILENO) == 1 && tcgetpgrp(STDIN_FILENO) == getpgrp();
}

bool Console::isEnterPressedWithin(std::chrono::milliseconds time)
{
    pollfd input{STDIN_FILENO, POLLIN, 0};
    const int milliseconds = static_cast<int>(time.count());
    if (poll(&input, canReadEnter() ? 1 : 0, milliseconds) <= 0) {
        return false;
    }
    std::array<char, 256> typed{};
    if ((input.revents & POLLIN) != 0 && read(STDIN_FILENO, typed.data(), typed.size()) > 0) {
        return true;
    }
    // A terminal that was closed answers at once, for ever.
    poll(nullptr, 0, milliseconds);
    return false;
}

QString table(QList<QStringList> rows, const QList<bool>& isRight)
{
    QList<qsizetype> widths(isRight.size(), 0);
    for (QStringList& row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            row[i] = oneLine(row[i]);
            widths[i] = std::max(widths[i], row[i].size());
        }
    }
    QStringList lines;
    for (const QStringList& row : std::as_const(rows)) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i) {
            line += isRight[i] ? row[i].rightJustified(widths[i]) : row[i].leftJustified(widths[i]);
            line += QStringLiteral("  ");
        }
        lines.append(line.trimmed().isEmpty()
                         ? QString()
                         : QString(line).remove(QRegularExpression(QStringLiteral("\\s+$"))));
    }
    return lines.join(u'\n');
}

}  // namespace epochmark::cli
