// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace epochmark {

/// A card: surface ground, 1-px edge, padding 16 (12 above a title). Put content into body(), and what
/// belongs at the right of the title into header().
///     auto* card = new Card(tr("Where the time went"));
///     card->header()->addWidget(sumLabel);
///     card->body()->addWidget(bar);
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(const QString& title = {}, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    QString title() const;
    /// The line of the title: title, stretch, then whatever is added.
    QHBoxLayout* header() const { return m_header; }
    QVBoxLayout* body() const { return m_body; }

private:
    QLabel* m_title;
    QHBoxLayout* m_header;
    QVBoxLayout* m_body;
};

/// A hairline across or down a card.
class Line : public QFrame {
    Q_OBJECT
public:
    explicit Line(Qt::Orientation orientation = Qt::Horizontal, QWidget* parent = nullptr);
};

}  // namespace epochmark
