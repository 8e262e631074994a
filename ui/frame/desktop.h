// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "theme/theme.h"

#include <QObject>

#include <memory>
#include <optional>

namespace epochmark {

/// What the desktop around the window can do: show a notification, show progress on the taskbar, tell its
/// colour scheme. Owned by MainWindow; tests hand in their own. Nothing here waits or fails: what a desktop
/// can't do just doesn't happen.
class Desktop : public QObject {
    Q_OBJECT
public:
    /// The desktop of this session; does nothing where there is none.
    static std::unique_ptr<Desktop> ofSession();

    /// Shows a notification; plain text.
    virtual void notify(const QString& title, const QString& text) = 0;
    /// 0-1 on the program's button in the taskbar; nothing: no bar.
    virtual void showProgress(std::optional<double> share) = 0;
    /// Asks for the scheme and listens to its changes from now on: schemePreferred() tells.
    virtual void watchScheme() = 0;

Q_SIGNALS:
    /// System: the desktop has no preference.
    void schemePreferred(epochmark::ColorScheme scheme);
};

}  // namespace epochmark
