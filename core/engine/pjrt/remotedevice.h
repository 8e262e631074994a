// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stoptoken.h"
#include "devices/plugin/plugins.h"
#include "devices/plugin/workerprocess.h"
#include "engine/pjrt/hlo/hlotext.h"
#include "engine/pjrt/hlo/stepprogram.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace epochmark {

/// One device of a plug-in, driven through a worker process. Buffers and programs have the numbers that the
/// caller gives them. Whatever goes wrong is thrown as a TrainingFailure with a sentence for the user. Made,
/// used and destroyed on the training thread.
class RemoteDevice {
public:
    /// `deviceId`: for sentences.
    RemoteDevice(PluginTarget target, QString deviceId);
    ~RemoteDevice();

    /// Ends waiting early: compiling at once, an execution after a while in which it may end by itself.
    void setStop(const StopToken& stop) { m_stop = stop; }
    /// What the plug-in tells of itself and of its devices.
    const PluginVerdict& facts() const { return m_facts; }
    const PluginDeviceFacts& device() const { return m_facts.devices[m_target.place]; }

    /// Starts the process, loads the plug-in.
    void open();
    /// Returns the seconds that the plug-in took.
    double compile(int64_t program, const StepProgram& what);
    /// `fill` writes the bytes, row-major.
    void upload(int64_t buffer, const HloType& type, const std::function<void(unsigned char*)>& fill);
    /// The same; false, and nothing has changed, where the device has no memory left for it.
    bool uploadIfRoom(int64_t buffer, const HloType& type, const std::function<void(unsigned char*)>& fill);
    /// Asks for an execution; returns once at most wire::kInFlight are under way.
    void execute(int64_t program, const std::vector<int64_t>& arguments, const std::vector<int64_t>& results);
    void wait();
    /// `take` reads the bytes. Returns whether the buffer lay on this device.
    bool read(int64_t buffer, const HloType& type, const std::function<void(const unsigned char*)>& take);
    /// Whether there is memory here for an upload of that size.
    bool canHandOver(size_t bytes) { return m_worker->sharedMemory(bytes) != nullptr; }
    /// Gives the memory back that large uploads went through.
    void releaseSharedMemory() { m_worker->releaseSharedMemory(); }

private:
    WorkerAnswer answerTo(const wire::Writer& request, double graceSeconds);
    wire::Reader call(const wire::Writer& request, double graceSeconds);
    wire::Writer handedOver(int64_t buffer, const HloType& type,
                            const std::function<void(unsigned char*)>& fill);
    [[noreturn]] void fail(const WorkerFailure& failure) const;
    unsigned char* sharedMemory(size_t bytes);

    PluginTarget m_target;
    QString m_deviceId;
    StopToken m_stop;
    PluginVerdict m_facts;
    std::unique_ptr<WorkerProcess> m_worker;
};

}  // namespace epochmark
