// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "charts/curvechart.h"

#include <QStringList>
#include <QWidget>

class QActionGroup;
class QBoxLayout;
class QLayout;
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
    void setSentence(const QString& sentence) { setSentences({sentence}); }
    /// The first of them, longest first, that fits into two lines; the last one where none does. The first is
    /// the tooltip then.
    void setSentences(const QStringList& sentences);
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
    void chooseSentence();
    int sentenceWidth() const;

    QBoxLayout* m_row = nullptr;
    QLayout* m_controls = nullptr;
    QStringList m_sentences;
    IconText* m_sentence;
    QPushButton* m_ghosts;
    QActionGroup* m_counts;
    SegmentedControl* m_axis;
};

}  // namespace epochmark
