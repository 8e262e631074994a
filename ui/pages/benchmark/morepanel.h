// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "run/runrequest.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QSpinBox;

namespace epochmark {

/// What lies behind More: epochs, batch, learning rate, seed, threads, precision, pipeline and repeats, as fields.
class MorePanel : public QWidget {
    Q_OBJECT
public:
    explicit MorePanel(QWidget* parent = nullptr);

    /// Fills the fields without edited().
    void setRequest(const RunRequest& request);
    /// Writes the fields into `request`, leaving dataset, device and preset as they are.
    void writeTo(RunRequest& request) const;

    int repeats() const;
    /// Most threads that can be chosen (logical cores); threads are for the CPU alone.
    void setCpu(bool isCpu, int logicalCores);
    /// "batch 20 · seed 42 · 4 threads · fp32"
    QString summary() const;

Q_SIGNALS:
    void edited();

private:
    void addField(const QString& label, QWidget* field, const QString& objectName, const QString& explanation);
    void makeFields();

    QGridLayout* m_grid;
    QSpinBox* m_epochs;
    QSpinBox* m_batch;
    QDoubleSpinBox* m_rate;
    QSpinBox* m_seed;
    QSpinBox* m_threads;
    QComboBox* m_precision;
    QComboBox* m_pipeline;
    QSpinBox* m_repeats;
};

}  // namespace epochmark
