// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/device.h"

#include <QFrame>
#include <QList>

class QButtonGroup;
class QLabel;
class QPushButton;
class QRadioButton;
class QVBoxLayout;

namespace epochmark {

class IconText;

/// One device as a radio card: name, what it has, who uses it; greyed with reason and remedy when it can't be
/// used.
class DeviceCard : public QFrame {
    Q_OBJECT
public:
    explicit DeviceCard(const Device& device, QWidget* parent = nullptr);

    const Device& device() const { return m_device; }
    /// Null for a device that can't be used.
    QRadioButton* radio() const { return m_radio; }

protected:
    void mousePressEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void updateLook();

    Device m_device;
    QRadioButton* m_radio = nullptr;
};

/// All devices of this machine, and of those that ssh reaches, as cards, one chosen.
class DevicePicker : public QWidget {
    Q_OBJECT
public:
    explicit DevicePicker(QWidget* parent = nullptr);

    /// Shows the devices and chooses `preferredId` if it can be used, else the first usable one. Cards of devices
    /// that are shown already stay: a click that has begun on one isn't lost.
    void setDevices(const QList<Device>& devices, const QString& preferredId);
    /// The chosen one's id; empty if none can be used or none is known yet.
    QString currentId() const;
    Device currentDevice() const;
    /// Without an id when there is none of that one.
    Device device(const QString& id) const;
    void setLocked(bool isLocked);
    /// Why the list may lack some; empty: it doesn't.
    void setProblem(const QString& sentence);

Q_SIGNALS:
    void currentChanged();
    /// The link beneath the list: a device that isn't in this machine.
    void elsewhereRequested();
    /// The one beside it: a machine that ssh reaches is to be added.
    void machineRequested();

private:
    bool isShown(const QList<Device>& devices) const;
    void remakeCards(const QList<Device>& devices);
    void choose(const QString& id);

    QVBoxLayout* m_column;
    QButtonGroup* m_group;
    IconText* m_searching;
    bool m_isLocked = false;
    IconText* m_problem;
    QPushButton* m_elsewhere;
    QPushButton* m_machine;
    QList<DeviceCard*> m_cards;
};

}  // namespace epochmark
