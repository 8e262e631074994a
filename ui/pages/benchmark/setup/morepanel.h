// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/device.h"
#include "queue/runplan.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;

namespace epochmark {

class NumberField;
class QueuePanel;

/// What lies behind More: epochs, batch, learning rate, seed, threads, ranks, precision, pipeline, repeats,
/// the queue with its cool-down, and whether the trained model is kept.
class MorePanel : public QWidget {
    Q_OBJECT
public:
    explicit MorePanel(QWidget* parent = nullptr);

    /// Fills the fields without edited().
    void setRequest(const RunRequest& request);
    /// Writes the fields into `request`, leaving dataset, device and preset as they are.
    void writeTo(RunRequest& request) const;

    /// "Batch: A whole number from 1 to 4,096."; empty unless a field holds something else.
    QString problem() const;
    int threads() const;
    /// Processes that share each run out; 1: none but this, and where no set trains on processors.
    int ranks() const;
    /// What the field says, whatever is to be trained on.
    int chosenRanks() const;
    /// Without edited().
    void setRanks(int ranks);
    Repeats repeats() const;
    CoolDownRule coolDown() const;
    /// Without edited(), as far as the fields can say it.
    void setRepeats(const Repeats& repeats, const CoolDownRule& coolDown);
    /// What the queue holds; empty: the device and threads chosen.
    const QList<SetChoice>& choices() const;
    /// The device chosen; without an id: none can be used yet. Threads are for the CPU alone, at most its
    /// logical cores.
    /// `isCluster`: it stands for any of a cluster's nodes, and the ranks are nodes.
    void setDevice(const Device& device, bool isCluster = false);
    /// Where the model goes; empty: it isn't kept.
    void setModelPath(const QString& path);
    /// Whether the trained network can be kept at all; when not, it isn't.
    void setKeepable(bool isKeepable);
    /// "batch 20 · seed 42 · 4 threads · fp32"
    QString summary() const;

Q_SIGNALS:
    /// A value, or whether a field holds one.
    void edited();
    /// The model is to be kept: somebody has to ask where, and to answer by setModelPath().
    void modelPathRequested();

private:
    QLabel* addField(const QString& label, QWidget* field, const QString& objectName,
                     const QString& explanation);
    void addProblem(const NumberField* field);
    QList<NumberField*> numberFields() const;
    void makeFields();
    void makeQueue();
    void updateCurrent();
    void showPrecisions();
    bool hasThreads() const;
    bool hasRanks() const;
    void limitRanks();
    void nameRanks();
    void keepModel(bool isKept);

    QGridLayout* m_grid;
    NumberField* m_epochs;
    NumberField* m_batch;
    NumberField* m_rate;
    NumberField* m_seed;
    NumberField* m_threads;
    NumberField* m_ranks;
    QLabel* m_ranksCaption = nullptr;
    QComboBox* m_precision;
    QComboBox* m_pipeline;
    NumberField* m_repeats;
    QComboBox* m_coolDown;
    QueuePanel* m_queue;
    QCheckBox* m_keepModel;
    QString m_modelPath;
    Device m_device;
    bool m_isCluster = false;  ///< m_device is one of so many nodes
};

}  // namespace epochmark
