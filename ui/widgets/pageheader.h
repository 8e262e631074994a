// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace epochmark {

/// The line at the top of a page: title, a sentence or chooser beside it, actions at the right. A sentence
/// that has no room there goes beneath.
class PageHeader : public QWidget {
    Q_OBJECT
public:
    explicit PageHeader(const QString& title, const QString& sentence = {}, QWidget* parent = nullptr);

    void setSentence(const QString& sentence);
    /// Put a chooser right of the title.
    void addChooser(QWidget* widget);
    /// Put a button or field at the right end.
    void addAction(QWidget* widget);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    void arrange();

    QLabel* m_title;
    QLabel* m_sentence;
    QHBoxLayout* m_row;
    QHBoxLayout* m_choosers;
    QHBoxLayout* m_actions;
    bool m_isBeneath = false;  ///< the sentence
};

}  // namespace epochmark
