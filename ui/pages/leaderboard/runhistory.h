// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/epochsmodel.h"
#include "results/record/runrecord.h"

#include <QWidget>

class QBoxLayout;
class QLabel;

namespace epochmark {

class BoardTable;
class CurveChart;
class SensorChart;

/// One stored run, epoch by epoch: its curves, what sensors told, and a table of its epochs. Part of the
/// details; window thread.
class RunHistory : public QWidget {
    Q_OBJECT
public:
    explicit RunHistory(QWidget* parent = nullptr);

    /// `number` from 1, of `count` runs of its set. Hides itself for a run without a finished epoch.
    void setRun(const RunRecord& run, qsizetype number, qsizetype count);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeChart(const QString& title, CurveChart* chart);

    EpochsModel m_epochs;
    QString m_runId;
    QLabel* m_title;
    QBoxLayout* m_charts;
    CurveChart* m_accuracy;
    CurveChart* m_loss;
    SensorChart* m_sensors;
    BoardTable* m_table;
};

}  // namespace epochmark
