// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stopwatch.h"
#include "queue/runplan.h"

#include <QList>
#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace epochmark {

/// The sets that one click is to run: each a device with its threads, added as chosen elsewhere, taken away
/// by its cross.
class QueuePanel : public QWidget {
    Q_OBJECT
public:
    explicit QueuePanel(QWidget* parent = nullptr);

    /// What Add would add; absent while no device can be used.
    void setCurrent(const std::optional<SetChoice>& choice);
    /// In the order in which they run; empty: no queue, the current choice alone.
    const QList<SetChoice>& choices() const { return m_choices; }

Q_SIGNALS:
    void changed();

private:
    void add();
    void remove(const SetChoice& choice);
    void clear();
    void rebuild();
    void updateAdd();

    std::optional<SetChoice> m_current;
    QList<SetChoice> m_choices;
    std::optional<Stopwatch> m_sinceRemoval;
    QPushButton* m_add;
    QPushButton* m_clear;
    QLabel* m_hint;
    QVBoxLayout* m_rows;
};

}  // namespace epochmark
