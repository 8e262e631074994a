// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/board/comparison.h"
#include "widgets/card.h"

class QHBoxLayout;

namespace epochmark {

class BarList;
class ElidedLabel;

/// Time, cost and energy of the sets compared as three rows of bars, each in its run's colour. What isn't
/// known has no bar. Window thread.
class CompareBars : public QWidget {
    Q_OBJECT
public:
    explicit CompareBars(QWidget* parent = nullptr);

    void setComparison(const Comparison& comparison, const QStringList& names);

private:
    BarList* addCard(const QString& title, const QString& name, QWidget* note = nullptr);

    QHBoxLayout* m_row;
    ElidedLabel* m_reference;  ///< what speeds are relative to
    BarList* m_time;
    BarList* m_cost;
    BarList* m_energy;
};

}  // namespace epochmark
