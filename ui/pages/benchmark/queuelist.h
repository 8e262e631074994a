// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QWidget>

#include <optional>

class QVBoxLayout;

namespace epochmark {

/// Where each run of a set of repeats stands, a row each; hidden for a single run.
class RepeatList : public QWidget {
    Q_OBJECT
public:
    enum class State { Waiting, Running, Done, Stopped, Failed };
    struct Entry {
        State state = State::Waiting;
        std::optional<double> seconds;  ///< headline of a finished run
        int percent = 0;                ///< of the running one
        bool operator==(const Entry&) const = default;
    };

    explicit RepeatList(QWidget* parent = nullptr);
    void setEntries(const QList<Entry>& entries);

private:
    void rebuild();

    QVBoxLayout* m_column;
    QList<Entry> m_entries;
};

}  // namespace epochmark
