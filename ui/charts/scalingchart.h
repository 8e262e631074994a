// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "charts/curvestate.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <optional>

namespace epochmark {

/// What a number of ranks came to.
struct ScalingDot {
    int ranks = 1;
    double value = 0;  ///< a speed-up, or an efficiency (1 is the ideal)
    QString text;      ///< the value in words
    QString remark;    ///< what casts doubt on it; empty: nothing does
    int hosts = 1;     ///< that they were on

    bool operator==(const ScalingDot&) const = default;
};

/// Speed-up or efficiency over the number of ranks, with the line that would be ideal. What something casts
/// doubt on is a hollow dot. The pointer reads the dot nearest to it; by keys: arrows, Home and End go from
/// dot to dot, Esc ends that. Speaks all of its values. Window thread.
class ScalingChart : public QWidget {
    Q_OBJECT
public:
    enum class Metric { Speedup, Efficiency };

    explicit ScalingChart(Metric metric, QWidget* parent = nullptr);

    /// By ranks, ascending; those on as many hosts are joined by a line, which begins at one rank.
    void setDots(const QList<ScalingDot>& dots);
    /// Stands in the plot while there is no dot.
    void setEmptyText(const QString& text);
    const QList<ScalingDot>& dots() const { return m_dots; }

    /// Where a dot stands, in pixels of this widget.
    QPointF pixelOf(qsizetype dot) const;
    /// Which dot is read; absent: none.
    std::optional<qsizetype> current() const { return m_current; }
    /// "2 ranks: 1.62 ×, not ranked"
    QString words(qsizetype dot) const;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    AxisFrame valueAxis() const;
    double ideal(double ranks) const;
    int mostRanks() const;
    QRectF plotArea() const;
    QPointF pixelAt(double ranks, double value) const;
    void read(std::optional<qsizetype> dot);
    void paintAxes(QPainter& painter) const;
    void paintIdeal(QPainter& painter) const;
    void paintDots(QPainter& painter) const;
    void paintLabels(QPainter& painter) const;

    Metric m_metric;
    QList<ScalingDot> m_dots;
    QString m_emptyText;
    std::optional<qsizetype> m_current;
};

}  // namespace epochmark
