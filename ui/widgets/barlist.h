// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "theme/tokens.h"
#include "widgets/axisticks.h"

#include <QAbstractScrollArea>
#include <QList>

#include <optional>

namespace epochmark {

/// Horizontal bars with their names before and their values after them, on one axis from 0 that stays in
/// sight while the bars scroll. What isn't known has a dash and words, never a bar. Speaks its values as
/// accessible description. Window thread.
class BarList : public QAbstractScrollArea {
    Q_OBJECT
public:
    struct Bar {
        QString name;
        QString detail;
        std::optional<double> value;  ///< >= 0
        QString text;                 ///< the value in words; what is missing when there is none
        int series = 0;               ///< index into Tokens::series
        bool isHatched = false;
        bool operator==(const Bar&) const = default;
    };

    explicit BarList(const QString& name, QWidget* parent = nullptr);

    void setBars(const QList<Bar>& bars, const QString& axisTitle);
    const QList<Bar>& bars() const { return m_bars; }
    /// Width of the names' column; 0: as the names need, up to 40 % of the whole.
    void setNameWidth(int pixels);

    /// The ground of a bar: plain, or with diagonal strokes that tell it apart without colour.
    static void paintGround(QPainter* painter, const QRectF& area, const QColor& color, bool isHatched,
                            const Tokens& tokens);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    int nameWidth() const;
    QRectF plotArea() const;
    void updateScrollBar();
    void paintAxis(QPainter* painter, const QRectF& plot, const Tokens& tokens) const;
    void paintBar(QPainter* painter, const QRectF& line, const QRectF& plot, const Bar& bar,
                  const Tokens& tokens) const;

    QList<Bar> m_bars;
    QString m_axisTitle;
    AxisTicks m_ticks;
    bool m_hasValues = false;  ///< above zero, in any bar
    int m_nameWidth = 0;
};

}  // namespace epochmark
