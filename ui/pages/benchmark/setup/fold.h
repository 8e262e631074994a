// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace epochmark {

class ElidedLabel;

/// A line that opens and closes what is beneath: chevron, title, and a summary of what is inside at the
/// right.
class Fold : public QWidget {
    Q_OBJECT
public:
    /// `content` becomes a child.
    Fold(const QString& title, const QString& objectName, QWidget* content, QWidget* parent = nullptr);

    void setSummary(const QString& summary);
    void setOpen(bool isOpen);
    bool isOpen() const;

Q_SIGNALS:
    /// The person who uses it opens or closes it; not by setOpen().
    void clicked();

private:
    void updateContent(bool isOpen);

    QToolButton* m_button;
    ElidedLabel* m_summary;
    QWidget* m_content;
};

}  // namespace epochmark
