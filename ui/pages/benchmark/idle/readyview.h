// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/device.h"
#include "pages/benchmark/setup/datasetpreview.h"
#include "queue/runplan.h"

#include <QFrame>

class QGridLayout;
class QLabel;

namespace epochmark {

class EstimateLine;
class MachineStrip;

/// The right column when all is chosen and nothing runs: what Start will do, in a sentence, how long
/// that takes, the machine at a glance, and the classes with their pictures as bars.
class ReadyView : public QFrame {
    Q_OBJECT
public:
    explicit ReadyView(QWidget* parent = nullptr);

    EstimateLine* estimateLine() const { return m_estimate; }
    MachineStrip* machineStrip() const { return m_machine; }

    void show(const DatasetPreview& dataset, const RunPlan& plan, const Device& device);

private:
    void fillClasses(const DatasetPreview& dataset);

    QLabel* m_heading;
    QLabel* m_plan;
    QLabel* m_note;
    EstimateLine* m_estimate;
    MachineStrip* m_machine;
    QGridLayout* m_classes;
    QLabel* m_moreClasses;
};

}  // namespace epochmark
