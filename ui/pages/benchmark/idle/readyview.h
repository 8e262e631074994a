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

/// The right column when all is chosen and nothing runs: what Start will do, in a sentence, and the classes
/// with their pictures as bars.
class ReadyView : public QFrame {
    Q_OBJECT
public:
    explicit ReadyView(QWidget* parent = nullptr);

    void show(const DatasetPreview& dataset, const RunPlan& plan, const Device& device);

private:
    void fillClasses(const DatasetPreview& dataset);

    QLabel* m_heading;
    QLabel* m_plan;
    QLabel* m_note;
    QGridLayout* m_classes;
    QLabel* m_moreClasses;
};

}  // namespace epochmark
