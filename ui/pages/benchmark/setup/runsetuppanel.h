// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/warning.h"
#include "devices/device.h"
#include "pages/benchmark/queue/queuelist.h"
#include "pages/benchmark/setup/datasetpreview.h"
#include "queue/runplan.h"

#include <QElapsedTimer>
#include <QFrame>
#include <QStringList>

#include <optional>

class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace epochmark {

class DatasetPicker;
class DevicePicker;
class Fold;
class IconText;
class LibTorchNotice;
class MorePanel;
class NetworkPicker;
class PresetPicker;
struct FileNetwork;

/// The left column: what to run. Owns the pickers, keeps preset and fields in step, says why Start is off.
/// Knows no store and no job: the page listens to its signals.
class RunSetupPanel : public QFrame {
    Q_OBJECT
public:
    explicit RunSetupPanel(QWidget* parent = nullptr);

    DatasetPicker* datasetPicker() const { return m_dataset; }
    NetworkPicker* networkPicker() const { return m_networks; }

    void setDevices(const QList<Device>& devices, const QString& preferredId);
    /// Ids of those that stand for any of a cluster's nodes: ranks are nodes there. Before setDevices().
    void setNodeDevices(const QStringList& ids) { m_nodeDevices = ids; }
    /// Why the list of devices may lack some; empty: it doesn't.
    void setDeviceProblem(const QString& sentence);
    /// Preset and fields of an earlier run; its device is chosen once known.
    void setRequest(const RunRequest& request);
    /// How often an earlier plan ran each set, and its pauses.
    void setRepeats(const Repeats& repeats, const CoolDownRule& coolDown);
    /// How many processes shared an earlier plan's runs out.
    void setRanks(int ranks);
    /// What was chosen of them, whatever the plan can use.
    int chosenRanks() const;
    /// What is chosen; without dataset path when none is.
    RunRequest request() const;
    /// What Start would run: the queue, or what is chosen.
    RunPlan plan() const;
    Device device() const;
    /// Of this machine; without an id when it has none of that name.
    Device device(const QString& id) const;
    /// Where the model goes; empty: it isn't kept.
    void setModelPath(const QString& path);

    /// The network of the model file that the picker shows, at the file's own learning rate.
    void trainModelFile(const FileNetwork& network);
    /// The picker's model file is being read, or can't be taken.
    void showNetwork() { updateChoice(); }
    /// Whether what the network's picker shows can be trained on the dataset.
    bool isNetworkReady() const;

    void setDataset(const std::optional<DatasetPreview>& preview);
    const std::optional<DatasetPreview>& dataset() const { return m_preview; }

    /// Whether all that a run needs is chosen, and no field holds what can't be meant.
    bool canStart() const;
    /// Busy: everything locked, Start becomes Stop.
    void setBusy(bool isBusy);
    bool isBusy() const { return m_isBusy; }
    /// Stop was pressed: off until the run has ended.
    void setStopping();
    void setQueue(const QueueList::Content& content);
    /// What may spoil a measurement on that device; shown above Start until it runs. Dropped when another
    /// device has been chosen meanwhile.
    void setPreflight(const QString& deviceId, const QList<Warning>& warnings);

Q_SIGNALS:
    void startRequested();
    void stopRequested();
    /// The run or the pause in work is to be left for the next one.
    void skipRequested();
    void modelPathRequested();
    /// A device is to be measured that isn't in this machine.
    void elsewhereRequested();
    /// A machine that ssh reaches is to be added.
    void machineRequested();
    /// Network, preset, fields, device or dataset have changed.
    void choiceChanged();

private:
    QWidget* makeScrolled();
    void addSection(QVBoxLayout* column, const QString& title, QWidget* widget);
    void agreeToNames();
    void chooseNetwork(const QString& id);
    void setRate(double learningRate);
    void choosePreset(Preset preset);
    void readFields();
    void followQueue();
    void updateChoice();
    void press();
    void updateStart();
    QString reasonAgainst() const;

    RunRequest m_request;
    std::optional<DatasetPreview> m_preview;
    std::optional<double> m_fileRate;  ///< learning rate of the model file that is chosen
    QStringList m_nodeDevices;
    bool m_isBusy = false;
    QElapsedTimer m_busyFor;
    bool m_isFocusKept = false;  ///< Stop had it when it was pressed
    LibTorchNotice* m_libTorch;
    DatasetPicker* m_dataset;
    DevicePicker* m_devices;
    NetworkPicker* m_networks;
    PresetPicker* m_presets;
    MorePanel* m_more;
    Fold* m_fold;
    QueueList* m_queue;
    QScrollArea* m_scroll = nullptr;
    QWidget* m_shownRow = nullptr;   ///< of the queue, scrolled to last
    bool m_isQueueFollowed = false;  ///< it is kept in sight, since nobody scrolled away from it
    bool m_wasMoreOpen = false;
    IconText* m_preflight;
    IconText* m_lock;
    IconText* m_reason;  ///< above Start: why it is off
    IconText* m_hint;    ///< beneath: what it will do
    QPushButton* m_start;
};

}  // namespace epochmark
