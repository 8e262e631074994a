// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QPen>
#include <QWidget>

namespace epochmark {

/// What the dashes of curves mean: solid training, dashed validation and, where asked for, thin ghosts.
/// Shrinks to short strokes, then leaves ghosts out. Decoration beside curves that name themselves.
class DashKeys : public QWidget {
    Q_OBJECT
public:
    /// The colour of the strokes: of the only run, or none where each run has a colour of its own.
    enum class Ink { FirstSeries, Neutral };

    explicit DashKeys(Ink ink = Ink::FirstSeries, QWidget* parent = nullptr);

    void setHasGhosts(bool hasGhosts);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    enum class Split { Training, Validation, Ghost };
    struct Lengths {
        int stroke;
        int between;
    };
    static constexpr Lengths kRoomy{24, 14};
    static constexpr Lengths kShort{16, 9};

    static QString nameOf(Split split);
    QList<Split> splits() const;
    int widthOf(const QList<Split>& splits, const Lengths& lengths) const;
    QPen penOf(Split split) const;

    Ink m_ink;
    bool m_hasGhosts = false;
};

}  // namespace epochmark
