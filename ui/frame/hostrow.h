// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cost/pricebook.h"
#include "hosts/host.h"

#include <QFrame>
#include <QList>

class QPushButton;
class QVBoxLayout;

namespace epochmark {

/// A machine that is reached by ssh, in the list of the settings: where it is, when it was last looked at,
/// its devices with their rent, and what can be done with it. Asks by its signals. Window thread.
class HostRow : public QFrame {
    Q_OBJECT
public:
    HostRow(const Host& host, const PriceBook& prices, QWidget* parent = nullptr);

    /// While a look is under way, or a run.
    void setLocked(bool isLocked);

Q_SIGNALS:
    void checkRequested(const QString& name);
    void changeRequested(const QString& name);
    void removeRequested(const QString& name);
    /// The name of a device, as its results have it.
    void rentRequested(const QString& deviceName);

private:
    void addHeader(const Host& host);
    void addDevices(const Host& host, const PriceBook& prices);
    void addText(const QString& text, const QString& look);
    QPushButton* addButton(const QString& words, const QString& spoken, const char* name,
                           const QString& icon);

    QVBoxLayout* m_column;
    QString m_name;
    QList<QPushButton*> m_buttons;
};

}  // namespace epochmark
