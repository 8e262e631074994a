// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "board/timeestimate.h"
#include "queue/runplan.h"
#include "run/rehearsal.h"

#include <QWidget>

class QPushButton;

namespace epochmark {

class IconText;

/// How long what is chosen will take: from stored runs, from a rehearsal that is said to be one, or a button
/// that asks for one. Shows what it is told; window thread.
class EstimateLine : public QWidget {
    Q_OBJECT
public:
    explicit EstimateLine(QWidget* parent = nullptr);

    /// `allSeconds`: of the whole plan, without its pauses; absent where that isn't known or only one run is
    /// planned.
    void showStored(const TimeEstimate& estimate, std::optional<double> allSeconds);
    /// Nothing is known yet. `ranks`: processes that are to share it out.
    void offerRehearsal(int ranks = 1);
    void showRehearsing(int ranks = 1);
    /// It is stopped: a run is to begin.
    void showEnding();
    void showRehearsed(const Rehearsal& foretold);
    void showError(const QString& sentence);

Q_SIGNALS:
    void rehearsalRequested();
    /// The one in work isn't wanted any more.
    void rehearsalCancelled();

private:
    void say(const QString& sentence, const QString& action);

    IconText* m_words;
    QPushButton* m_button;
    bool m_isRehearsing = false;
};

}  // namespace epochmark
