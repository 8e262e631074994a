// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stopwatch.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace epochmark {

class QueueRow;

/// Where each run of a queue stands, a row each in the order in which they run; what is left of it, and a
/// button that skips the run or the pause in work. Hidden for a single run.
class QueueList : public QWidget {
    Q_OBJECT
public:
    enum class State { Waiting, CoolingDown, Running, Done, Stopped, Skipped, Failed, Dropped };
    struct Entry {
        QString name;  ///< "CPU, 2 threads · run 1"
        State state = State::Waiting;
        std::optional<double> seconds;  ///< headline of a finished run
        int percent = 0;                ///< of the running one
        QString note;                   ///< more about it, as a tooltip; may be empty
        bool operator==(const Entry&) const = default;
    };
    struct Content {
        QString title;  ///< "Queue", "Repeats"
        QString left;   ///< "about 12:40 left"; may be empty
        QString words;  ///< "Cooling down, 12 s left", or why automatic repeats ended; may be empty
        QString skip;   ///< words of the button; empty: there is nothing to skip
        QList<Entry> entries;
    };

    explicit QueueList(QWidget* parent = nullptr);
    void setContent(const Content& content);
    /// The row of the run in work or to come; null without one.
    QWidget* currentRow() const;

Q_SIGNALS:
    void skipRequested();

private:
    void announceSkip();

    QLabel* m_title;
    QLabel* m_left;
    QLabel* m_words;
    QVBoxLayout* m_column;
    QPushButton* m_skip;
    QList<QueueRow*> m_rows;
    std::optional<Stopwatch>
        m_sinceOtherWords;  ///< since the button came to mean something else under the pointer
};

}  // namespace epochmark
