// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

class QLabel;

namespace epochmark {

class CurveSketch;
class MachineStrip;

/// The right column before the first run: what is missing, two buttons, the machine at a glance, the three
/// questions, the layout of a
/// zip.
class WelcomeView : public QFrame {
    Q_OBJECT
public:
    explicit WelcomeView(QWidget* parent = nullptr);

    MachineStrip* machineStrip() const { return m_machine; }

    /// Whether results are stored already: the heading says so.
    void setHasResults(bool hasResults);
    /// Narrow: without the drawing.
    void setNarrow(bool isNarrow);

Q_SIGNALS:
    void demoRequested();
    void browseRequested();

private:
    QWidget* makeHead();
    QLabel* m_heading;
    CurveSketch* m_sketch;
    MachineStrip* m_machine;
};

/// "How fast does it train?", "Does it learn what it should?", "What does a run cost?" side by side
/// where there is room.
QWidget* makeQuestions();

}  // namespace epochmark
