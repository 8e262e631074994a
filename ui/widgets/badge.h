// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

class QLabel;

namespace epochmark {

class IconLabel;

/// A small word with an edge or a ground of its own: "new", "baseline", "different software", "buy".
class Badge : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Neutral, Accent, Success, Warning, Error };

    explicit Badge(const QString& text = {}, Kind kind = Kind::Neutral, const QString& iconName = {},
                   QWidget* parent = nullptr);

    /// Words and kind; an empty iconName shows none.
    void setContent(const QString& text, Kind kind, const QString& iconName = {});
    QString text() const;

private:
    IconLabel* m_icon;
    QLabel* m_label;
};

}  // namespace epochmark
