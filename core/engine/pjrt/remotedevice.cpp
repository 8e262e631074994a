// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/remotedevice.h"

#include "devices/plugin/pluginrefusal.h"
#include "engine/train/trainingfailure.h"

#include <QObject>
#include <QStringList>

namespace epochmark {

namespace {

/// How long an execution may go on once the user has asked to stop: epochs finished meanwhile count.
constexpr double kGraceSeconds = 10;

void putType(wire::Writer& request, const HloType& type)
{
    request.text(type.element).number(static_cast<int64_t>(type.dims.size()));
    for (const int64_t size : type.dims) {
        request.number(size);
    }
}

void putTypes(wire::Writer& request, const std::vector<HloType>& types)
{
    request.number(static_cast<int64_t>(types.size()));
    for (const HloType& type : types) {
        putType(request, type);
    }
}

void putNumbers(wire::Writer& request, const std::vector<int64_t>& numbers)
{
    request.number(static_cast<int64_t>(numbers.size()));
    for (const int64_t number : numbers) {
        request.number(number);
    }
}

}  // namespace

RemoteDevice::RemoteDevice(PluginTarget target, QString deviceId)
    : m_target(std::move(target)), m_deviceId(std::move(deviceId))
{}

RemoteDevice::~RemoteDevice() = default;

void RemoteDevice::fail(const WorkerFailure& failure) const
{
    if (failure.kind == WorkerFailure::Kind::Stopped) {
        throw TrainingFailure(
            {ErrorCode::Stopped, QObject::tr("Stopped while %1 was at work.").arg(m_deviceId), {}});
    }
    const PluginRefusal refusal = refusalOf(failure);
    QStringList detail{failure.words, failure.lastWords};
    detail.removeAll(QString());
    throw TrainingFailure(
        {ErrorCode::DeviceUnavailable,
         QObject::tr("%1 can't train: %2 %3").arg(m_deviceId, refusal.reason, refusal.remedy),
         detail.join(u'\n')});
}

WorkerAnswer RemoteDevice::answerTo(const wire::Writer& request, double graceSeconds)
{
    WorkerProcess::Patience patience;
    patience.stop = m_stop;
    patience.graceSeconds = graceSeconds;
    return m_worker->call(request, patience);
}

wire::Reader RemoteDevice::call(const wire::Writer& request, double graceSeconds)
{
    const WorkerAnswer answer = answerTo(request, graceSeconds);
    if (answer.failure) {
        fail(*answer.failure);
    }
    return answer.reader();
}

void RemoteDevice::open()
{
    auto worker = WorkerProcess::start(startOf(m_target.library).environment);
    if (!worker) {
        throw TrainingFailure(worker.error());
    }
    m_worker = std::move(worker).value();
    WorkerProcess::Patience patience;
    patience.stop = m_stop;
    m_facts = openAnswer(m_worker->call(openRequest(m_target.library), patience));
    if (m_facts.failure) {
        fail(*m_facts.failure);
    }
    if (m_target.place >= m_facts.devices.size()) {
        const PluginRefusal refusal = noDeviceRefusal();
        throw TrainingFailure(
            {ErrorCode::DeviceUnavailable,
             QObject::tr("%1 can't train: %2 %3").arg(m_deviceId, refusal.reason, refusal.remedy),
             {}});
    }
}

double RemoteDevice::compile(int64_t program, const StepProgram& what)
{
    wire::Writer request;
    request.command(wire::Command::Compile).number(program).number(m_target.place).text(what.text);
    putTypes(request, what.arguments);
    putTypes(request, what.results);
    return call(request, 0).real();
}

unsigned char* RemoteDevice::sharedMemory(size_t bytes)
{
    unsigned char* memory = m_worker->sharedMemory(bytes);
    if (memory == nullptr) {
        throw TrainingFailure(
            {ErrorCode::Internal,
             QObject::tr("There is not enough memory to hand the pictures over to %1. Close "
                         "other programs, or choose a smaller dataset.")
                 .arg(m_deviceId),
             {}});
    }
    return memory;
}

/// The request that follows when the bytes are where the worker sees them.
wire::Writer RemoteDevice::handedOver(int64_t buffer, const HloType& type,
                                      const std::function<void(unsigned char*)>& fill)
{
    fill(sharedMemory(static_cast<size_t>(type.byteCount())));
    wire::Writer request;
    request.command(wire::Command::Upload).number(buffer).number(m_target.place);
    putType(request, type);
    return request.number(0);
}

void RemoteDevice::upload(int64_t buffer, const HloType& type,
                          const std::function<void(unsigned char*)>& fill)
{
    call(handedOver(buffer, type, fill), kGraceSeconds);
}

bool RemoteDevice::uploadIfRoom(int64_t buffer, const HloType& type,
                                const std::function<void(unsigned char*)>& fill)
{
    const WorkerAnswer answer = answerTo(handedOver(buffer, type, fill), kGraceSeconds);
    if (!answer.failure) {
        return true;
    }
    const WorkerFailure& failure = *answer.failure;
    if (failure.kind != WorkerFailure::Kind::Refused || failure.code != wire::kResourceExhausted) {
        fail(failure);
    }
    return false;
}

void RemoteDevice::execute(int64_t program, const std::vector<int64_t>& arguments,
                           const std::vector<int64_t>& results)
{
    wire::Writer request;
    request.command(wire::Command::Execute).number(program);
    putNumbers(request, arguments);
    putNumbers(request, results);
    call(request, kGraceSeconds);
}

void RemoteDevice::wait()
{
    call(wire::Writer().command(wire::Command::Wait), kGraceSeconds);
}

bool RemoteDevice::read(int64_t buffer, const HloType& type,
                        const std::function<void(const unsigned char*)>& take)
{
    unsigned char* memory = sharedMemory(static_cast<size_t>(type.byteCount()));
    const int64_t where =
        call(wire::Writer().command(wire::Command::Read).number(buffer).number(0), kGraceSeconds).number();
    take(memory);
    return where == device().id;
}

}  // namespace epochmark
