// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QComboBox;

namespace epochmark {

/// Which network is trained: those of the NetworkRegistry, each with what it is as its tool tip.
class NetworkPicker : public QWidget {
    Q_OBJECT
public:
    explicit NetworkPicker(QWidget* parent = nullptr);

    /// Shows a network without networkChosen(); one that this build doesn't know leaves the choice as it is.
    void show(const QString& id);
    /// A NetworkDefinition's id.
    QString network() const;

Q_SIGNALS:
    void networkChosen(const QString& id);

private:
    void explain();

    QComboBox* m_box;
};

}  // namespace epochmark
