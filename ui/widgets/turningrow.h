// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QBoxLayout;

namespace epochmark {

/// A row that becomes a column where it is narrower than its words read well in, or than its contents.
class TurningRow : public QWidget {
    Q_OBJECT
public:
    /// `leastRow`: pixels at the usual text size, margins included, from which on it is a row.
    explicit TurningRow(int leastRow, QWidget* parent = nullptr);

    /// Takes margins, spacing and contents.
    QBoxLayout* row() const { return m_row; }
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    int leastWidth(bool isColumn) const;

    QBoxLayout* m_row;
    int m_leastRow;
};

}  // namespace epochmark
