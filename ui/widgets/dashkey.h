// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace epochmark {

/// A stroke in the dash of its split, and the split's name. Decoration beside curves that name themselves.
class DashKey : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Training, Validation, Ghost };
    /// The colour of the stroke: of the only run, or none where each run has a colour of its own.
    enum class Ink { FirstSeries, Neutral };

    DashKey(Kind kind, const QString& name, Ink ink = Ink::FirstSeries, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Kind m_kind;
    QString m_name;
    Ink m_ink;
};

}  // namespace epochmark
