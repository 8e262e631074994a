// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/workloadspec.h"

#include <QStringList>
#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace epochmark {

/// A model file as the picker shows it. Plain value.
struct ShownModelFile {
    QString path;
    QString network;  ///< id in the NetworkRegistry; empty while it is read, and where it can't be taken
    QString remarks;  ///< beneath what was taken from it
    QString problem;  ///< why it can't be taken
    bool isFitted = false;  ///< its last layer is to be replaced by one that fits the classes
};

/// Which network is trained: those of the NetworkRegistry, each with what it is as its tool tip, and model
/// files with what was taken from them beneath. Reads no file: it is told what is in it.
class NetworkPicker : public QWidget {
    Q_OBJECT
public:
    explicit NetworkPicker(QWidget* parent = nullptr);

    /// Shows a network without networkChosen(); one that this build doesn't know, or a model file's, leaves
    /// the choice as it is.
    void show(const QString& id);
    /// A NetworkDefinition's id; empty while a model file is read, and where it can't be taken.
    QString network() const;

    /// Newest first; offered beneath the others.
    void setModelFiles(const QStringList& paths);
    void showModelFile(const ShownModelFile& file);
    /// What will be trained, and how many classes the dataset has; 0: none is chosen.
    void setWork(const WorkloadSpec& workload, int classes);
    /// Why what is chosen can't be trained (yet), in a sentence; empty when it can.
    QString problem() const;

Q_SIGNALS:
    /// One of the registry's own.
    void networkChosen(const QString& id);
    /// One of the model files.
    void modelFileChosen(const QString& path);
    /// Somebody has to ask for a model file.
    void browseRequested();
    void fitToggled(bool isFitted);
    /// Its layers are to be seen.
    void layersRequested();

private:
    void addModelFile(int index, const QString& path);
    void choose();
    void explain();
    void updateNotes();
    QString unfit() const;
    /// Whether the file that was taken is one.
    bool isProgram() const;

    QComboBox* m_box;
    QLabel* m_facts;
    QLabel* m_planned;
    QLabel* m_problem;
    QCheckBox* m_fit;
    QPushButton* m_layers;
    QStringList m_recent;
    std::optional<ShownModelFile> m_file;  ///< what is chosen, where it is one
    WorkloadSpec m_workload;
    int m_classes = 0;
};

}  // namespace epochmark
