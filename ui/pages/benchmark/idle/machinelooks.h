// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/warning.h"
#include "devices/device.h"
#include "measure/sensors/machinewatch.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace epochmark {

class AppContext;

/// Looks every ten seconds, in the background, at the machine and at what may spoil a measurement on a
/// device: once begin() was called, and while nothing is measured. Window thread.
class MachineLooks : public QObject {
    Q_OBJECT
public:
    explicit MachineLooks(AppContext* context, QObject* parent = nullptr);
    ~MachineLooks() override;

    void begin();
    /// Looks now, with that device from here on; one without an id: at the machine alone.
    void lookAt(const Device& device);
    /// None while a run is measured.
    void setPaused(bool isPaused) { m_isPaused = isPaused; }

Q_SIGNALS:
    /// Of looks that overtake each other only the last one tells.
    void looked(const QString& deviceId, const QList<epochmark::Warning>& warnings,
                const epochmark::MachineLook& look);

private:
    struct SharedWatch;
    struct Found {
        QList<Warning> warnings;
        MachineLook look;
    };
    void lookNow();

    AppContext* m_context;
    Device m_device;
    QTimer m_timer;
    bool m_isPaused = false;
    int m_last = 0;  ///< the number of the look that was begun last
    std::shared_ptr<SharedWatch> m_watch;
};

}  // namespace epochmark
