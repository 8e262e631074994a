// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cost/breakeven.h"
#include "widgets/axisticks.h"

#include <QWidget>

#include <optional>

namespace epochmark {

/// Running cost over months: owning as a solid line, renting as a dashed one, their crossing as a ring with
/// month and sum, the side where owning costs less tinted. Where the owned device can't do the work there is
/// no line of it. Speaks its lines as accessible description. Window thread.
class BreakEvenPlot : public QWidget {
    Q_OBJECT
public:
    explicit BreakEvenPlot(QWidget* parent = nullptr);

    void setBreakEven(const std::optional<BreakEven>& breakEven);

    QSize sizeHint() const override { return {420, 280}; }
    QSize minimumSizeHint() const override { return {300, 200}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Frame;
    class Words;
    QString linesInWords(double months) const;
    QString rentInWords(double months) const;
    Frame frame() const;
    void paintAxes(QPainter* painter, const Frame& frame) const;
    void paintTint(QPainter* painter, const Frame& frame) const;
    void paintLines(QPainter* painter, const Frame& frame) const;
    void paintWords(QPainter* painter, const Frame& frame) const;
    void paintCrossing(QPainter* painter, const Frame& frame) const;
    void writeCrossing(QPainter* painter, const Frame& frame, Words* words) const;
    void paintHaloed(QPainter* painter, const QRectF& place, const QString& text) const;

    std::optional<BreakEven> m_breakEven;
};

}  // namespace epochmark
