// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "run/runevent.h"

#include <QFrame>
#include <QList>

class QGridLayout;
class QLabel;

namespace epochmark {

/// One figure: caption, big value with unit, note.
class Tile : public QWidget {
    Q_OBJECT
public:
    Tile(const QString& caption, const QString& objectName, QWidget* parent = nullptr);

    /// "-" with the reason as tooltip where a value can't be read.
    void setValue(const QString& value, const QString& unit, const QString& note, const QString& reason = {});
    QString value() const;
    /// Pixels that the caption, and a figure as long as `sample` with its unit, take in today's fonts.
    int widthFor(const QString& sample) const;
    /// Pixels that a note takes.
    int noteWidthFor(const QString& sample) const;

private:
    QString m_caption;
    QLabel* m_head;
    QLabel* m_value;
    QLabel* m_unit;
    QLabel* m_note;
};

/// The seven figures of a run in progress; in two rows when narrow.
class TileRow : public QFrame {
    Q_OBJECT
public:
    explicit TileRow(QWidget* parent = nullptr);

    /// All "-"; `epochs` planned ones.
    void reset(int epochs);
    void setProgress(const RunProgress& progress);
    /// Headline so far; apart from the rest, so that it changes together with the line "now" of the charts.
    void setElapsed(double seconds);
    /// The newest finished epoch; `best` has the best validation accuracy so far.
    void setEpoch(const EpochReport& report, const EpochReport& best);
    /// Stopped or failed: nothing is left to wait for.
    void setEnded();
    void setFinished(int epochs, double elapsedSeconds);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void setDevice(const RunProgress& progress);
    QList<int> neededWidths() const;
    QList<int> wantedWidths(const QList<int>& needed) const;
    void arrange();
    void place(int columns);

    QGridLayout* m_grid;
    QList<Tile*> m_tiles;
    Tile* m_epoch;
    Tile* m_speed;
    Tile* m_elapsed;
    Tile* m_left;
    Tile* m_validation;
    Tile* m_device;
    Tile* m_wait;
    int m_columns = 0;
};

}  // namespace epochmark
