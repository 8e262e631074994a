// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QWidget>

namespace epochmark {

/// Horizontal bars that are stacked of parts, one scale for all: how large each is, and what of. The parts'
/// names stand in a line beneath. Speaks them; a tool tip tells those of one bar. Window thread.
class PartBars : public QWidget {
    Q_OBJECT
public:
    /// What all bars are made of.
    struct Part {
        QString name;
        int series = 0;  ///< index into Tokens::series
        bool isHatched = false;
        bool operator==(const Part&) const = default;
    };
    struct Bar {
        QString name;
        QString text;         ///< the whole in words
        QList<double> parts;  ///< >= 0, in the order of the parts
        QStringList words;    ///< of each part
        bool operator==(const Bar&) const = default;
    };

    explicit PartBars(const QString& name, QWidget* parent = nullptr);

    void setBars(const QList<Part>& parts, const QList<Bar>& bars);
    const QList<Bar>& bars() const { return m_bars; }
    /// From which x to which a part is painted, in pixels of this widget.
    std::pair<double, double> extentOf(qsizetype bar, qsizetype part) const;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    double nameWidth() const;
    double valueWidth() const;
    double largest() const;
    QString spoken(qsizetype bar) const;
    int keyLines() const;
    void fitHeight();
    void paintBar(QPainter& painter, qsizetype bar) const;
    void paintKeys(QPainter& painter) const;

    QList<Part> m_parts;
    QList<Bar> m_bars;
};

}  // namespace epochmark
