// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/workloadspec.h"

#include <QDialog>

class QStackedWidget;

namespace epochmark {

class NetworkView;
class SegmentedControl;

/// The network that is to be trained: its figures, drawn, and as a table. Opened beside its page, never
/// executed; deletes itself when closed. Its pictures are taken by the window it belongs to.
class NetworkDialog : public QDialog {
    Q_OBJECT
public:
    /// `workload` as it will be trained; its network's layers must be known (planOf()).
    NetworkDialog(const WorkloadSpec& workload, QWidget* parent);

    NetworkView* view() const { return m_view; }

protected:
    bool event(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    QWidget* makeTable(const WorkloadSpec& workload);
    QWidget* makeTools();
    void takePicture();

    NetworkView* m_view;
    QStackedWidget* m_forms;
    SegmentedControl* m_form;
};

}  // namespace epochmark
