// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "frame/desktop.h"

#include <QDBusVariant>

namespace epochmark {

/// A desktop reached by D-Bus, so that no tray is needed: org.freedesktop.Notifications, the launcher
/// interface that Unity began and KDE and others follow, and the settings portal. Every call is sent and
/// forgotten; where there is no session bus they do nothing, and none is started for them.
class SessionDesktop : public Desktop {
    Q_OBJECT
public:
    void notify(const QString& title, const QString& text) override;
    void showProgress(std::optional<double> share) override;
    void watchScheme() override;

private Q_SLOTS:
    // By name: QtDBus delivers signals to nothing else.
    void applySetting(const QString& area, const QString& key, const QDBusVariant& value);
};

}  // namespace epochmark
