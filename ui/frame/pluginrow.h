// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/kind/pluginreport.h"

#include <QFrame>

class QVBoxLayout;

namespace epochmark {

/// A plug-in that was found: its name, its file, who named it, and its devices or why there are none, with
/// what to do. The user's own can be removed.
class PluginRow : public QFrame {
    Q_OBJECT
public:
    explicit PluginRow(const PluginReport& report, QWidget* parent = nullptr);

Q_SIGNALS:
    void removeRequested(const QString& name);

private:
    void addHeader(const PluginReport& report);
    void addDevices(const PluginReport& report);
    void addText(const QString& text, const QString& look);

    QVBoxLayout* m_column;
};

}  // namespace epochmark
