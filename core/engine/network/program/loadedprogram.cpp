// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/program/loadedprogram.h"

#include "base/filereason.h"
#include "base/printable.h"
#include "engine/train/trainingfailure.h"
#include "workload/network/keras/modeltext.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QObject>

#include <ATen/core/grad_mode.h>
#include <c10/util/Exception.h>
#include <torch/csrc/jit/serialization/import.h>

#include <algorithm>
#include <new>
#include <sstream>
#include <utility>

namespace epochmark {

namespace {

constexpr int kMostReason = 300;

QString programName(const NetworkProgram& program)
{
    return printable(QFileInfo(program.path).fileName(), 100);
}

/// LibTorch's and the program's own words may go on for pages: the last line that says something says why.
QString reasonOf(const std::exception& exception)
{
    const QStringList lines = QString::fromUtf8(exception.what()).split(u'\n', Qt::SkipEmptyParts);
    for (auto line = lines.crbegin(); line != lines.crend(); ++line) {
        const QString words = line->trimmed();
        if (words.startsWith(QLatin1String("RuntimeError")) || words.startsWith(QLatin1String("Error"))) {
            return printable(words, kMostReason);
        }
    }
    return lines.isEmpty() ? QString() : printable(lines.first().trimmed(), kMostReason);
}

bool isMemory(const std::exception& exception)
{
    const QString words = QString::fromUtf8(exception.what());
    return dynamic_cast<const std::bad_alloc*>(&exception) != nullptr
           || dynamic_cast<const c10::OutOfMemoryError*>(&exception) != nullptr
           || words.contains(QLatin1String("can't allocate memory"))
           || words.contains(QLatin1String("out of memory"));
}

Error refusedWith(const QString& name, const QString& reason, const std::exception& exception)
{
    Error error = modeltext::refused(name, reason.arg(reasonOf(exception)));
    error.detail = QString::fromUtf8(exception.what());
    return error;
}

/// The file's bytes, which are the hashed ones.
Result<std::string> bytesOf(const NetworkProgram& program, const QString& name)
{
    QFile file(program.path);
    if (!file.open(QIODevice::ReadOnly)) {
        return modeltext::refused(name, QObject::tr("it can't be read: %1").arg(fileReason(file)));
    }
    std::string bytes(static_cast<size_t>(std::clamp<qint64>(file.size(), 0, NetworkProgram::kMostBytes)),
                      '\0');
    const auto size = static_cast<qint64>(bytes.size());
    const bool isWhole = file.read(bytes.data(), size) == size && file.atEnd();
    const QByteArray hash = QCryptographicHash::hash(
        QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(size)), QCryptographicHash::Sha256);
    if (!isWhole || QString::fromLatin1(hash.toHex()) != program.sha256) {
        return modeltext::refused(name, QObject::tr("it was changed since it was chosen. Choose it again"));
    }
    return bytes;
}

/// How many inputs a call has to bring; -1: there is no forward().
int inputsOf(const torch::jit::Module& module)
{
    const auto method = module.find_method("forward");
    if (!method) {
        return -1;
    }
    const auto& arguments = method->function().getSchema().arguments();
    const auto needed = std::count_if(
        arguments.begin() + 1, arguments.end(),
        [](const c10::Argument& argument) { return !argument.default_value().has_value(); });
    return static_cast<int>(needed);
}

Result<void> checkModule(const torch::jit::Module& module, const QString& name)
{
    const int inputs = inputsOf(module);
    if (inputs < 0) {
        return modeltext::refused(name, QObject::tr("it has no forward()"));
    }
    return inputs == 1
               ? Result<void>()
               : modeltext::refused(
                   name, QObject::tr("its forward() takes %1 inputs, not the pictures alone").arg(inputs));
}

}  // namespace

void LoadedProgram::Tensors::add(const at::Tensor& tensor, const Place& place)
{
    const auto known = std::find(m_seen.begin(), m_seen.end(), tensor.unsafeGetTensorImpl());
    if (known != m_seen.end()) {
        places[static_cast<size_t>(known - m_seen.begin())].push_back(place);
        return;
    }
    m_seen.push_back(tensor.unsafeGetTensorImpl());
    const at::Tensor detached = tensor.detach();
    originals.push_back(detached.is_floating_point() ? detached.to(at::kFloat).contiguous().clone()
                                                     : detached.clone());
    places.push_back({place});
}

void LoadedProgram::Tensors::set(const std::vector<at::Tensor>& tensors) const
{
    for (size_t i = 0; i < places.size(); ++i) {
        for (const Place& place : places[i]) {
            place.owner->setSlot(place.slot, tensors[i]);
        }
    }
}

