// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QWidget>

namespace epochmark {

/// Widgets side by side that go on in a new line where there is no room, each as wide as it wants. Owns them.
class FlowRow : public QWidget {
    Q_OBJECT
public:
    explicit FlowRow(QWidget* parent = nullptr);

    void addWidget(QWidget* widget);
    void clear();

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// Places the widgets (or only measures); returns the height.
    int arrange(int width, bool isMeasuring) const;

    QList<QWidget*> m_widgets;
};

}  // namespace epochmark
