// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "measure/phases.h"
#include "measure/shares.h"
#include "theme/tokens.h"

#include <QWidget>

#include <optional>

namespace epochmark {

/// Where the time went: one stacked bar, names and shares beneath (the shares add up to 100), in as many
/// lines as they need; the exchange only where ranks train. Painted; speaks its shares.
class TimeBar : public QWidget {
    Q_OBJECT
public:
    explicit TimeBar(QWidget* parent = nullptr);

    /// `isOnlyData`: no epoch is finished, all but decoding is unknown ("-") and no share can be told.
    void setPhases(const Phases& phases, bool isOnlyData = false);
    QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    using Color = QColor (*)(const Tokens& tokens);
    struct Part {
        QString name;
        double seconds = 0;
        Color color = nullptr;
        int permille = 0;
    };
    /// What the name and share of each part take, swatch included; all with the same share where one is
    /// given.
    QList<int> nameWidths(std::optional<int> permille = std::nullopt) const;
    void arrange();
    void paintBar(QPainter& painter) const;
    void paintNames(QPainter& painter) const;
    void paintName(QPainter& painter, qsizetype part, const QPointF& place) const;
    QColor colorOf(qsizetype part) const;

    QString shareText(const Part& part) const;

    QList<Part> m_parts;
    bool m_isOnlyData = true;
    int m_columns = 0;
};

}  // namespace epochmark
