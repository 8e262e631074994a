// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractButton>

namespace epochmark {

/// A whole line that opens and closes what is beneath: chevron, bold words, a quieter explanation. Checked =
/// open.
class FoldRow : public QAbstractButton {
    Q_OBJECT
public:
    explicit FoldRow(QWidget* parent = nullptr);

    /// `detail` is cut off with "..." where it doesn't fit and spoken whole.
    void setContent(const QString& text, const QString& detail);
    QString detail() const { return m_detail; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_detail;
};

}  // namespace epochmark
