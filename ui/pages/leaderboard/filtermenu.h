// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/device.h"

#include <QDateTime>
#include <QMenu>

#include <optional>

class QActionGroup;

namespace epochmark {

/// Which results to show beside free text: kind of device and how recent. Window thread.
class FilterMenu : public QMenu {
    Q_OBJECT
public:
    explicit FilterMenu(QWidget* parent = nullptr);

    std::optional<DeviceKind> kind() const { return m_kind; }
    /// Only results from this moment on.
    std::optional<QDateTime> since() const;
    bool isFiltering() const { return m_kind || m_days > 0; }

Q_SIGNALS:
    void filterChanged();

private:
    void addKind(QActionGroup* group, const QString& text, const QString& name, std::optional<DeviceKind> kind);
    void addDays(QActionGroup* group, const QString& text, const QString& name, int days);

    std::optional<DeviceKind> m_kind;
    int m_days = 0;  ///< 0: any time
};

}  // namespace epochmark
