// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;
class QToolButton;

namespace epochmark {

/// Two or more choices side by side, exactly one chosen (check mark and accent ground). Arrow keys move the
/// choice.
///     axis->addSegment(tr("Epochs"), "epochsSegment");
class SegmentedControl : public QWidget {
    Q_OBJECT
public:
    /// `name` says what is chosen here: accessible name of the whole.
    explicit SegmentedControl(const QString& name, QWidget* parent = nullptr);

    void addSegment(const QString& text, const QString& objectName);
    int currentIndex() const;
    /// Chooses without currentChanged().
    void setCurrentIndex(int index);
    /// All segments the same width, the control stretches.
    void setStretched(bool isStretched);

Q_SIGNALS:
    /// The user chose another segment.
    void currentChanged(int index);

private:
    void updateSegments();

    QHBoxLayout* m_row;
    QButtonGroup* m_group;
    QList<QToolButton*> m_segments;
};

}  // namespace epochmark
