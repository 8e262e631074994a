// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "charts/curvechart.h"

#include <QWidget>

class QActionGroup;
class QBoxLayout;
class QPushButton;

namespace epochmark {

class IconText;
class SegmentedControl;

/// The line above the charts: how the run stands against its ghosts, how many ghosts race, and the x axis of
/// both charts.
class RaceLine : public QWidget {
    Q_OBJECT
public:
    explicit RaceLine(QWidget* parent = nullptr);

    /// Rich text; empty hides the flag.
    void setSentence(const QString& sentence);
    void setGhostCount(int count);
    int ghostCount() const;
    void setXAxis(CurveChart::XAxis axis);

Q_SIGNALS:
    void ghostCountChosen(int count);
    void xAxisChosen(epochmark::CurveChart::XAxis axis);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    QBoxLayout* m_row = nullptr;
    IconText* m_sentence;
    QPushButton* m_ghosts;
    QActionGroup* m_counts;
    SegmentedControl* m_axis;
};

}  // namespace epochmark