LoadedProgram::LoadedProgram(torch::jit::Module module, QString name)
    : m_module(std::move(module)), m_name(std::move(name))
{
    collect();
}

Result<std::shared_ptr<LoadedProgram>> LoadedProgram::load(const NetworkProgram& program)
{
    const QString name = programName(program);
    auto bytes = bytesOf(program, name);
    if (!bytes) {
        return bytes.error();
    }
    try {
        std::istringstream stream(std::move(bytes).value());
        torch::jit::Module module = torch::jit::load(stream, at::kCPU);
        if (const auto fits = checkModule(module, name); !fits) {
            return fits.error();
        }
        std::shared_ptr<LoadedProgram> loaded(new LoadedProgram(std::move(module), name));
        if (loaded->m_parameters.originals.empty()) {
            return modeltext::refused(name,
                                      QObject::tr("nothing in it can be trained: no parameter asks for a "
                                                  "gradient. Save it unfrozen, with requires_grad"));
        }
        return loaded;
    } catch (const std::exception& exception) {
        if (isMemory(exception)) {
            throw;
        }
        return refusedWith(name, QObject::tr("LibTorch can't load it (%1)"), exception);
    }
}

void LoadedProgram::collect()
{
    for (const torch::jit::Module& part : m_module.modules()) {
        const auto owner = part._ivalue();
        const auto type = owner->type();
        for (size_t slot = 0; slot < type->numAttributes(); ++slot) {
            const c10::IValue& value = owner->getSlot(slot);
            if (!value.isTensor() || !value.toTensor().defined()) {
                continue;
            }
            const at::Tensor tensor = value.toTensor();
            const bool isTrained = type->is_parameter(slot) && tensor.requires_grad();
            Tensors& group = isTrained ? m_parameters : tensor.is_floating_point() ? m_buffers : m_others;
            group.add(tensor, {owner, slot});
        }
    }
    restoreOthers();
}

std::vector<std::pair<std::string, int64_t>> LoadedProgram::parts() const
{
    std::vector<std::pair<std::string, int64_t>> parts;
    for (const auto& child : m_module.named_children()) {
        int64_t count = 0;
        for (const at::Tensor& parameter : child.value.parameters()) {
            count += parameter.requires_grad() ? parameter.numel() : 0;
        }
        parts.emplace_back(child.name, count);
    }
    return parts;
}

void LoadedProgram::restoreOthers()
{
    const std::lock_guard lock(m_mutex);
    std::vector<at::Tensor> fresh;
    for (const at::Tensor& tensor : m_others.originals) {
        fresh.push_back(tensor.to(m_device, tensor.scalar_type(), false, true));
    }
    m_others.set(fresh);
}

void LoadedProgram::moveOthers(at::Device device)
{
    if (device == m_device) {
        return;
    }
    for (const auto& places : m_others.places) {
        const at::Tensor moved = places.front().owner->getSlot(places.front().slot).toTensor().to(device);
        for (const Place& place : places) {
            place.owner->setSlot(place.slot, moved);
        }
    }
    m_device = device;
}

/// A program may put another tensor in a buffer's place instead of changing it.
void LoadedProgram::takeChanged(const std::vector<at::Tensor>& buffers) const
{
    const at::NoGradGuard guard;
    for (size_t i = 0; i < buffers.size(); ++i) {
        const Place& place = m_buffers.places[i].front();
        const at::Tensor now = place.owner->getSlot(place.slot).toTensor();
        if (!now.is_same(buffers[i])) {
            buffers[i].copy_(now);
        }
    }
}

at::Tensor LoadedProgram::forward(const std::vector<at::Tensor>& parameters,
                                  const std::vector<at::Tensor>& buffers, const at::Tensor& pictures,
                                  bool isTraining)
{
    const std::lock_guard lock(m_mutex);
    try {
        moveOthers(pictures.device());
        m_parameters.set(parameters);
        m_buffers.set(buffers);
        m_module.train(isTraining);
        const c10::IValue outputs = m_module.forward({pictures});
        if (isTraining) {
            takeChanged(buffers);
        }
        if (outputs.isTensor()) {
            return outputs.toTensor();
        }
        throw TrainingFailure(modeltext::refused(
            m_name, QObject::tr("it gives %1 instead of one tensor")
                        .arg(printable(QString::fromStdString(outputs.type()->repr_str()), 100))));
    } catch (const TrainingFailure&) {
        throw;
    } catch (const std::exception& exception) {
        if (isMemory(exception)) {
            throw;
        }
        throw TrainingFailure(
            refusedWith(m_name, QObject::tr("it failed on a batch of pictures (%1)"), exception));
    }
}

}  // namespace epochmark
