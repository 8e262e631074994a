// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/scriptmodel.h"

#include "base/format.h"
#include "base/outputfile.h"

#include <QObject>

#include <torch/csrc/jit/api/module.h>

#include <sstream>

namespace epochmark {

namespace {

/// TorchScript's attributes have no dots.
std::string attributeName(const NetworkTensor& tensor)
{
    return QString(tensor.name).replace(QLatin1Char('.'), QLatin1Char('_')).toStdString();
}

torch::jit::Module scriptModule(const Network& network, const NetworkState& state)
{
    const NetworkScript script = network.script();
    torch::jit::Module module(script.className);
    const QList<NetworkTensor> parameters = network.parameters();
    for (qsizetype i = 0; i < parameters.size(); ++i) {
        module.register_parameter(attributeName(parameters.at(i)), state.weights[static_cast<size_t>(i)],
                                  false);
    }
    const QList<NetworkTensor> buffers = network.buffers();
    for (qsizetype i = 0; i < buffers.size(); ++i) {
        module.register_buffer(attributeName(buffers.at(i)), state.buffers[static_cast<size_t>(i)]);
    }
    const char* ending = network.outputUnits() == 1 ? "    return torch.sigmoid(x)\n"
                                                    : "    return torch.softmax(x, 1)\n";
    module.define(script.forward + ending);
    return module;
}

}  // namespace

Result<void> saveScriptModel(const Network& network, const NetworkState& state, const QString& path)
{
    if (network.script().forward.empty()) {
        return Error{ErrorCode::Input,
                     QObject::tr("The trained network of a model file can't be saved as TorchScript by this "
                                 "version."),
                     {}};
    }
    std::ostringstream stream;
    scriptModule(network, state).save(stream);
    const std::string bytes = std::move(stream).str();
    const auto size = static_cast<qsizetype>(bytes.size());
    const auto written = outputfile::write(path, QByteArray::fromRawData(bytes.data(), size));
    return written ? written
                   : Error{ErrorCode::Input,
                           QObject::tr("The trained model can't be written to %1. Choose a folder that you "
                                       "may write to and that has %2 free.")
                               .arg(path, format::bytes(size)),
                           written.error().detail};
}

}  // namespace epochmark
