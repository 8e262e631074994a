// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "board/scaling.h"

#include <QWidget>

class QBoxLayout;

namespace epochmark {

class Banner;
class BarList;
class ElidedCombo;
class ElidedLabel;
class PartBars;
class ScalingChart;

/// How much faster several ranks train than one: speed-up and efficiency, where the time went, and what a run
/// costs, over the number of ranks, with a sentence above. One workload and device at a time. Window thread.
class ScalingView : public QWidget {
    Q_OBJECT
public:
    explicit ScalingView(QWidget* parent = nullptr);

    /// All of the board; what is chosen stays chosen as long as it is there. Empty: nothing is shown.
    void setSeries(const QList<ScalingSeries>& all);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeChooser();
    QWidget* makeRow(QBoxLayout*& row, QWidget* left, QWidget* right);
    void showOne(const ScalingSeries& series);
    void showSentence(const ScalingSeries& series);
    void showCharts(const ScalingSeries& series);
    void showParts(const ScalingSeries& series);
    void showCosts(const ScalingSeries& series);

    QList<ScalingSeries> m_all;
    ElidedCombo* m_chooser;
    ElidedLabel* m_what;
    Banner* m_sentence;
    ScalingChart* m_speedup;
    ScalingChart* m_efficiency;
    PartBars* m_parts;
    BarList* m_costs;
    QBoxLayout* m_chartRow = nullptr;
    QBoxLayout* m_barRow = nullptr;
};

}  // namespace epochmark
