// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "hosts/hostrun.h"
#include "widgets/banner.h"

#include <QTimer>

#include <optional>

class QProgressBar;
class QPushButton;

namespace epochmark {

/// What there is to say of a run on another machine besides the run itself: connecting, how much has been
/// sent, waiting for a scheduler, a broken line and when it is tried anew, how it ended and that a rent goes
/// on. Hidden while there is nothing. Window thread.
class HostLine : public Banner {
    Q_OBJECT
public:
    explicit HostLine(QWidget* parent = nullptr);

    /// Before one begins, or after something else was begun.
    void forget();
    void showProgress(const HostProgress& progress);
    /// The last word. `host`: its name.
    void showEnd(const QString& host, const Result<HostRunOutcome>& outcome);
    void showError(const Error& error);
    /// Whether "Leave it running there" may be pressed.
    void setLeavable(bool isLeavable);

Q_SIGNALS:
    void leaveRequested();

private:
    void showRetry();

    QProgressBar* m_bar;
    QPushButton* m_leave;
    HostProgress m_progress;
    QTimer m_second;
    int m_secondsLeft = 0;  ///< until the next try
};

}  // namespace epochmark
