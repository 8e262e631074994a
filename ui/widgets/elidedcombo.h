// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QComboBox>

namespace epochmark {

/// A chooser that gives way: as wide as its longest entry where there is room (`most` pixels at most), cut
/// off with an ellipsis and a tool tip where there isn't.
class ElidedCombo : public QComboBox {
    Q_OBJECT
public:
    explicit ElidedCombo(int least, int most, QWidget* parent = nullptr);

    /// Whether the entries are results' names: cut as theme::fittedName() does.
    void setHasNames(bool hasNames) { m_hasNames = hasNames; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    /// What is shown of the chosen entry.
    QString shownText() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QString elided(QStyleOptionComboBox* option) const;
    int wholeWidth() const;
    void updateToolTip();

    int m_least;
    int m_most;
    bool m_hasNames = false;
};

}  // namespace epochmark
