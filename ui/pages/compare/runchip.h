// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

namespace epochmark {

/// One set compared: a dot in its series colour, its name, its time, and a button that takes it out. Window
/// thread.
class RunChip : public QFrame {
    Q_OBJECT
public:
    RunChip(const QString& setId, const QString& name, const QString& detail, int series,
            QWidget* parent = nullptr);

Q_SIGNALS:
    void removeRequested(const QString& setId);
};

}  // namespace epochmark
