// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/workloadspec.h"

#include <QWidget>

namespace epochmark {

class IconText;
class SegmentedControl;

/// Classic, Quick or Custom, and the line that says what the choice means.
class PresetPicker : public QWidget {
    Q_OBJECT
public:
    explicit PresetPicker(QWidget* parent = nullptr);

    /// Shows the preset that these settings are and what that means, without presetChosen().
    void show(Preset preset, const WorkloadSpec& spec);
    Preset preset() const;

Q_SIGNALS:
    void presetChosen(epochmark::Preset preset);

private:
    SegmentedControl* m_segments;
    IconText* m_line;
};

}  // namespace epochmark
