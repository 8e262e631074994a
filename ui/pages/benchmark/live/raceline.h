// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "charts/curvechart.h"
#include "pages/benchmark/live/race.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QWidget>

class QAction;
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
    /// How many are to be chosen by themselves, 0 - 3; nobody's own choice any more.
    void setGhostCount(int count);
    int ghostCount() const;
    /// Which there are, and which of them race.
    void setRivals(const QList<Rival>& rivals);
    void setXAxis(CurveChart::XAxis axis);

Q_SIGNALS:
    void ghostCountChosen(int count);
    /// At most three of setRivals(), picked by hand.
    void rivalsChosen(const QStringList& setIds);
    void xAxisChosen(epochmark::CurveChart::XAxis axis);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    void chooseSentence();
    int sentenceWidth() const;
    void listRivals();
    void pickRivals();

    QBoxLayout* m_row = nullptr;
    QLayout* m_controls = nullptr;
    QStringList m_sentences;
    IconText* m_sentence;
    QPushButton* m_ghosts;
    QActionGroup* m_counts;
    QActionGroup* m_picks;       ///< an action a rival; data: its set
    QAction* m_which = nullptr;  ///< the head of those
    QList<Rival> m_rivals;
    int m_count = 0;
    SegmentedControl* m_axis;
};

}  // namespace epochmark
