// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/eventstream.h"

#include "base/filereason.h"
#include "base/outputfile.h"

#include <QObject>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

namespace epochmark {

EventStream::EventStream(const QString& path) : m_path(path) {}

Result<std::unique_ptr<EventStream>> EventStream::open(const QString& path)
{
    std::unique_ptr<EventStream> stream(new EventStream(path));
    stream->m_file.setFileName(path);
    const std::optional<int> own = path == QLatin1String("-") ? std::optional(fileno(stdout))
                                                              : outputfile::ownDescriptor(path);
    const auto mode = QIODevice::WriteOnly | QIODevice::Unbuffered;
    const bool isOpen = own ? stream->m_file.open(*own, mode) : stream->m_file.open(mode);
    if (!isOpen) {
        return Error{ErrorCode::Input,
                     QObject::tr("The events can't be written to %1 (%2). Name another file.")
                         .arg(path, fileReason(stream->m_file)),
                     {}};
    }
    stream->m_thread = std::thread([worker = stream.get()] { worker->work(); });
    return stream;
}

EventStream::~EventStream()
{
    [[maybe_unused]] const auto closed = close();
}

void EventStream::handle(const QueueEvent& event)
{
    const std::lock_guard lock(m_mutex);
    const auto* report = std::get_if<RunReported>(&event);
    const auto* progress = report != nullptr ? std::get_if<RunProgress>(&report->event) : nullptr;
    if (std::holds_alternative<RunStarted>(event)) {
        m_gate.reset();
    }
    if (m_isBroken || m_isClosing || (progress != nullptr && !m_gate.passes(*progress))) {
        return;
    }
    m_waiting.push_back({QDateTime::currentDateTimeUtc(), event});
    m_wake.notify_one();
}

void EventStream::work()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_isClosing || !m_waiting.empty(); });
        if (m_waiting.empty()) {
            return;
        }
        const StampedEvent event = std::move(m_waiting.front());
        m_waiting.pop_front();
        const bool isWritten = !m_isBroken;
        lock.unlock();
        if (isWritten) {
            write(eventjson::line(event));
        }
        lock.lock();
    }
}

void EventStream::write(const QByteArray& line)
{
    errno = 0;
    if (m_file.write(line) == line.size()) {
        return;
    }
    const int reason = errno;  // of what was refused, be it after a part: Qt tells nothing then
    const bool isReaderGone = reason == EPIPE;
    const Error failure{
        ErrorCode::Input,
        isReaderGone
            ? QObject::tr("Nobody reads the events any more: the run goes on without them.")
            : QObject::tr("The events can't be written to %1 any more (%2): the run goes on without them.")
                  .arg(m_path, QString::fromLocal8Bit(std::strerror(reason))),
        {}};
    const std::lock_guard lock(m_mutex);
    m_isBroken = true;
    m_waiting.clear();
    m_unreported = failure;
    if (!isReaderGone) {
        m_failure = failure;
    }
}

std::optional<Error> EventStream::nextProblem()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_unreported, std::nullopt);
}

Result<void> EventStream::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isClosing = true;
        m_wake.notify_one();
    }
    if (m_thread.joinable()) {
        m_thread.join();
    }
    m_file.close();
    return m_failure ? Result<void>(*m_failure) : Result<void>();
}

}  // namespace epochmark
