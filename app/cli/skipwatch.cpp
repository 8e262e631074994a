// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "skipwatch.h"

#include "console.h"

#include <QFile>

#include <chrono>
#include <utility>

namespace epochmark::cli {

namespace {

constexpr std::chrono::milliseconds kBetweenGlances{250};
constexpr qint64 kLongestLine = 200;

}  // namespace

SkipWatch::SkipWatch(const QString& path, Queue queue, Enter enter) : m_queue(std::move(queue))
{
    if (!path.isEmpty() || enter == Enter::EndsPauses) {
        m_thread = std::thread([this, path, enter] { watch(path, enter); });
    }
}

SkipWatch::~SkipWatch()
{
    m_isOver = true;
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void SkipWatch::watch(const QString& path, Enter enter) const
{
    while (!m_isOver) {
        if (!path.isEmpty() && QFile::exists(path)) {
            takeFile(path);
        }
        const QueueSkip pause = enter == Enter::EndsPauses ? m_queue.inWork() : QueueSkip();
        if (!pause.pausedPosition) {
            std::this_thread::sleep_for(kBetweenGlances);
        } else if (Console::isEnterPressedWithin(kBetweenGlances)) {
            m_queue.skip(pause);
        }
    }
}

/// One that can't be removed would be heard for ever: it counts for nothing.
void SkipWatch::takeFile(const QString& path) const
{
    QFile file(path);
    const QByteArray line = file.open(QIODevice::ReadOnly) ? file.read(kLongestLine).trimmed() : QByteArray();
    file.close();
    if (!file.remove()) {
        return;
    }
    const QueueSkip skip = line.isEmpty() ? m_queue.inWork() : QueueSkip::of(line);
    if (!skip.isEmpty()) {
        m_queue.skip(skip);
    }
}

}  // namespace epochmark::cli
