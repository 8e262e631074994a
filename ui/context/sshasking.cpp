// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context/sshasking.h"

#include "context/sshquestiondialog.h"

#include <QCoreApplication>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>

namespace epochmark {

namespace {

constexpr int kGlanceMs = 100;

bool isCalledOff(const SshQuestion& question, const StopToken& stop)
{
    return stop.isStopRequested() || question.stop.isStopRequested();
}

/// Where the thread that connects waits for the window's.
struct AwaitedAnswer {
    std::mutex mutex;
    std::condition_variable given;
    bool isGiven = false;
    std::optional<QString> answer;

    /// The first one counts.
    void give(const std::optional<QString>& one)
    {
        const std::lock_guard lock(mutex);
        if (!isGiven) {
            isGiven = true;
            answer = one;
        }
        given.notify_all();
    }
    std::optional<QString> wait(const SshQuestion& question, const StopToken& stop)
    {
        std::unique_lock lock(mutex);
        while (!isGiven && !isCalledOff(question, stop)) {
            given.wait_for(lock, std::chrono::milliseconds(kGlanceMs));
        }
        return isGiven ? answer : std::nullopt;
    }
};

void openQuestion(QWidget* asker, const SshQuestion& question, const std::shared_ptr<AwaitedAnswer>& awaited,
                  const StopToken& stop)
{
    if (asker == nullptr || isCalledOff(question, stop)) {
        awaited->give(std::nullopt);
        return;
    }
    auto* dialog = new SshQuestionDialog(question, asker);
    QObject::connect(dialog, &SshQuestionDialog::answered, dialog,
                     [awaited](const QString& answer) { awaited->give(answer); });
    QObject::connect(dialog, &QObject::destroyed, dialog, [awaited] { awaited->give(std::nullopt); });
    QObject::connect(dialog, &QDialog::rejected, dialog, [awaited] { awaited->give(std::nullopt); });
    auto* glance = new QTimer(dialog);
    QObject::connect(glance, &QTimer::timeout, dialog, [dialog, question, stop] {
        if (isCalledOff(question, stop)) {
            dialog->reject();
        }
    });
    glance->start(kGlanceMs);
    dialog->open();
}

}  // namespace

SshManner askedOver(QWidget* asker, const StopToken& stop)
{
    const auto ask = [asker = QPointer<QWidget>(asker),
                      stop](const SshQuestion& question) -> std::optional<QString> {
        const auto awaited = std::make_shared<AwaitedAnswer>();
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [asker, question, awaited, stop] { openQuestion(asker, question, awaited, stop); },
            Qt::QueuedConnection);
        return awaited->wait(question, stop);
    };
    return {SshManner::Asking::Window, ask};
}

}  // namespace epochmark
